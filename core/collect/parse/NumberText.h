// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

namespace perfdeck {

namespace detail {

/// Every power of ten that a double holds exactly.
inline constexpr std::array<double, 23> kPowersOfTen{
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

inline bool isDigit(char c)
{
    return static_cast<unsigned char>(c - '0') < 10;
}

/// The rare forms: NaN, infinities, more than 19 digits, exponents beyond the table.
const char *readUnusualNumber(const char *at, const char *end, double &value);

} // namespace detail

/// Reads a decimal number (also NaN, Inf, +Inf, -Inf, never hexadecimal) that begins at `at` and
/// gives the place behind it, or null when there is none. Correctly rounded: a mantissa below 2^53
/// and a power of ten up to 22 are both exact, so one multiplication or division rounds once
/// (Clinger 1990); anything else goes through std::from_chars.
inline const char *readNumber(const char *at, const char *end, double &value)
{
    const char *p = at;
    const bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        ++p;
    std::uint64_t mantissa = 0;
    const char *from = p;
    while (p < end && detail::isDigit(*p))
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(*p++ - '0');
    auto digits = p - from;
    int exponent = 0;
    if (p < end && *p == '.') {
        from = ++p;
        while (p < end && detail::isDigit(*p))
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(*p++ - '0');
        digits += p - from;
        exponent = -static_cast<int>(p - from < 100 ? p - from : 100);
    }
    if (digits == 0 || digits > 19)
        return detail::readUnusualNumber(at, end, value);
    if (p < end && (*p == 'e' || *p == 'E')) {
        int power = 0;
        const char *digit = p + 1 < end && p[1] == '+' ? p + 2 : p + 1;
        const auto [stop, error] = std::from_chars(digit, end, power);
        if (error != std::errc() || power > 1000 || power < -1000)
            return detail::readUnusualNumber(at, end, value);
        p = stop;
        exponent += power;
    }
    if (mantissa >= (1ULL << 53) || exponent < -22 || exponent > 22)
        return detail::readUnusualNumber(at, end, value);
    const double scale
        = detail::kPowersOfTen[static_cast<std::size_t>(exponent < 0 ? -exponent : exponent)];
    const double whole = static_cast<double>(mantissa);
    const double result = exponent < 0 ? whole / scale : whole * scale;
    value = negative ? -result : result;
    return p;
}

} // namespace perfdeck
