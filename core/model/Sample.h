// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <bit>
#include <cstdint>
#include <limits>

namespace perfdeck {

/// One measured value. NaN means "was measured, undefined"; a gap is the absence of samples.
struct Sample
{
    Timestamp time;
    double value = 0;
};

namespace detail {
inline constexpr std::uint64_t kAbsentBits = 0x7FF4'0000'5045'5244ULL; // a NaN payload of our own
}

/// Marks "no sample of this series in this tick" inside a row of values; never stored as a value.
[[nodiscard]] inline double absentValue()
{
    return std::bit_cast<double>(detail::kAbsentBits);
}

[[nodiscard]] inline bool isAbsent(double value)
{
    return std::bit_cast<std::uint64_t>(value) == detail::kAbsentBits;
}

/// A value as sources hand it on: every NaN becomes the one quiet NaN, so none can look absent.
[[nodiscard]] inline double normalizedValue(double value)
{
    return value != value ? std::numeric_limits<double>::quiet_NaN() : value;
}

} // namespace perfdeck
