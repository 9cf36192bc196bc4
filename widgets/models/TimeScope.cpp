// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/TimeScope.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

TimeScope::TimeScope(std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
}

TimeRange TimeScope::range() const
{
    if (m_mode != Mode::Live)
        return m_fixed;
    const Timestamp now = m_clock->now();
    return {now - m_span, now};
}

void TimeScope::setSpan(Duration span)
{
    m_span = std::clamp(span, kMinSpan, kMaxSpan);
    if (m_mode == Mode::Paused)
        become(Mode::Paused, {m_fixed.to - m_span, m_fixed.to});
    else
        become(Mode::Live, {});
}

void TimeScope::showRange(TimeRange range)
{
    if (range.to < range.from)
        std::swap(range.from, range.to);
    if (range.length() < kMinLength) {
        range.from -= (kMinLength - range.length()) / 2;
        range.to = range.from + kMinLength;
    }
    become(Mode::History, range);
}

void TimeScope::pause()
{
    if (m_mode == Mode::Live)
        become(Mode::Paused, range());
}

void TimeScope::backToLive()
{
    if (m_mode != Mode::Live)
        become(Mode::Live, {});
}

void TimeScope::togglePaused()
{
    m_mode == Mode::Live ? pause() : backToLive();
}

void TimeScope::become(Mode mode, TimeRange fixed)
{
    m_mode = mode;
    m_fixed = fixed;
    Q_EMIT changed();
}

} // namespace perfdeck
