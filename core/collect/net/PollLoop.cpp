// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/PollLoop.h"

#include <algorithm>
#include <random>

namespace perfdeck {

namespace {

std::uint64_t randomSeed()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

} // namespace

PollLoop::PollLoop(QObject *owner,
                   Duration interval,
                   std::shared_ptr<const Clock> clock,
                   std::function<void()> poll)
    : m_clock(std::move(clock))
    , m_poll(std::move(poll))
    , m_schedule(interval)
    , m_jitter(randomSeed())
    , m_timer(new QTimer(owner))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(m_timer, &QTimer::timeout, owner, [this] { this->poll(); });
}

void PollLoop::start()
{
    if (m_started)
        return;
    m_started = true;
    if (!m_paused)
        beginBeats();
}

void PollLoop::pause()
{
    m_paused = true;
    m_timer->stop();
}

void PollLoop::resume()
{
    m_paused = false;
    m_timer->stop();
    if (m_started)
        beginBeats();
}

void PollLoop::beginBeats()
{
    m_schedule.begin(m_clock->steady(), m_jitter.draw());
    poll();
}

void PollLoop::poll()
{
    m_begin = {m_clock->now(), m_clock->steady()};
    m_schedule.started(m_begin.steady);
    m_poll();
}

Duration PollLoop::sinceBegin() const
{
    return std::chrono::duration_cast<Duration>(m_clock->steady() - m_begin.steady);
}

void PollLoop::waitForBeat(HealthBook &book, Duration leastPause)
{
    const SteadyTime now = m_clock->steady();
    pollAt(m_schedule.next(now + leastPause), now, book);
}

void PollLoop::backOff(HealthBook &book)
{
    const SteadyTime now = m_clock->steady();
    pollAt(now
               + backoffDelay(
                   m_schedule.interval(), book.health().consecutiveFailures, m_jitter.draw()),
           now,
           book);
}

void PollLoop::hurry(Duration least)
{
    using std::chrono::milliseconds;
    if (m_paused || !m_timer->isActive())
        return;
    const auto wait
        = std::max(milliseconds(0), std::chrono::ceil<milliseconds>(least - sinceBegin()));
    if (wait < m_timer->remainingTimeAsDuration())
        m_timer->start(wait);
}

void PollLoop::pollAt(SteadyTime next, SteadyTime now, HealthBook &book)
{
    book.setNextAttempt(m_clock->now() + std::chrono::duration_cast<Duration>(next - now),
                        m_schedule.missed());
    m_timer->start(std::chrono::ceil<std::chrono::milliseconds>(next - now));
}

} // namespace perfdeck
