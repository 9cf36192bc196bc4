// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/load/AnswerReader.h"
#include "core/runs/load/EventStream.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace perfdeck {

/// Where parts of an answer go while they come.
struct AnswerSink
{
    AnswerReader *reader = nullptr; ///< of the protocol; shared by all connections of a load
    bool streams = false; ///< server-sent events are expected
    bool keepsBody = false; ///< the whole is read at the end
};

/// What was found in one answer; its memory is kept from answer to answer.
struct AnswerState
{
    int status = 0;
    std::uint64_t bytes = 0; ///< of the body
    std::uint64_t pieces = 0; ///< of the stream, with text
    std::uint64_t newPieces = 0; ///< since the reader of the socket looked last
    std::uint64_t outputTokens = 0;
    bool isEventStream = false;
    std::string encoding;
    std::string error; ///< inside the stream
    std::string body; ///< its begin; all of it with AnswerSink::keepsBody
    EventStream events;

    void reset();
};

/// Parses one answer without allocating. Heavy header: only the parts that own sockets include it.
class AnswerParser final : public boost::beast::http::basic_parser<false>
{
public:
    AnswerParser(const AnswerSink &sink, AnswerState &answer);

    static constexpr std::uint32_t kMostHeadBytes = 8192;
    static constexpr std::uint64_t kMostBodyBytes = std::uint64_t{1} << 30U;
    static constexpr std::size_t kKeptOfBody = 4096; ///< for words of refusal
    static constexpr std::size_t kKeptWhole = std::size_t{8} << 20U;

private:
    using Text = boost::beast::string_view;
    using Code = boost::beast::error_code;

    void on_request_impl(
        boost::beast::http::verb method, Text name, Text target, int version, Code &error) override;
    void on_response_impl(int code, Text reason, int version, Code &error) override;
    void
    on_field_impl(boost::beast::http::field name, Text nameText, Text value, Code &error) override;
    void on_header_impl(Code &error) override;
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, Code &error) override;
    std::size_t on_body_impl(Text body, Code &error) override;
    void on_chunk_header_impl(std::uint64_t size, Text extensions, Code &error) override;
    std::size_t on_chunk_body_impl(std::uint64_t remain, Text body, Code &error) override;
    void on_finish_impl(Code &error) override;

    void take(std::string_view bytes, Code &error);
    void takeEvent(std::string_view data);

    const AnswerSink &m_sink;
    AnswerState &m_state;
    EventStream::Sink m_takeEvent;
};

} // namespace perfdeck
