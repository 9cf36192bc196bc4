// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/load/AnswerParser.h"
#include "core/runs/load/LoadBook.h"
#include "core/runs/load/LoadEngine.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/error.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

using LoadSocket = boost::asio::basic_stream_socket<boost::asio::ip::tcp,
                                                    boost::asio::io_context::executor_type>;
using LoadEndpoints = std::vector<boost::asio::ip::tcp::endpoint>;

/// How a kind of stream is made and opened; one for plain sockets, one for TLS.
template<class Stream>
struct StreamMaker;

/// What connections ask of who owns them.
class LoadOwner
{
public:
    virtual ~LoadOwner() = default;
    [[nodiscard]] virtual double now() const = 0;
    [[nodiscard]] virtual const LoadEndpoints &endpoints() const = 0;
    /// The connection is free again.
    virtual void released(std::size_t slot, bool wasGood) = 0;

    LoadBook *book = nullptr;
    const LoadOrder *order = nullptr;
    AnswerReader *reader = nullptr;
    AnswerSink sink;
};

/// What is wrong with a whole answer; empty: nothing. Fills in the tokens of the record.
[[nodiscard]] std::string judgeAnswer(const LoadOrder &order,
                                      AnswerReader &reader,
                                      AnswerState &state,
                                      RequestRecord &record);

/// The words of an error of the network.
[[nodiscard]] std::string wordsOf(const boost::system::error_code &error);

/// The server closed the connection, politely or not.
[[nodiscard]] bool isClosed(const boost::system::error_code &error);

/// One connection and the request it carries, if any. Exactly one operation waits while it is busy.
template<class Stream>
class LoadConnection final
{
public:
    LoadConnection(LoadOwner &owner, StreamMaker<Stream> &maker, std::size_t slot)
        : m_owner(owner)
        , m_maker(maker)
        , m_slot(slot)
        , m_buffer(kBufferBytes)
    {
    }

    void begin(double intended, std::uint64_t i, std::size_t variant)
    {
        m_record = {};
        m_record.intended = intended;
        m_record.sent = m_owner.now();
        m_isBusy = true;
        m_isExpired = m_wasRetried = false;
        m_owner.book->began();
        m_request = m_owner.order->requests->bytes(i, variant, m_spare);
        m_isReused = m_stream != nullptr;
        if (m_isReused)
            send();
        else
            connect();
    }

    /// Gives up a request that takes longer than is allowed.
    void expire(double now)
    {
        if (!m_isBusy || m_isExpired || now - m_record.sent < m_owner.order->timeout)
            return;
        m_isExpired = true;
        closeSocket();
    }

    /// For good; what waits comes to nothing.
    void shut()
    {
        m_isShut = true;
        closeSocket();
    }

private:
    static constexpr std::size_t kBufferBytes = 16 * 1024;

    void connect()
    {
        m_isReused = false;
        m_stream = m_maker.make();
        boost::asio::async_connect(
            m_stream->lowest_layer(),
            m_owner.endpoints(),
            [this](const boost::system::error_code &error, const auto &) { connected(error); });
    }

    void connected(const boost::system::error_code &error)
    {
        if (m_isShut)
            return;
        if (error)
            return broken(error);
        boost::system::error_code ignored;
        m_stream->lowest_layer().set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        m_maker.open(*m_stream, [this](const boost::system::error_code &failed) {
            if (m_isShut)
                return;
            if (failed)
                return broken(failed);
            send();
        });
    }

    void send()
    {
        m_state.reset();
        m_parser.emplace(m_owner.sink, m_state);
        m_from = m_to = 0;
        m_hasAnswer = false;
        m_unsent = m_request;
        sendRest();
    }

    void sendRest()
    {
        m_stream->async_write_some(
            boost::asio::const_buffer(m_unsent.data(), m_unsent.size()),
            [this](const boost::system::error_code &error, std::size_t bytes) {
                if (m_isShut)
                    return;
                if (error)
                    return broken(error);
                m_unsent.remove_prefix(bytes);
                if (m_unsent.empty())
                    receive();
                else
                    sendRest();
            });
    }

    void receive()
    {
        m_stream->async_read_some(
            boost::asio::mutable_buffer(m_buffer.data() + m_to, m_buffer.size() - m_to),
            [this](const boost::system::error_code &error, std::size_t bytes) {
                if (m_isShut)
                    return;
                received(error, bytes);
            });
    }

