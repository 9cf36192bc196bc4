// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/ChannelSender.h"
#include "core/alerts/notify/NoticeSpool.h"
#include "core/base/Clock.h"
#include "core/model/Notice.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What waits for one channel, and when it may be tried. Pure but for its memory; one thread.
class DeliveryLine final
{
public:
    struct Waiting
    {
        SpooledNotice spooled;
        SteadyTime queued;
    };

    /// A moment on both clocks.
    struct Moment
    {
        Timestamp wall;
        SteadyTime steady;
    };

    void push(SpooledNotice spooled, const Moment &now)
    {
        m_waiting.push_back({std::move(spooled), now.steady});
    }

    [[nodiscard]] const std::deque<Waiting> &waiting() const { return m_waiting; }

    /// Removes one by its number; none: it is not there.
    [[nodiscard]] std::optional<SpooledNotice> take(NoticeId notice);

    /// When the next attempt may be made, or the next notice has to be given up; none: never.
    [[nodiscard]] std::optional<SteadyTime> dueAt() const;
    [[nodiscard]] bool mayTry(SteadyTime now) const;

    /// Takes in how an attempt at the oldest went; what changed by it, ended or not.
    [[nodiscard]] std::vector<SpooledNotice>
    took(NoticeId notice, const Attempt &attempt, Duration atMostEvery, const Moment &now);
    /// What could not be told for kPatience.
    [[nodiscard]] std::vector<SpooledNotice> giveUp(const Moment &now);
    /// The channel was changed, or works after all: it may be tried at once.
    void resume();

    [[nodiscard]] bool isStopped() const { return m_isStopped; }

    [[nodiscard]] const std::string &problem() const { return m_problem; }

    static constexpr Duration kFirstDelay = std::chrono::seconds(1);
    static constexpr Duration kLongestDelay = std::chrono::minutes(5);
    static constexpr Duration kPatience = std::chrono::hours(1);

private:
    [[nodiscard]] std::deque<Waiting>::iterator find(NoticeId notice);
    /// How long to wait now.
    Duration fail(const Attempt &attempt, SteadyTime now);
    [[nodiscard]] Duration delay(const Attempt &attempt) const;

    std::deque<Waiting> m_waiting;
    std::optional<SteadyTime> m_nextTry; ///< none: at once
    std::optional<SteadyTime> m_failingSince;
    std::uint32_t m_failures = 0; ///< in a row
    bool m_isStopped = false;
    std::string m_problem;
};

} // namespace perfdeck
