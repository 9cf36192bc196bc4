// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace perfdeck {

/// A queue between threads that never grows past `limit`: a push into a full queue drops the oldest
/// entry and counts it. Any thread may push, any thread may pop.
template<class T>
class BoundedQueue final
{
public:
    explicit BoundedQueue(std::size_t limit)
        : m_limit(limit)
    {
    }

    /// Returns how many old entries were dropped to make room (0 or 1); nothing enters after
    /// close().
    std::size_t push(T value)
    {
        std::size_t dropped = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed)
                return 0;
            if (m_entries.size() >= m_limit) {
                m_entries.pop_front();
                ++m_dropped;
                dropped = 1;
            }
            m_entries.push_back(std::move(value));
        }
        m_wake.notify_one();
        return dropped;
    }

    /// All waiting entries, oldest first; waits up to `patience` for the first one.
    [[nodiscard]] std::vector<T> popAll(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(
            lock, patience, [this] { return !m_entries.empty() || m_closed || m_nudged; });
        m_nudged = false;
        std::vector<T> entries(std::make_move_iterator(m_entries.begin()),
                               std::make_move_iterator(m_entries.end()));
        m_entries.clear();
        return entries;
    }

    /// Ends a wait in popAll() early, with or without entries.
    void nudge()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_nudged = true;
        }
        m_wake.notify_all();
    }

    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_wake.notify_all();
    }

    [[nodiscard]] bool isClosed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries.size();
    }

    /// Entries lost to a full queue since the start.
    [[nodiscard]] std::uint64_t dropped() const
    {
        const std::lock_guard lock(m_mutex);
        return m_dropped;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<T> m_entries;
    std::size_t m_limit;
    std::uint64_t m_dropped = 0;
    bool m_closed = false;
    bool m_nudged = false;
};

} // namespace perfdeck
