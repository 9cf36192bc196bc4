// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/Backoff.h"
#include "core/collect/net/HealthBook.h"
#include "core/collect/net/PollSchedule.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace perfdeck {

/// When one source is asked: at once, then on its beats, later after failures, never while paused.
/// Every poll has to end in waitForBeat() or backOff(). On the thread of its owner.
class PollLoop final
{
public:
    /// The timer becomes a child of `owner`, to move between threads with it.
    PollLoop(QObject *owner,
             Duration interval,
             std::shared_ptr<const Clock> clock,
             std::function<void()> poll);

    /// The first poll is immediate.
    void start();
    void pause();
    /// The end of a pause polls at once.
    void resume();

    [[nodiscard]] bool isPaused() const { return m_paused; }

    [[nodiscard]] Duration interval() const { return m_schedule.interval(); }

    /// When the poll under way began.
    [[nodiscard]] const PollMoment &begin() const { return m_begin; }

    [[nodiscard]] Duration sinceBegin() const;

    /// `leastPause`: beats before that are left out, so that a slow server is asked less often.
    void waitForBeat(HealthBook &book, Duration leastPause = Duration(0));
    void backOff(HealthBook &book);
    /// There is news: the next poll comes at once, but never sooner than `least` after the last one
    /// began. Nothing while a poll is under way.
    void hurry(Duration least);

private:
    void beginBeats();
    void poll();
    void pollAt(SteadyTime next, SteadyTime now, HealthBook &book);

    std::shared_ptr<const Clock> m_clock;
    std::function<void()> m_poll;
    PollSchedule m_schedule;
    Jitter m_jitter;
    QTimer *m_timer;
    PollMoment m_begin{};
    bool m_started = false;
    bool m_paused = false;
};

} // namespace perfdeck
