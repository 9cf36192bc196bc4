// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ValueText.h"

#include "core/base/Text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <span>
#include <string_view>

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

UnitScale withSuffix(Prefix prefix, const char *suffix)
{
    return {prefix.factor, std::string(prefix.name) + suffix};
}

/// The zero of a measured value has no prefix of its own: the plain unit is used.
double orPlain(double magnitude)
{
    return magnitude > 0 && std::isfinite(magnitude) ? magnitude : 1;
}

/// Ties go away from zero, as people round: 10.25 is 10.3 with one digit.
double nudged(double value, int precision)
{
    constexpr int kMostDigits = 12; // with more of them the nudge could be seen
    if (!std::isnormal(value) || precision > kMostDigits)
        return value;
    return std::nextafter(value, std::copysign(std::numeric_limits<double>::max(), value));
}

std::string written(double value, std::chars_format format, int precision)
{
    std::array<char, 512> text{}; // 309 digits before the point are the most
    const auto end = std::to_chars(
        text.data(), text.data() + text.size(), nudged(value, precision), format, precision);
    return {text.data(), end.ptr};
}

std::string withoutTrailingZeros(std::string text)
{
    if (text.find('.') == std::string::npos)
        return text;
    while (text.ends_with('0'))
        text.pop_back();
    if (text.ends_with('.'))
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string
twoUnits(std::int64_t large, const char *largeUnit, std::int64_t small, const char *smallUnit)
{
    std::string text = std::to_string(large) + ' ' + largeUnit;
    if (small > 0)
        text += ' ' + std::to_string(small) + ' ' + smallUnit;
    return text;
}

} // namespace

UnitScale unitScale(double magnitude, Unit unit)
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
        return {0.01, "%"};
    case Unit::Hertz:
        return withSuffix(choose(kDecimal, size), "Hz");
    case Unit::Celsius:
        return {1, "°C"};
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

std::string numberText(double value, int digits)
{
    if (std::isnan(value))
        return "–";
    if (std::isinf(value))
        return value > 0 ? "∞" : "-∞";
    const double size = std::abs(value);
    if (size == 0)
        return "0";
    if (size < 1e-4 || size >= 1e6)
        return written(value, std::chars_format::general, digits);
    const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(size)));
    if (decimals >= 0)
        return withoutTrailingZeros(written(value, std::chars_format::fixed, decimals));
    const double step = std::pow(10.0, -decimals);
    return written(std::round(value / step) * step, std::chars_format::fixed, 0);
}

WordedValue wordedValue(double value, Unit unit)
{
    if (std::isnan(value))
        return {numberText(value), {}};
    const UnitScale plain = unitScale(0, unit);
    if (std::isinf(value))
        return {numberText(value), std::string(trimmed(plain.name))};
    const bool isCountable = unit == Unit::Count || unit == Unit::Byte;
    if (isCountable && std::abs(value) < 1000 && value == std::floor(value))
        return {written(value, std::chars_format::fixed, 0), plain.name};
    const UnitScale scale = unitScale(value, unit);
    return {numberText(value / scale.factor), std::string(trimmed(scale.name))};
}

std::string valueText(double value, Unit unit)
{
    const WordedValue worded = wordedValue(value, unit);
    return worded.unit.empty() ? worded.number : worded.number + ' ' + worded.unit;
}

std::string durationText(Duration duration)
{
    const std::int64_t seconds = duration.count() / 1'000'000;
    if (seconds >= 86'400)
        return twoUnits(seconds / 86'400, "d", seconds % 86'400 / 3'600, "h");
    if (seconds >= 3'600)
        return twoUnits(seconds / 3'600, "h", seconds % 3'600 / 60, "min");
    if (seconds >= 60)
        return twoUnits(seconds / 60, "min", seconds % 60, "s");
    return written(static_cast<double>(duration.count()) / 1e6, std::chars_format::fixed, 1) + " s";
}

} // namespace perfdeck
