// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DecimalForm.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>

namespace perfdeck {

namespace {

constexpr std::array<double, kMaxDecimalExponent + 1> kPowersOfTen{
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};

// Adding this number leaves the nearest integer in the low bits of the sum: rounding and conversion
// both ways without a call and without instructions newer than SSE2, for magnitudes below 2^51.
constexpr double kRounder = 0x1.8p52;
constexpr auto kRounderBits = std::bit_cast<std::uint64_t>(kRounder);
constexpr double kLimit = 0x1p51;

constexpr std::size_t kProbes = 16;
constexpr std::size_t kProbesNeeded = 12;
constexpr double kExceptionBits = 72;
constexpr double kBitsPerDigit = 3.33;

struct Rounded
{
    std::int64_t integer = 0;
    bool exact = false;
};

Rounded roundAt(double value, double power)
{
    const double sum = value * power + kRounder;
    const double whole = sum - kRounder;
    const bool same
        = std::bit_cast<std::uint64_t>(whole / power) == std::bit_cast<std::uint64_t>(value);
    const auto integer
        = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(sum) - kRounderBits);
    return {integer, same && std::fabs(whole) < kLimit};
}

/// A few finite values that stand for the block.
struct Probes
{
    std::array<double, kProbes> values{};
    std::size_t size = 0;

    void add(double value)
    {
        if (size < kProbes && std::isfinite(value))
            values[size++] = value;
    }

    [[nodiscard]] std::optional<unsigned> exponentFor(std::size_t needed, unsigned from) const
    {
        for (unsigned exponent = from; exponent <= kMaxDecimalExponent; ++exponent) {
            std::size_t failed = 0;
            for (std::size_t i = 0; i < size && failed + needed <= size; ++i)
                failed += roundAt(values[i], kPowersOfTen[exponent]).exact ? 0U : 1U;
            if (failed + needed <= size)
                return exponent;
        }
        return std::nullopt;
    }
};

Probes probesOf(std::span<const double> values)
{
    Probes probes;
    const std::size_t step = std::max<std::size_t>(1, values.size() / kProbes);
    for (std::size_t i = 0; i < values.size(); i += step)
        probes.add(values[i]);
    for (std::size_t i = 0; probes.size == 0 && i < values.size(); ++i)
        probes.add(values[i]);
    return probes;
}

std::size_t countExceptions(std::span<const double> values, double power)
{
    std::size_t exceptions = 0;
    for (const double value : values)
        exceptions += roundAt(value, power).exact ? 0U : 1U;
    return exceptions;
}

Probes probesOfExceptions(std::span<const double> values, double power)
{
    Probes probes;
    for (const double value : values) {
        if (!roundAt(value, power).exact)
            probes.add(value);
    }
    return probes;
}

/// More decimals for all, or exceptions for some: the cheaper of the two.
DecimalForm refine(std::span<const double> values, DecimalForm form)
{
    while (form.exceptions > 0) {
        const Probes probes = probesOfExceptions(values, kPowersOfTen[form.exponent]);
        if (probes.size == 0)
            break;
        const auto exponent = probes.exponentFor(probes.size - probes.size / 4, form.exponent + 1);
        if (!exponent)
            break;
        const std::size_t exceptions = countExceptions(values, kPowersOfTen[*exponent]);
        const double saved = kExceptionBits
            * (static_cast<double>(form.exceptions) - static_cast<double>(exceptions));
        const double paid = kBitsPerDigit * static_cast<double>(*exponent - form.exponent)
            * static_cast<double>(values.size());
        if (saved <= paid)
            break;
        form = {*exponent, exceptions};
    }
    return form;
}

std::size_t countFinite(std::span<const double> values)
{
    std::size_t finite = 0;
    for (const double value : values)
        finite += std::isfinite(value) ? 1U : 0U;
    return finite;
}

void convert(std::span<const double> values,
             std::span<std::int64_t> integers,
             std::span<std::uint16_t> exceptions,
             double power)
{
    std::size_t found = 0;
    std::size_t excepted = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Rounded rounded = roundAt(values[i], power);
        integers[found] = rounded.integer;
        found += rounded.exact ? 1U : 0U;
        if (!rounded.exact)
            exceptions[excepted++] = static_cast<std::uint16_t>(i);
    }
}

} // namespace

bool toDecimals(std::span<const double> values,
                std::span<std::int64_t> integers,
                std::span<std::uint16_t> exceptions,
                DecimalForm &form)
{
    const Probes probes = probesOf(values);
    if (probes.size == 0)
        return false;
    const auto exponent
        = probes.exponentFor((probes.size * kProbesNeeded + kProbes - 1) / kProbes, 0);
    if (!exponent)
        return false;
    form = refine(values, {*exponent, countExceptions(values, kPowersOfTen[*exponent])});
    if (form.exceptions > 0) {
        const std::size_t finite = countFinite(values);
        const std::size_t decimals = values.size() - form.exceptions;
        if (decimals == 0 || (finite - decimals) * 4 > finite)
            return false;
    }
    convert(values, integers, exceptions, kPowersOfTen[form.exponent]);
    return true;
}

void fromDecimals(std::span<const std::int64_t> integers,
                  unsigned exponent,
                  std::span<double> values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto shifted = static_cast<std::uint64_t>(integers[i]) + kRounderBits;
        values[i] = std::bit_cast<double>(shifted) - kRounder;
    }
    if (exponent == 0)
        return;
    const double power = kPowersOfTen[exponent];
    for (double &value : values)
        value /= power;
}

} // namespace perfdeck
