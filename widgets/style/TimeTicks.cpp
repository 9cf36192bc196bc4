// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/AxisScale.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>
#include <optional>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 27> kSteps{
    1ms, 2ms,  5ms,  10ms, 20ms,  50ms,  100ms, 200ms, 500ms, 1s, 2s, 5s,  10s, 15s,
    30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h,    2h,    3h, 6h, 12h, 24h};
constexpr std::array kMonthSteps{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
constexpr std::chrono::milliseconds kDay = 24h;
constexpr std::chrono::milliseconds kMonth = 31 * kDay;

qint64 millisOf(Timestamp time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Timestamp timeOf(const QDateTime &local)
{
    return Timestamp(std::chrono::milliseconds(local.toMSecsSinceEpoch()));
}

QString text(const QDateTime &local, const char *pattern)
{
    return QLocale::c().toString(local, QString::fromLatin1(pattern));
}

TimeTick clockTick(const QDateTime &local, std::chrono::milliseconds step)
{
    const bool midnight = local.time() == QTime(0, 0);
    const char *pattern = midnight ? "d MMM"
        : step < 1s                ? "HH:mm:ss.zzz"
        : step < 1min              ? "HH:mm:ss"
                                   : "HH:mm";
    return {timeOf(local), text(local, pattern), midnight};
}

/// Steps below a day count milliseconds of the local clock, so that 6 h steps fall on 06:00 in
/// every zone, also on the days when the clock changes.
std::vector<TimeTick>
clockTicks(TimeRange range, std::chrono::milliseconds step, const QTimeZone &zone)
{
    const qint64 from = millisOf(range.from);
    const qint64 offset
        = qint64{zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(from, zone))} * 1000;
    const qint64 width = step.count();
    std::vector<TimeTick> ticks;
    for (qint64 wall = ((from + offset) / width) * width;; wall += width) {
        const QDateTime utcWall = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
        const QDateTime local = step < 1h ? QDateTime::fromMSecsSinceEpoch(wall - offset, zone)
                                          : QDateTime(utcWall.date(), utcWall.time(), zone);
        if (timeOf(local) >= range.to)
            return ticks;
        if (timeOf(local) >= range.from)
            ticks.push_back(clockTick(local, step));
    }
}

std::vector<TimeTick> dayTicks(TimeRange range, int days, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    QDate day = QDateTime::fromMSecsSinceEpoch(millisOf(range.from), zone).date();
    day = day.addDays(-(day.toJulianDay() % days));
    for (;; day = day.addDays(days)) {
        const QDateTime local = day.startOfDay(zone);
        if (timeOf(local) >= range.to)
            return ticks;
        if (timeOf(local) >= range.from)
            ticks.push_back({timeOf(local), text(local, "d MMM"), days == 1 && day.day() == 1});
    }
}

std::vector<TimeTick> monthTicks(TimeRange range, int months, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    const QDate first = QDateTime::fromMSecsSinceEpoch(millisOf(range.from), zone).date();
    const int index = (first.year() * 12 + first.month() - 1) / months * months;
    for (int month = index;; month += months) {
        const QDateTime local = QDate(month / 12, month % 12 + 1, 1).startOfDay(zone);
        if (timeOf(local) >= range.to)
            return ticks;
        const bool isYear = month % 12 == 0;
        if (timeOf(local) >= range.from)
            ticks.push_back(
                {timeOf(local), text(local, isYear ? "yyyy" : "MMM"), isYear && months < 12});
    }
}

std::optional<std::chrono::milliseconds> clockStep(std::chrono::milliseconds raw)
{
    for (const auto step : kSteps) {
        if (step >= raw)
            return step;
    }
    return std::nullopt;
}

} // namespace

std::vector<TimeTick> timeTicks(TimeRange range, int maxTicks, const QTimeZone &zone)
{
    if (range.isEmpty() || maxTicks < 1)
        return {};
    const auto length = std::chrono::ceil<std::chrono::milliseconds>(range.length());
    const auto raw = (length + std::chrono::milliseconds(maxTicks - 1)) / maxTicks;
    if (const auto step = clockStep(raw); step && *step < kDay)
        return clockTicks(range, *step, zone);
    for (const int days : {1, 2, 7, 14}) {
        if (days * kDay >= raw)
            return dayTicks(range, days, zone);
    }
    for (const int months : kMonthSteps) {
        if (months * kMonth >= raw)
            return monthTicks(range, months, zone);
    }
    return {};
}

} // namespace perfdeck
