// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Format.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace perfdeck {

namespace {

struct Prefix
{
    double factor;
    const char *name;
};

// Ascending factors; the last one not above the magnitude is used, else the first.
constexpr std::array kSeconds{Prefix{1e-9, "ns"},
                              Prefix{1e-6, "µs"},
                              Prefix{1e-3, "ms"},
                              Prefix{1, "s"},
                              Prefix{60, "min"},
                              Prefix{3600, "h"},
                              Prefix{86400, "d"}};
constexpr std::array kBytes{Prefix{1, "B"},
                            Prefix{0x1p10, "KiB"},
                            Prefix{0x1p20, "MiB"},
                            Prefix{0x1p30, "GiB"},
                            Prefix{0x1p40, "TiB"},
                            Prefix{0x1p50, "PiB"}};
constexpr std::array kDecimal{Prefix{1, ""},
                              Prefix{1e3, "k"},
                              Prefix{1e6, "M"},
                              Prefix{1e9, "G"},
                              Prefix{1e12, "T"},
                              Prefix{1e15, "P"}};
constexpr std::array kPower{
    Prefix{1e-3, "m"}, Prefix{1, ""}, Prefix{1e3, "k"}, Prefix{1e6, "M"}, Prefix{1e9, "G"}};

Prefix choose(std::span<const Prefix> prefixes, double magnitude)
{
    Prefix chosen = prefixes.front();
    for (const Prefix &prefix : prefixes) {
        // 999.6 would be shown as 1,000: the next prefix reads better.
        if (magnitude * 1.0005 >= prefix.factor)
            chosen = prefix;
    }
    return chosen;
}

/// Minutes only from two on: "90 s" says more than "1.5 min".
Prefix chooseSeconds(double magnitude)
{
    const Prefix chosen = choose(kSeconds, magnitude);
    if (chosen.factor >= 60 && magnitude < 2 * chosen.factor)
        return choose(kSeconds, chosen.factor / 2);
    return chosen;
}

ScaledUnit withSuffix(Prefix prefix, const char *suffix)
{
    return {prefix.factor, QString::fromUtf8(prefix.name) + QString::fromUtf8(suffix)};
}

/// The zero of a measured value has no prefix of its own: the plain unit is used.
double orPlain(double magnitude)
{
    return magnitude > 0 && std::isfinite(magnitude) ? magnitude : 1;
}

int decimalsFor(double magnitude, int digits)
{
    if (magnitude == 0)
        return 0;
    const int exponent = static_cast<int>(std::floor(std::log10(magnitude)));
    return digits - 1 - exponent;
}

QString withoutTrailingZeros(QString text)
{
    if (!text.contains(QLatin1Char('.')))
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

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
    const double size = orPlain(std::abs(magnitude));
    switch (unit) {
    case Unit::Second:
        return withSuffix(chooseSeconds(size), "");
    case Unit::Byte:
        return withSuffix(choose(kBytes, size), "");
    case Unit::BytePerSecond:
        return withSuffix(choose(kBytes, size), "/s");
    case Unit::Ratio:
        return {0.01, QStringLiteral("%")};
    case Unit::Hertz:
        return withSuffix(choose(kDecimal, size), "Hz");
    case Unit::Celsius:
        return {1, QStringLiteral("°C")};
    case Unit::Watt:
        return withSuffix(choose(kPower, size), "W");
    case Unit::Joule:
        return withSuffix(choose(kPower, size), "J");
    case Unit::PerSecond:
        return withSuffix(choose(kDecimal, size), "/s");
    case Unit::RequestPerSecond:
        return withSuffix(choose(kDecimal, size), " req/s");
    case Unit::SamplePerSecond:
        return withSuffix(choose(kDecimal, size), " samples/s");
    case Unit::TokenPerSecond:
        return withSuffix(choose(kDecimal, size), " tok/s");
    case Unit::None:
    case Unit::Count:
        break;
    }
    return withSuffix(choose(kDecimal, size), "");
}

QString formatNumber(double value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e6))
        return onScreen(QString::number(value, 'g', digits));
    const int decimals = decimalsFor(size, digits);
    if (decimals >= 0)
        return onScreen(withoutTrailingZeros(QString::number(value, 'f', decimals)));
    const double step = std::pow(10.0, -decimals);
    return onScreen(QString::number(std::round(value / step) * step, 'f', 0));
}

Formatted formatValue(double value, Unit unit)
{
    if (std::isnan(value))
        return {QStringLiteral("–"), {}};
    ScaledUnit scaled = scaledUnit(value, unit);
    if (std::isinf(value))
        return {formatNumber(value), scaledUnit(0, unit).name.trimmed()};
    const bool countable = unit == Unit::Count || unit == Unit::Byte;
    if (countable && std::abs(value) < 1000 && value == std::floor(value))
        return {onScreen(QString::number(value, 'f', 0)), scaledUnit(0, unit).name};
    return {formatNumber(value / scaled.factor), scaled.name.trimmed()};
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
    static constexpr std::array steps{
        Prefix{1, "s"}, Prefix{60, "min"}, Prefix{3600, "h"}, Prefix{86400, "d"}};
    Prefix chosen = steps.front();
    for (const Prefix &step : steps) {
        if (seconds >= 2 * step.factor || step.factor <= 1)
            chosen = step;
    }
    return QStringLiteral("%1 %2")
        .arg(std::floor(seconds / chosen.factor))
        .arg(QString::fromUtf8(chosen.name));
}

} // namespace perfdeck
