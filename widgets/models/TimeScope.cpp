// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/TimeScope.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

/// In order, long enough and not too long.
TimeRange usable(TimeRange range)
{
    if (range.to < range.from)
        std::swap(range.from, range.to);
    if (range.length() < TimeScope::kMinLength) {
        range.from -= (TimeScope::kMinLength - range.length()) / 2;
        range.to = range.from + TimeScope::kMinLength;
    }
    range.from = std::max(range.from, range.to - TimeScope::kMaxSpan);
    return range;
}

Duration scaled(Duration length, double factor)
{
    return Duration(std::llround(static_cast<double>(length.count()) * factor));
}

} // namespace

TimeScope::TimeScope(std::shared_ptr<const Clock> clock, const QTimeZone &zone, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    m_view.zone = zone;
}

void TimeScope::setView(TimeView view)
{
    view.span = std::clamp(view.span, kMinSpan, kMaxSpan);
    view.earlier = std::clamp(view.earlier, Duration(0), kMaxSpan);
    if (!view.zone.isValid())
        view.zone = QTimeZone::utc();
    if (view.mode == Mode::Growing && !view.since)
        view.mode = Mode::Live;
    if (view.mode == Mode::Live || view.mode == Mode::History)
        view.since.reset();
    if (view.mode == Mode::Paused || view.mode == Mode::History)
        view.fixed = usable(view.fixed);
    else
        view.fixed = {};
    const TimeView before = std::exchange(m_view, std::move(view));
    const bool otherZone = before.zone != m_view.zone;
    TimeView sameZone = before;
    sameZone.zone = m_view.zone;
    if (otherZone)
        Q_EMIT zoneChanged();
    if (sameZone != m_view)
        Q_EMIT changed();
}

TimeRange TimeScope::range() const
{
    const Timestamp now = m_clock->now();
    switch (m_view.mode) {
    case Mode::Live:
        return {now - m_view.span, now};
    case Mode::Growing:
        return usable({std::min(*m_view.since, now - kMinLength), now});
    case Mode::Paused:
    case Mode::History:
        break;
    }
    return m_view.fixed;
}

RangeWish TimeScope::wish() const
{
    using Kind = RangeWish::Kind;
    const Kind kind = m_view.mode == Mode::Live ? Kind::Last
        : m_view.mode == Mode::Growing          ? Kind::Since
                                                : Kind::Between;
    return {kind, range()};
}

void TimeScope::setSpan(Duration span)
{
    TimeView view = m_view;
    view.span = std::clamp(span, kMinSpan, kMaxSpan);
    view.mode = m_view.mode == Mode::Paused ? Mode::Paused : Mode::Live;
    view.fixed = {m_view.fixed.to - view.span, m_view.fixed.to};
    view.since.reset();
    setView(std::move(view));
}

void TimeScope::showRange(TimeRange range)
{
    TimeView view = m_view;
    view.mode = Mode::History;
    view.fixed = range;
    setView(std::move(view));
}

void TimeScope::showSince(Timestamp from)
{
    TimeView view = m_view;
    view.mode = Mode::Growing;
    view.since = from;
    setView(std::move(view));
}

void TimeScope::show(const RangeWish &wish)
{
    switch (wish.kind) {
    case RangeWish::Kind::Last: {
        TimeView view = m_view;
        view.mode = Mode::Live;
        view.span = wish.range.length();
        return setView(std::move(view));
    }
    case RangeWish::Kind::Since:
        return showSince(wish.range.from);
    case RangeWish::Kind::Between:
        break;
    }
    showRange(wish.range);
}

void TimeScope::zoom(double factor, std::optional<Timestamp> around)
{
    const TimeRange shown = range();
    if (m_view.mode == Mode::Live && !around)
        return setSpan(scaled(m_view.span, factor));
    const Duration length = scaled(shown.length(), factor);
    if (length < kMinLength || length > kMaxSpan)
        return;
    const Timestamp fixed = around.value_or(isLive() ? shown.to : shown.from + shown.length() / 2);
    showRange(
        {fixed - scaled(fixed - shown.from, factor), fixed + scaled(shown.to - fixed, factor)});
}

void TimeScope::pan(double share)
{
    const TimeRange shown = range();
    const Duration shift
        = std::min(scaled(shown.length(), share), std::max(Duration(0), now() - shown.to));
    if (shift != Duration(0))
        showRange({shown.from + shift, shown.to + shift});
}

void TimeScope::pause()
{
    if (!isLive())
        return;
    TimeView view = m_view;
    view.mode = Mode::Paused;
    view.fixed = range();
    setView(std::move(view));
}

void TimeScope::backToLive()
{
    TimeView view = m_view;
    view.mode = Mode::Live;
    setView(std::move(view));
}

void TimeScope::togglePaused()
{
    if (isLive())
        pause();
    else if (m_view.mode == Mode::Paused && m_view.since)
        showSince(*m_view.since);
    else
        backToLive();
}

void TimeScope::compareWith(Duration earlier)
{
    TimeView view = m_view;
    view.earlier = earlier;
    setView(std::move(view));
}

void TimeScope::setZone(const QTimeZone &zone)
{
    TimeView view = m_view;
    view.zone = zone;
    setView(std::move(view));
}

Zone zoneRules(const QTimeZone &zone)
{
    return Zone([zone](Timestamp time) -> Duration {
        const auto since = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(since.count(), Qt::UTC);
        return std::chrono::seconds(zone.offsetFromUtc(moment));
    });
}

} // namespace perfdeck
