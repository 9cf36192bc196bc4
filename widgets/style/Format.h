// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QDateTime;
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// A number for people: digits and unit apart, because the unit is drawn small and dim.
struct Formatted
{
    QString value;
    QString unit; ///< may be empty

    friend bool operator==(const Formatted &, const Formatted &) = default;
};

/// A prefix of a unit: shown value = value / factor.
struct ScaledUnit
{
    double factor = 1;
    QString name; ///< "ms", "GiB", "%"
};

/// The prefix in which a number of this magnitude reads best (at least 1, below the next prefix).
[[nodiscard]] ScaledUnit scaledUnit(double magnitude, Unit unit);

/// At most three significant digits (integers below 1,000 of countable things in full), seconds as
/// µs, ms, s, min or h, bytes in binary steps, ratios in percent. NaN is "–", infinity "∞". With
/// the decimal point of the default locale; files are written elsewhere, by the C locale.
[[nodiscard]] Formatted formatValue(double value, Unit unit);
/// Value and unit with a thin gap: "23.5 ms".
[[nodiscard]] QString formatText(double value, Unit unit);
/// A number in a given prefix with a fixed count of decimals and no unit, for columns that line up.
[[nodiscard]] QString formatIn(double value, const ScaledUnit &unit, int decimals);
/// A number with `digits` significant digits, no exponent between 1e-4 and 1e6, trailing zeros cut.
[[nodiscard]] QString formatNumber(double value, int digits = 3);

/// The same moment, to the millisecond below it, with the calendar of the zone.
[[nodiscard]] QDateTime zonedTime(Timestamp time, const QTimeZone &zone);
/// "14:03:07" in the zone.
[[nodiscard]] QString formatTime(Timestamp time, const QTimeZone &zone);
/// "21 Nov 2026 14:03:07" in the zone.
[[nodiscard]] QString formatDateTime(Timestamp time, const QTimeZone &zone);
/// "2026-11-21 14:03:07" in the zone, with a fraction only where there is one: for fields in which
/// it is edited, read by parseRange().
[[nodiscard]] QString formatStamp(Timestamp time, const QTimeZone &zone);
/// "14:00", "14:00:05", "20 Nov 14:00", "20 Nov 2025 14:00": as short as is clear at `now`,
/// to the second.
[[nodiscard]] QString formatMoment(Timestamp time, Timestamp now, const QTimeZone &zone);
/// The same with seconds always, so that those of a column are alike.
[[nodiscard]] QString formatColumnMoment(Timestamp time, Timestamp now, const QTimeZone &zone);
/// "14:00–15:30", "20 Nov 14:00–15:30", "20 Nov 14:00 – 21 Nov 09:00"; seconds and milliseconds
/// where the range is short.
[[nodiscard]] QString formatRange(TimeRange range, Timestamp now, const QTimeZone &zone);
/// "UTC" or "Europe/Berlin".
[[nodiscard]] QString zoneName(const QTimeZone &zone);
/// "3 s", "4 min", "2 h", "5 d": how long, roughly.
[[nodiscard]] QString formatDuration(Duration duration);
/// "5 min", "6 h", "1 d", "90 s": how long, exactly where one unit can say it.
[[nodiscard]] QString formatSpan(Duration duration);

} // namespace perfdeck
