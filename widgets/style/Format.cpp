// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Format.h"

#include "core/model/ValueText.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// With a real minus and the decimal point of the language on screen.
QString onScreen(QString text)
{
    if (text.startsWith(QLatin1Char('-')))
        text[0] = QChar(0x2212);
    return text.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

/// As many digits as tell the ends of a range apart.
const char *clockPattern(Duration length)
{
    using namespace std::chrono_literals;
    return length >= 1h ? "HH:mm" : length >= 10s ? "HH:mm:ss" : "HH:mm:ss.zzz";
}

/// The day with a blank behind it, the year only where it is another one.
const char *dayPattern(const QDateTime &time, const QDateTime &now)
{
    return time.date() == now.date()              ? ""
        : time.date().year() == now.date().year() ? "d MMM "
                                                  : "d MMM yyyy ";
}

QString clockText(const QDateTime &time, const char *day, const char *clock)
{
    return QLocale().toString(time, QString::fromLatin1(day) + QString::fromLatin1(clock));
}

} // namespace

ScaledUnit scaledUnit(double magnitude, Unit unit)
{
    const UnitScale scale = unitScale(magnitude, unit);
    return {scale.factor, QString::fromStdString(scale.name)};
}

QString formatNumber(double value, int digits)
{
    return onScreen(QString::fromStdString(numberText(value, digits)));
}

Formatted formatValue(double value, Unit unit)
{
    const WordedValue worded = wordedValue(value, unit);
    return {onScreen(QString::fromStdString(worded.number)), QString::fromStdString(worded.unit)};
}

QString formatText(double value, Unit unit)
{
    const Formatted parts = formatValue(value, unit);
    return parts.unit.isEmpty() ? parts.value : parts.value + QChar(0x00A0) + parts.unit;
}

QString formatIn(double value, const ScaledUnit &unit, int decimals)
{
    if (!std::isfinite(value))
        return formatNumber(value);
    const QString text = QString::number(value / unit.factor, 'f', decimals);
    const bool isZero = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('1') && c <= QLatin1Char('9');
    });
    return onScreen(isZero && text.startsWith(QLatin1Char('-')) ? text.mid(1) : text);
}

QDateTime zonedTime(Timestamp time, const QTimeZone &zone)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(millis.count(), zone);
}

QString formatTime(Timestamp time, const QTimeZone &zone)
{
    return zonedTime(time, zone).toString(QStringLiteral("HH:mm:ss"));
}

QString formatDateTime(Timestamp time, const QTimeZone &zone)
{
    return QLocale().toString(zonedTime(time, zone), QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString formatStamp(Timestamp time, const QTimeZone &zone)
{
    const QDateTime local = zonedTime(time, zone);
    return QLocale::c().toString(local,
                                 local.time().msec() != 0
                                     ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")
                                     : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString formatMoment(Timestamp time, Timestamp now, const QTimeZone &zone)
{
    const QDateTime local = zonedTime(time, zone);
    const char *clock = local.time().second() != 0 ? "HH:mm:ss" : "HH:mm";
    return clockText(local, dayPattern(local, zonedTime(now, zone)), clock);
}

QString formatColumnMoment(Timestamp time, Timestamp now, const QTimeZone &zone)
{
    const QDateTime local = zonedTime(time, zone);
    return clockText(local, dayPattern(local, zonedTime(now, zone)), "HH:mm:ss");
}

QString formatRange(TimeRange range, Timestamp now, const QTimeZone &zone)
{
    const QDateTime from = zonedTime(range.from, zone);
    const QDateTime to = zonedTime(range.to, zone);
    const QDateTime today = zonedTime(now, zone);
    const char *clock = clockPattern(range.length());
    const bool sameDay = from.date() == to.date();
    const char *day = dayPattern(from, sameDay ? today : to);
    if (sameDay)
        return clockText(from, day, clock) + QChar(0x2013) + clockText(to, "", clock);
    const bool isPast = to.date().year() != today.date().year();
    return clockText(from, day, clock) + QStringLiteral(" – ")
        + clockText(to, isPast ? "d MMM yyyy " : "d MMM ", clock);
}

QString zoneName(const QTimeZone &zone)
{
    const QByteArray id = zone.id();
    return id == "UTC" || id == "Etc/UTC" ? QStringLiteral("UTC") : QString::fromLatin1(id);
}

QString formatSpan(Duration duration)
{
    using namespace std::chrono_literals;
    static constexpr std::array<std::pair<Duration, const char *>, 4> kUnits{{
        {std::chrono::days(1), "d"},
        {1h, "h"},
        {1min, "min"},
        {1s, "s"},
    }};
    for (const auto &[length, name] : kUnits)
        if (duration >= length && duration % length == Duration(0))
            return QStringLiteral("%1 %2").arg(duration / length).arg(QLatin1StringView(name));
    return duration < 1s ? formatText(std::chrono::duration<double>(duration).count(), Unit::Second)
                         : formatDuration(duration);
}

QString formatDuration(Duration duration)
{
    const double seconds = std::abs(std::chrono::duration<double>(duration).count());

    struct Step
    {
        double factor;
        const char *name;
    };

    static constexpr std::array steps{
        Step{1, "s"}, Step{60, "min"}, Step{3600, "h"}, Step{86400, "d"}};
    Step chosen = steps.front();
    for (const Step &step : steps) {
        if (seconds >= 2 * step.factor || step.factor <= 1)
            chosen = step;
    }
    return QStringLiteral("%1 %2")
        .arg(std::floor(seconds / chosen.factor))
        .arg(QString::fromUtf8(chosen.name));
}

} // namespace perfdeck
