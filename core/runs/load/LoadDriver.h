// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SplitMix.h"
#include "core/runs/load/LoadConnection.h"

#include <queue>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <cmath>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace perfdeck {

/// Sends requests when they are due and minds the time. Users of a closed load are numbered, each
/// has a connection of its own; an open load takes any free one.
template<class Stream>
class LoadDriver final : public LoadOwner
{
public:
    LoadDriver(boost::asio::io_context &loop,
               const LoadOrder &load,
               LoadBook &books,
               LoadEndpoints endpoints,
               StreamMaker<Stream> &maker)
        : m_loop(loop)
        , m_endpoints(std::move(endpoints))
        , m_maker(maker)
        , m_reader(load.requests->protocol().shape)
        , m_dueTimer(loop.get_executor())
        , m_tickTimer(loop.get_executor())
        , m_random(load.seed)
        , m_arrivals(load.arrivals)
    {
        book = &books;
        order = &load;
        reader = &m_reader;
        sink = {&m_reader, load.streams, load.requests->protocol().shape != AnswerShape::Opaque};
    }

    /// Until the load is done, stopped or hopeless.
    void run(const std::stop_token &stop, const LoadWatcher &watcher)
    {
        m_stop = stop;
        m_watcher = watcher;
        m_zero = std::chrono::steady_clock::now();
        if (order->users > 0)
            startUsers();
        else
            m_nextArrival = nextArrival();
        armDue();
        armTick();
        m_loop.run();
    }

    [[nodiscard]] double now() const override
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_zero).count();
    }

    [[nodiscard]] const LoadEndpoints &endpoints() const override { return m_endpoints; }

    void released(std::size_t slot, bool wasGood) override
    {
        if (order->users > 0)
            nextOfUser(slot, wasGood);
        else if (!m_waiting.empty()) {
            const double intended = m_waiting.front();
            m_waiting.pop_front();
            start(slot, intended);
        } else
            m_free.push_back(slot);
    }

private:
    using Timer
        = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                            boost::asio::wait_traits<std::chrono::steady_clock>,
                                            boost::asio::io_context::executor_type>;
    using Due = std::pair<double, std::size_t>; ///< when, and which user

    static constexpr double kTick = 0.01;
    static constexpr double kAwake = 0.0002;
    static constexpr double kPauseAfterFailure = 0.1; ///< of a user, so that it does not spin

    void startUsers()
    {
        const auto users = static_cast<double>(order->users);
        for (std::size_t user = 0; user < order->users; ++user) {
            addConnection();
            m_due.emplace(static_cast<double>(user) / users * book->rampSeconds(), user);
        }
    }

    std::size_t addConnection()
    {
        m_connections.push_back(
            std::make_unique<LoadConnection<Stream>>(*this, m_maker, m_connections.size()));
        return m_connections.size() - 1;
    }

    void nextOfUser(std::size_t user, bool wasGood)
    {
        if (!book->wantsMore())
            return;
        if (wasGood)
            return startOfUser(user, now());
        m_due.emplace(now() + kPauseAfterFailure, user);
        armDue();
    }

    void startOfUser(std::size_t user, double intended)
    {
        book->scheduled(intended);
        start(user, intended);
    }

    void start(std::size_t slot, double intended)
    {
        const std::uint64_t variant = splitMix64(m_random) % order->requests->size();
        m_connections[slot]->begin(intended, m_index++, static_cast<std::size_t>(variant));
    }

    [[nodiscard]] double nextArrival() { return m_arrivals->next(); }

    /// Sends what is due by now.
    void sendDue()
    {
        if (!book->wantsMore())
            return;
        while (!m_due.empty() && m_due.top().first <= now()) {
            const std::size_t user = m_due.top().second;
            m_due.pop();
            startOfUser(user, now());
        }
        while (m_nextArrival <= now()) {
            arrive(m_nextArrival);
            m_nextArrival = nextArrival();
        }
        armDue();
    }

    void arrive(double intended)
    {
        book->scheduled(intended);
        if (!m_free.empty()) {
            const std::size_t slot = m_free.back(); // the one used last is the least likely closed
            m_free.pop_back();
            start(slot, intended);
        } else if (m_connections.size() < kMostConnections)
            start(addConnection(), intended);
        else
            m_waiting.push_back(intended);
    }

    /// Timers wake some 0.05 ms late, and later where the processor went to sleep: the last bit is
    /// waited awake, with an eye on the sockets.
    void armDue()
    {
        const double due = std::min(m_nextArrival, m_due.empty() ? kNever : m_due.top().first);
        if (due == kNever || m_isAwake)
            return;
        if (due - now() < kAwake) {
            m_isAwake = true;
            boost::asio::post(m_loop, [this] {
                m_isAwake = false;
                if (!m_isShut)
                    sendDue();
            });
            return;
        }
        m_dueTimer.expires_at(at(due - kAwake));
        m_dueTimer.async_wait([this](const boost::system::error_code &error) {
            if (!error && !m_isShut)
                sendDue();
        });
    }

    void armTick()
    {
        m_tickTimer.expires_at(at(now() + kTick));
        m_tickTimer.async_wait([this](const boost::system::error_code &error) {
            if (!error)
                tick();
        });
    }

    void tick()
    {
        const double time = now();
        book->tick(time);
        if (!book->wantsMore())
            dropWaiting(time);
        for (const auto &connection : m_connections)
            connection->expire(time);
        tell(time);
        if (m_stop.stop_requested() || book->isHopeless(time)) {
            book->stop(time);
            return shut();
        }
        if (book->phase() == LoadPhase::Done)
            return shut();
        armTick();
    }

    /// What was due and found no connection until the end.
    void dropWaiting(double time)
    {
        for (const double intended : m_waiting) {
            RequestRecord record;
            record.intended = intended;
            record.sent = record.end = time;
            book->began();
            book->finished(record, "not sent: too many requests were in flight");
        }
        m_waiting.clear();
    }

    void tell(double time)
    {
        if (!m_watcher || time < m_nextTelling)
            return;
        const LoadMoment moment = book->moment(time);
        m_watcher(*book, book->progress(time), &moment);
        m_nextTelling = time + 1;
    }

    void shut()
    {
        m_isShut = true;
        m_dueTimer.cancel();
        for (const auto &connection : m_connections)
            connection->shut();
    }

    [[nodiscard]] std::chrono::steady_clock::time_point at(double seconds) const
    {
        return m_zero
            + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                   std::chrono::duration<double>(seconds));
    }

    static constexpr double kNever = std::numeric_limits<double>::infinity();

    boost::asio::io_context &m_loop;
    LoadEndpoints m_endpoints;
    StreamMaker<Stream> &m_maker;
    AnswerReader m_reader;
    Timer m_dueTimer;
    Timer m_tickTimer;
    std::uint64_t m_random;
    std::uint64_t m_index = 0;
    std::optional<ArrivalTimes> m_arrivals;
    double m_nextArrival = kNever;
    double m_nextTelling = 1;
    std::chrono::steady_clock::time_point m_zero;
    std::vector<std::unique_ptr<LoadConnection<Stream>>> m_connections;
    std::vector<std::size_t> m_free;
    std::deque<double> m_waiting; ///< due, but all connections are busy
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::stop_token m_stop;
    LoadWatcher m_watcher;
    bool m_isAwake = false; ///< waits for what is due without a timer
    bool m_isShut = false;
};

} // namespace perfdeck
