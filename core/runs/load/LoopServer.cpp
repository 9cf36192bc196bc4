// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoopServer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <cctype>
#include <charconv>
#include <cstring>
#include <memory>
#include <pthread.h>
#include <string_view>
#include <thread>
#include <utility>

namespace perfdeck {

namespace {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp,
                                                boost::asio::io_context::executor_type>;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp,
                                                    boost::asio::io_context::executor_type>;

struct Shared
{
    LoopServer::Answer answer; ///< none: `ready`
    std::string ready;
    std::atomic<std::uint64_t> answered{0};
};

/// Bytes of the body that a head announces.
std::size_t bodyBytes(std::string_view head)
{
    constexpr std::string_view kName = "content-length:";
    const auto same
        = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    const auto found = std::search(head.begin(), head.end(), kName.begin(), kName.end(), same);
    if (found == head.end())
        return 0;
    const char *begin = &*found + kName.size();
    while (*begin == ' ')
        ++begin;
    std::size_t bytes = 0;
    std::from_chars(begin, head.data() + head.size(), bytes);
    return bytes;
}

/// One connection; lives as long as an operation of it waits.
class Talk final : public std::enable_shared_from_this<Talk>
{
public:
    Talk(Socket socket, Shared &shared)
        : m_socket(std::move(socket))
        , m_shared(shared)
    {
        boost::system::error_code ignored;
        m_socket.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    }

    void read()
    {
        m_socket.async_read_some(
            boost::asio::buffer(m_piece),
            [self = shared_from_this()](const boost::system::error_code &error, std::size_t bytes) {
                if (!error)
                    self->take({self->m_piece.data(), bytes});
            });
    }

private:
    void take(std::string_view bytes)
    {
        if (m_skip >= bytes.size()) { // the rest of a long body
            m_skip -= bytes.size();
            bytes = {};
            return m_skip == 0 ? reply() : read();
        }
        bytes.remove_prefix(std::exchange(m_skip, 0));
        m_head.append(bytes);
        const std::size_t end = m_head.find("\r\n\r\n");
        if (end == std::string::npos)
            return m_head.size() > kMostHead ? void() : read();
        const std::size_t wanted = end + 4 + bodyBytes(std::string_view(m_head).substr(0, end));
        const std::size_t have = std::min(m_head.size(), wanted);
        m_head.erase(0, have);
        m_skip = wanted - have;
        return m_skip == 0 ? reply() : read();
    }

    void reply()
    {
        const std::uint64_t i = m_shared.answered.fetch_add(1, std::memory_order_relaxed);
        if (m_shared.answer)
            m_own = m_shared.answer(i);
        m_unsent = m_shared.answer ? m_own : m_shared.ready;
        write();
    }

    void write()
    {
        m_socket.async_write_some(
            boost::asio::const_buffer(m_unsent.data(), m_unsent.size()),
            [self = shared_from_this()](const boost::system::error_code &error, std::size_t bytes) {
                if (error)
                    return;
                self->m_unsent.remove_prefix(bytes);
                if (self->m_unsent.empty())
                    self->read();
                else
                    self->write();
            });
    }

    static constexpr std::size_t kMostHead = 1 << 16;

    Socket m_socket;
    Shared &m_shared;
    std::array<char, 16 * 1024> m_piece{};
    std::string m_head; ///< what came of the next request
    std::size_t m_skip = 0; ///< bytes of its body that are still to come
    std::string m_own;
    std::string_view m_unsent;
};

} // namespace

class LoopServer::Host
{
public:
    Host(Answer answer, std::string ready)
        : m_acceptor(m_loop.get_executor())
    {
        m_shared.answer = std::move(answer);
        m_shared.ready = std::move(ready);
        const boost::asio::ip::tcp::endpoint anywhere(boost::asio::ip::address_v4::loopback(), 0);
        boost::system::error_code error;
        m_acceptor.open(anywhere.protocol(), error);
        m_acceptor.bind(anywhere, error);
        m_acceptor.listen(kBacklog, error);
        if (error)
            return;
        m_port = m_acceptor.local_endpoint(error).port();
        accept();
        m_thread = std::thread([this] { m_loop.run(); });
    }

    ~Host()
    {
        m_loop.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }

    [[nodiscard]] std::uint64_t answered() const { return m_shared.answered.load(); }

    void pinTo(int processor)
    {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<std::size_t>(processor), &one);
        pthread_setaffinity_np(m_thread.native_handle(), sizeof(one), &one);
    }

private:
    static constexpr int kBacklog = 4096;

    void accept()
    {
        m_acceptor.async_accept([this](const boost::system::error_code &error, Socket socket) {
            if (!error)
                std::make_shared<Talk>(std::move(socket), m_shared)->read();
            accept();
        });
    }

    Shared m_shared;
    boost::asio::io_context m_loop{1};
    Acceptor m_acceptor;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

LoopServer::LoopServer(std::size_t bodyBytes)
    : m_host(std::make_unique<Host>(Answer(), plainAnswer(bodyBytes)))
{
}

LoopServer::LoopServer(Answer answer)
    : m_host(std::make_unique<Host>(std::move(answer), std::string()))
{
}

LoopServer::~LoopServer() = default;

std::uint16_t LoopServer::port() const
{
    return m_host->port();
}

std::string LoopServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(port()) + "/";
}

std::uint64_t LoopServer::answered() const
{
    return m_host->answered();
}

void LoopServer::pinTo(int processor)
{
    m_host->pinTo(processor);
}

std::string plainAnswer(std::size_t bodyBytes)
{
    // A JSON text of any length: a string.
    const std::string body
        = bodyBytes < 2 ? std::string(bodyBytes, '0') : '"' + std::string(bodyBytes - 2, 'x') + '"';
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace perfdeck
