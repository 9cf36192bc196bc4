// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/MetricInfo.h"

#include <string>

namespace perfdeck {

/// A prefix of a unit: shown value = value / factor.
struct UnitScale
{
    double factor = 1;
    std::string name; ///< "ms", "GiB", "%", " req/s" (behind a prefix, a blank stands before it)
};

/// The prefix in which a number of this magnitude reads best (at least 1, below the next prefix).
[[nodiscard]] UnitScale unitScale(double magnitude, Unit unit);

/// A number for people: digits and unit apart.
struct WordedValue
{
    std::string number;
    std::string unit; ///< may be empty
};

/// At most three significant digits (integers below 1,000 of countable things in full), seconds as
/// µs, ms, s, min or h, bytes in binary steps, ratios in percent. NaN is "–", infinity "∞". With
/// a decimal point, whatever the locale.
[[nodiscard]] WordedValue wordedValue(double value, Unit unit);
/// "23.5 ms"
[[nodiscard]] std::string valueText(double value, Unit unit);
/// `digits` significant digits, no exponent between 1e-4 and 1e6, trailing zeros cut.
[[nodiscard]] std::string numberText(double value, int digits = 3);

/// "3 h 20 min", "2.5 s": for sentences.
[[nodiscard]] std::string durationText(Duration duration);

} // namespace perfdeck
