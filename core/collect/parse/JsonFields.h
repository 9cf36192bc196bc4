// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

// Reading fields of JSON objects that other programs wrote: whatever is missing, null or of another
// type is absent. Pure.
namespace perfdeck {

using JsonElement = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

[[nodiscard]] inline std::optional<JsonObject> objectOf(const JsonObject &object,
                                                        std::string_view key)
{
    JsonObject value;
    return object[key].get(value) ? std::nullopt : std::optional(value);
}

[[nodiscard]] inline std::optional<JsonArray> arrayOf(const JsonObject &object,
                                                      std::string_view key)
{
    JsonArray value;
    return object[key].get(value) ? std::nullopt : std::optional(value);
}

/// Empty where there is no such text; what these servers write for "not known" counts as none.
[[nodiscard]] inline std::string_view textOf(const JsonObject &object, std::string_view key)
{
    std::string_view text;
    return object[key].get(text) || text == "unknown" || text == "None" ? std::string_view() : text;
}

/// A text, or an integer as text: identifiers are written both ways.
[[nodiscard]] inline std::string idOf(const JsonObject &object, std::string_view key)
{
    std::int64_t number = 0;
    if (!object[key].get(number))
        return std::to_string(number);
    return std::string(textOf(object, key));
}

/// Finite numbers only.
[[nodiscard]] inline std::optional<double> numberOf(const JsonObject &object, std::string_view key)
{
    double value = 0;
    return object[key].get(value) || !std::isfinite(value) ? std::nullopt : std::optional(value);
}

[[nodiscard]] inline std::optional<double>
scaledOf(const JsonObject &object, std::string_view key, double factor)
{
    const auto value = numberOf(object, key);
    return value ? std::optional(*value * factor) : std::nullopt;
}

/// Every whole number up to here is a double of its own.
inline constexpr double kMostWhole = 9e15;

template<class Integer>
[[nodiscard]] std::optional<Integer> asCount(double value)
{
    constexpr double kMost = static_cast<double>(std::numeric_limits<Integer>::max());
    if (!(value >= 0 && value <= std::min(kMost, kMostWhole)))
        return std::nullopt;
    return static_cast<Integer>(value);
}

/// A count: not negative, written with or without a fraction.
template<class Integer>
[[nodiscard]] std::optional<Integer> countOf(const JsonObject &object, std::string_view key)
{
    const auto value = numberOf(object, key);
    return value ? asCount<Integer>(*value) : std::nullopt;
}

/// A whole number of either sign.
[[nodiscard]] inline std::optional<std::int64_t> wholeOf(const JsonObject &object,
                                                         std::string_view key)
{
    const auto value = numberOf(object, key);
    return value && std::abs(*value) <= kMostWhole ? std::optional(std::llround(*value))
                                                   : std::nullopt;
}

/// A span of time in seconds; more than a century is no span.
[[nodiscard]] inline std::optional<Duration> durationOf(const JsonObject &object,
                                                        std::string_view key)
{
    const auto value = numberOf(object, key);
    constexpr double kCentury = 3.2e9;
    if (!value || std::abs(*value) > kCentury)
        return std::nullopt;
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(*value));
}

/// A truth value, also written 0 or 1.
[[nodiscard]] inline std::optional<bool> flagOf(const JsonObject &object, std::string_view key)
{
    bool value = false;
    if (!object[key].get(value))
        return value;
    const auto number = numberOf(object, key);
    return number ? std::optional(*number != 0) : std::nullopt;
}

} // namespace perfdeck
