// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <chrono>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace perfdeck {

/// Streams words as a text model does, in exact time: completions in the way of OpenAI, to one
/// client at a time, on 127.0.0.1 and a thread of its own.
class TokenServer final
{
public:
    struct Pace
    {
        int tokens = 10;
        std::chrono::milliseconds beforeFirst{0};
        std::chrono::milliseconds betweenTokens{0};
    };

    explicit TokenServer(Pace pace)
        : m_pace(pace)
        , m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_listener, 16);
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
    }

    ~TokenServer()
    {
        m_thread.request_stop();
        ::shutdown(m_listener, SHUT_RDWR);
        ::shutdown(m_client, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    TokenServer(const TokenServer &) = delete;
    TokenServer &operator=(const TokenServer &) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    void serve(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            m_client = ::accept(m_listener, nullptr, nullptr);
            if (m_client < 0)
                return;
            const int yes = 1;
            ::setsockopt(m_client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
            while (!stop.stop_requested() && read() && stream()) { }
            ::close(m_client);
        }
    }

    /// Requests are small enough to come at once.
    bool read() const
    {
        char bytes[16 * 1024];
        return ::recv(m_client, bytes, sizeof(bytes), 0) > 0;
    }

    bool stream() const
    {
        bool isSent = send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                           "Transfer-Encoding: chunked\r\n\r\n");
        std::this_thread::sleep_for(m_pace.beforeFirst);
        for (int token = 0; token < m_pace.tokens && isSent; ++token) {
            if (token > 0)
                std::this_thread::sleep_for(m_pace.betweenTokens);
            isSent = sendEvent(R"({"choices":[{"text":" word"}]})");
        }
        return isSent
            && sendEvent(R"({"choices":[],"usage":{"completion_tokens":)"
                         + std::to_string(m_pace.tokens) + "}}")
            && sendEvent("[DONE]") && send("0\r\n\r\n");
    }

    bool sendEvent(const std::string &data) const
    {
        const std::string event = "data: " + data + "\n\n";
        char size[16];
        std::snprintf(size, sizeof(size), "%zx\r\n", event.size());
        return send(size + event + "\r\n");
    }

    bool send(const std::string &bytes) const
    {
        return ::send(m_client, bytes.data(), bytes.size(), MSG_NOSIGNAL)
            == static_cast<ssize_t>(bytes.size());
    }

    Pace m_pace;
    int m_listener;
    int m_client = -1;
    std::uint16_t m_port = 0;
    std::jthread m_thread;
};

} // namespace perfdeck