    void received(const boost::system::error_code &error, std::size_t bytes)
    {
        if (error)
            return ended(error);
        m_hasAnswer = true;
        m_to += bytes;
        if (m_state.status == 0 && !beginsAsHttp())
            return fail("the answer is not HTTP");
        boost::system::error_code wrong;
        parse(wrong);
        if (m_state.newPieces > 0)
            tokensCame();
        if (wrong)
            return fail("the answer cannot be understood: " + wordsOf(wrong));
        if (m_parser->is_done())
            return complete();
        if (m_from > 0) {
            std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_from),
                      m_buffer.begin() + static_cast<std::ptrdiff_t>(m_to),
                      m_buffer.begin());
            m_to -= m_from;
            m_from = 0;
        }
        if (m_to == m_buffer.size())
            return fail("the answer's head is too large");
        receive();
    }

    /// The parser waits for the end of a head first, which others may never send.
    [[nodiscard]] bool beginsAsHttp() const
    {
        constexpr std::string_view kBegin = "HTTP/";
        const std::string_view head(m_buffer.data() + m_from, m_to - m_from);
        return kBegin.starts_with(head.substr(0, kBegin.size()));
    }

    /// As far as it is there. Provisional answers (1xx) are passed over.
    void parse(boost::system::error_code &wrong)
    {
        while (m_from < m_to) {
            m_from += m_parser->put(
                boost::asio::const_buffer(m_buffer.data() + m_from, m_to - m_from), wrong);
            if (wrong == boost::beast::http::error::need_more) {
                wrong = {};
                return;
            }
            if (wrong || !m_parser->is_done() || m_state.status / 100 != 1)
                return;
            m_state.reset();
            m_parser.emplace(m_owner.sink, m_state);
        }
    }

    void tokensCame()
    {
        const double now = m_owner.now();
        if (m_state.pieces == m_state.newPieces)
            m_record.firstToken = now;
        else
            m_owner.book->gap(m_record.intended, now - m_record.lastToken);
        for (std::uint64_t more = 1; more < m_state.newPieces; ++more) // came in one packet
            m_owner.book->gap(m_record.intended, 0);
        m_record.lastToken = now;
        m_state.newPieces = 0;
    }

    /// The server sends nothing more: for some answers that is their end.
    void ended(const boost::system::error_code &error)
    {
        if (!isClosed(error) || !m_hasAnswer || m_isExpired)
            return broken(error);
        boost::system::error_code wrong;
        m_parser->put_eof(wrong);
        if (wrong || !m_parser->is_done())
            return fail("closed in the middle of an answer");
        complete();
    }

    void broken(const boost::system::error_code &error)
    {
        if (m_isExpired)
            return fail("timed out");
        if (m_isReused && !m_hasAnswer && !m_wasRetried && isClosed(error)) {
            m_wasRetried = true;
            m_owner.book->retried();
            closeSocket();
            m_stream.reset();
            return connect();
        }
        fail(wordsOf(error));
    }

    void complete()
    {
        m_record.end = m_owner.now();
        m_record.bytes = m_state.bytes;
        if (!m_parser->keep_alive() || m_from != m_to)
            closeSocket();
        const std::string wrong = judgeAnswer(*m_owner.order, *m_owner.reader, m_state, m_record);
        finish(wrong);
    }

    void fail(std::string_view words)
    {
        m_record.end = m_owner.now();
        closeSocket();
        finish(words);
    }

    void finish(std::string_view wrong)
    {
        m_record.isGood = wrong.empty();
        if (m_isClosed)
            m_stream.reset();
        m_isClosed = false;
        m_isBusy = false;
        m_owner.book->finished(m_record, wrong);
        m_owner.released(m_slot, wrong.empty());
    }

    void closeSocket()
    {
        boost::system::error_code ignored;
        if (m_stream)
            m_stream->lowest_layer().close(ignored);
        m_isClosed = true;
    }

    LoadOwner &m_owner;
    StreamMaker<Stream> &m_maker;
    std::size_t m_slot;
    std::unique_ptr<Stream> m_stream; ///< none: not connected
    std::vector<char> m_buffer;
    std::size_t m_from = 0; ///< what is not parsed yet
    std::size_t m_to = 0;
    AnswerState m_state;
    std::optional<AnswerParser> m_parser;
    RequestRecord m_record;
    std::string m_spare;
    std::string_view m_request;
    std::string_view m_unsent;
    bool m_isBusy = false;
    bool m_isReused = false; ///< the connection served a request before
    bool m_wasRetried = false;
    bool m_hasAnswer = false; ///< some bytes of it
    bool m_isExpired = false;
    bool m_isClosed = false;
    bool m_isShut = false;
};

} // namespace perfdeck
