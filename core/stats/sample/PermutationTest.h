// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/sample/Resampling.h"

#include <cstddef>
#include <span>

namespace perfdeck {

struct PermutationTest
{
    double difference = 0; ///< of the middles, b − a; NaN where a side is empty
    double pValue = 1; ///< two-sided
    bool isExact = false; ///< by all divisions, else by random ones
};

/// How often samples that are dealt out anew to both sides lie at least as far apart. All divisions
/// where there are no more than `resamples`, else so many random ones, the one seen counted among
/// them (B. Phipson, G. K. Smyth, "Permutation p-values should never be zero", Statistical
/// Applications in Genetics and Molecular Biology 9, 2010). The seed is made of the samples. Finite
/// numbers. O(n × resamples). Pure, any thread.
[[nodiscard]] PermutationTest permutationTest(std::span<const double> a,
                                              std::span<const double> b,
                                              Middle middle = Middle::Mean,
                                              std::size_t resamples = 10'000);

/// The same for samples in order of time that resemble their neighbours over less than `length`:
/// whole blocks are dealt out, each as its middle.
[[nodiscard]] PermutationTest blockPermutationTest(std::span<const double> a,
                                                   std::span<const double> b,
                                                   std::size_t length,
                                                   Middle middle = Middle::Mean,
                                                   std::size_t resamples = 10'000);

} // namespace perfdeck
