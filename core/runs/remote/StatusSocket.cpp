// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/StatusSocket.h"

#include "core/runs/remote/AsioWait.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace perfdeck {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Code = boost::system::error_code;

constexpr std::size_t kMostFrameBytes = 1 << 20;

} // namespace

class StatusSocket::Private
{
public:
    Private() { m_socket.read_message_max(kMostFrameBytes); }

    ~Private()
    {
        // The handler of a read that is under way refers to this object.
        drop();
        while (m_isReading) {
            m_loop.restart();
            m_loop.run_for(kStopSlice);
        }
    }

    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    Code open(const ServingAddress &address, const std::string &target, const WaitLimit &limit)
    {
        Code error;
        asio::ip::tcp::resolver resolver(m_loop);
        const auto found = resolver.resolve(address.host, std::to_string(address.port), error);
        if (error)
            return error;
        if (error = step(limit, [&](auto done) { transport().async_connect(found, done); }); error)
            return error;
        transport().expires_never();
        return step(limit, [&](auto done) {
            m_socket.async_handshake(address.hostHeader(), target, done);
        });
    }

    News wait(const WaitLimit &limit, std::string &frame)
    {
        if (!m_isReading && !m_isFrameReady && !m_isClosed)
            startReading();
        while (!m_isFrameReady && !m_isClosed && !limit.isOver()) {
            m_loop.restart();
            m_loop.run_for(kStopSlice);
        }
        if (m_isFrameReady) {
            frame = std::move(m_frame);
            m_isFrameReady = false;
            return News::Frame;
        }
        return m_isClosed ? News::Closed : News::Silence;
    }

    News say(const std::string &word, const WaitLimit &limit)
    {
        const Code error
            = step(limit, [&](auto done) { m_socket.async_write(asio::buffer(word), done); });
        m_isClosed |= error.failed();
        return m_isClosed ? News::Closed : News::Silence;
    }

private:
    beast::tcp_stream &transport() { return beast::get_lowest_layer(m_socket); }

    void drop() { transport().close(); }

    template<class Start>
    Code step(const WaitLimit &limit, Start &&start)
    {
        return waitFor(m_loop, limit, start, [this] { drop(); });
    }

    void startReading()
    {
        m_isReading = true;
        m_socket.async_read(m_buffer, [this](Code error, std::size_t) {
            m_isReading = false;
            m_isClosed = error.failed();
            m_isFrameReady = !m_isClosed;
            m_frame = m_isClosed ? std::string() : beast::buffers_to_string(m_buffer.data());
            m_buffer.clear();
        });
    }

    asio::io_context m_loop;
    beast::websocket::stream<beast::tcp_stream> m_socket{m_loop};
    beast::flat_buffer m_buffer;
    std::string m_frame;
    bool m_isReading = false;
    bool m_isFrameReady = false;
    bool m_isClosed = false;
};

StatusSocket::StatusSocket()
    : m_private(std::make_unique<Private>())
{
}

StatusSocket::~StatusSocket() = default;

Status StatusSocket::open(const ServingAddress &address,
                          const std::string &target,
                          Duration patience,
                          const std::stop_token &stop)
{
    const Code error
        = m_private->open(address, target, {std::chrono::steady_clock::now() + patience, stop});
    if (error)
        return failure(ErrorKind::Unavailable,
                       "No live updates from ws://" + address.hostHeader() + target,
                       error.message());
    return {};
}

StatusSocket::News
StatusSocket::wait(Duration patience, const std::stop_token &stop, std::string &frame)
{
    return m_private->wait({std::chrono::steady_clock::now() + patience, stop}, frame);
}

StatusSocket::News
StatusSocket::say(const std::string &word, Duration patience, const std::stop_token &stop)
{
    return m_private->say(word, {std::chrono::steady_clock::now() + patience, stop});
}

} // namespace perfdeck
