// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace perfdeck {

/// Serves ready-made answers on 127.0.0.1 from a thread of its own, with plain sockets, so that its
/// cost stays out of the collector's. One connection at a time, kept open.
class PageServer final
{
public:
    /// The pages are served in turn.
    explicit PageServer(const std::vector<std::string> &pages);
    ~PageServer();
    PageServer(const PageServer &) = delete;
    PageServer &operator=(const PageServer &) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    void serve();
    void serveConnection(int connection);

    std::vector<std::string> m_answers;
    std::size_t m_next = 0;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace perfdeck
