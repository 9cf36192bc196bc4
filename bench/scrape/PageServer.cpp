// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scrape/PageServer.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace perfdeck {

namespace {

constexpr int kLookAroundMs = 100; ///< how often the server sees that it must stop

bool waitReadable(int descriptor)
{
    pollfd waiting{descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, kLookAroundMs) > 0;
}

bool sendAll(int connection, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

} // namespace

PageServer::PageServer(const std::vector<std::string> &pages)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    for (const std::string &page : pages)
        m_answers.push_back(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
            + std::to_string(page.size()) + "\r\n\r\n" + page);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, length) != 0 || ::listen(m_listener, 4) != 0
        || ::getsockname(m_listener, generic, &length) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

PageServer::~PageServer()
{
    m_stopping = true;
    m_thread.join();
    ::close(m_listener);
}

void PageServer::serve()
{
    while (!m_stopping) {
        if (!waitReadable(m_listener))
            continue;
        const int connection = ::accept(m_listener, nullptr, nullptr);
        if (connection < 0)
            continue;
        serveConnection(connection);
        ::close(connection);
    }
}

void PageServer::serveConnection(int connection)
{
    std::string request;
    char window[4096];
    while (!m_stopping) {
        if (!waitReadable(connection))
            continue;
        const ssize_t count = ::recv(connection, window, sizeof window, 0);
        if (count <= 0)
            return;
        request.append(window, static_cast<std::size_t>(count));
        if (!request.ends_with("\r\n\r\n"))
            continue;
        request.clear();
        if (!sendAll(connection, m_answers[m_next++ % m_answers.size()]))
            return;
    }
}

} // namespace perfdeck
