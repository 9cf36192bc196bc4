// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

/// The middle that a resampling compares or bounds.
enum class Middle
{
    Mean,
    Median,
};

/// A seed made of the samples themselves: the same input gives the same answer everywhere.
[[nodiscard]] std::uint64_t seedOf(std::span<const double> a, std::span<const double> b = {});

/// Evenly one of 0 … count − 1 (D. Lemire, "Fast random integer generation in an interval", ACM
/// TOMACS 29, 2019, without the rejection: the bias is below count / 2^32).
[[nodiscard]] inline std::uint32_t drawBelow(std::uint32_t count, std::uint32_t random)
{
    return static_cast<std::uint32_t>((std::uint64_t{random} * count) >> 32U);
}

/// The middles of the blocks of `length` neighbours each; a rest shorter than that joins the last
/// block. What dependence there is between neighbours is inside of blocks as long as it lasts.
[[nodiscard]] std::vector<double>
blockMiddles(std::span<const double> samples, std::size_t length, Middle middle);

/// NaN of nothing. O(n).
[[nodiscard]] double middleOf(std::vector<double> samples, Middle middle);

} // namespace perfdeck
