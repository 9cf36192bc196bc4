// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/DeliveryLine.h"

#include <algorithm>

namespace perfdeck {

std::deque<DeliveryLine::Waiting>::iterator DeliveryLine::find(NoticeId notice)
{
    return std::ranges::find_if(
        m_waiting, [notice](const Waiting &each) { return each.spooled.notice->id == notice; });
}

std::optional<SpooledNotice> DeliveryLine::take(NoticeId notice)
{
    const auto found = find(notice);
    if (found == m_waiting.end())
        return std::nullopt;
    SpooledNotice spooled = std::move(found->spooled);
    m_waiting.erase(found);
    return spooled;
}

std::optional<SteadyTime> DeliveryLine::dueAt() const
{
    if (m_waiting.empty())
        return std::nullopt;
    if (m_isStopped)
        return std::max(*m_failingSince, m_waiting.front().queued) + kPatience;
    return m_nextTry.value_or(SteadyTime::min());
}

bool DeliveryLine::mayTry(SteadyTime now) const
{
    return !m_waiting.empty() && !m_isStopped && (!m_nextTry || *m_nextTry <= now);
}

Duration DeliveryLine::delay(const Attempt &attempt) const
{
    if (attempt.retryAfter)
        return std::clamp<Duration>(*attempt.retryAfter, kFirstDelay, kPatience);
    constexpr std::uint32_t kMostDoublings = 10; // 1 s · 2^10 is beyond the longest delay
    const auto doublings = std::min(m_failures - 1, kMostDoublings);
    return std::min<Duration>(kFirstDelay * (1U << doublings), kLongestDelay);
}

std::vector<SpooledNotice>
DeliveryLine::took(NoticeId notice, const Attempt &attempt, Duration atMostEvery, const Moment &now)
{
    using Result = Attempt::Result;
    using State = Delivery::State;
    const auto at = find(notice);
    if (at == m_waiting.end())
        return {};
    Delivery &delivery = at->spooled.delivery;
    ++delivery.attempts;
    delivery.lastAttempt = now.wall;
    delivery.nextAttempt.reset();
    delivery.outcome = attempt.outcome;
    if (attempt.result == Result::Retry || attempt.result == Result::Stopped) {
        if (const Duration pause = fail(attempt, now.steady); !m_isStopped)
            delivery.nextAttempt = now.wall + pause;
        const SpooledNotice tried = at->spooled;
        auto changed = giveUp(now);
        if (find(notice) != m_waiting.end())
            changed.push_back(tried);
        return changed;
    }
    resume();
    m_nextTry = now.steady + atMostEvery;
    if (attempt.result == Result::Failed)
        m_problem = attempt.outcome;
    delivery.state = attempt.result == Result::Sent ? State::Sent
        : attempt.result == Result::Gone            ? State::Dropped
                                                    : State::Failed;
    return {*take(notice)};
}

Duration DeliveryLine::fail(const Attempt &attempt, SteadyTime now)
{
    ++m_failures;
    if (!m_failingSince)
        m_failingSince = now;
    m_isStopped = attempt.result == Attempt::Result::Stopped;
    m_problem = attempt.outcome;
    const Duration pause = delay(attempt);
    m_nextTry = now + pause;
    return pause;
}

std::vector<SpooledNotice> DeliveryLine::giveUp(const Moment &now)
{
    std::vector<SpooledNotice> ended;
    if (!m_failingSince)
        return ended;
    while (!m_waiting.empty()
           && std::max(m_waiting.front().queued, *m_failingSince) + kPatience <= now.steady) {
        SpooledNotice spooled = std::move(m_waiting.front().spooled);
        m_waiting.pop_front();
        spooled.delivery.state = Delivery::State::Failed;
        spooled.delivery.nextAttempt.reset();
        if (spooled.delivery.outcome.empty())
            spooled.delivery.outcome = m_problem;
        spooled.delivery.outcome += " Given up after an hour.";
        ended.push_back(std::move(spooled));
    }
    return ended;
}

void DeliveryLine::resume()
{
    m_isStopped = false;
    m_failures = 0;
    m_failingSince.reset();
    m_nextTry.reset();
    m_problem.clear();
}

} // namespace perfdeck
