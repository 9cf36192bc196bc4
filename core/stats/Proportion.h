// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace perfdeck {

/// A share seen in a sample, with the interval its true value lies in at 95 % confidence.
struct Proportion
{
    double ratio = 0; ///< 0..1
    double low = 0;
    double high = 1;
};

/// Wilson's score interval, which stays honest for few trials and for shares near 0 and 1 (E. B.
/// Wilson, JASA 22, 1927; L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16, 2001). None
/// without trials, or with more hits than trials. Of several intervals that are looked at for the
/// same thing all hold together at 95 % (C. E. Bonferroni): each is wider then.
[[nodiscard]] std::optional<Proportion>
wilson(std::uint64_t hits, std::uint64_t trials, std::uint64_t comparisons = 1);

} // namespace perfdeck
