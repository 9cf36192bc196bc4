// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace perfdeck {

/// Doubles as integers over a power of ten: value = integer / 10^exponent, bit for bit. What is not
/// such a number (NaN, ±Inf, -0.0, more than 15 digits, more decimals than the others) is an
/// exception and has no integer. Any thread.
inline constexpr unsigned kMaxDecimalExponent = 14;

struct DecimalForm
{
    unsigned exponent = 0;
    std::size_t exceptions = 0;
};

/// Looks for the cheapest exponent. False when too many values are no decimals. `integers` and
/// `exceptions` are as long as `values` and filled from the front, the latter with positions.
[[nodiscard]] bool toDecimals(std::span<const double> values,
                              std::span<std::int64_t> integers,
                              std::span<std::uint16_t> exceptions,
                              DecimalForm &form);

/// The reverse, without the exceptions. Integers must lie within ±2^51, as toDecimals() makes them;
/// others give unspecified numbers. exponent <= kMaxDecimalExponent.
void fromDecimals(std::span<const std::int64_t> integers,
                  unsigned exponent,
                  std::span<double> values);

} // namespace perfdeck
