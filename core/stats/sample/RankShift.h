// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace perfdeck {

/// Which ranks a test listens to. The best ones depend on the shape of the samples (R. V. Hogg, D.
/// M. Fisher, R. H. Randles, "A two-sample adaptive distribution-free test", JASA 70, 1975).
enum class RankScores
{
    All, ///< Wilcoxon's
    Middle, ///< the inner half, for heavy tails
    Lower, ///< for a long tail to the right, as run times on a busy machine have
    Upper, ///< for a long tail to the left
};

/// By Hogg's measures of skewness and of the weight of the tails. `sorted`: samples of one shape,
/// ascending and finite; All of fewer than 4. O(n). Pure, any thread.
[[nodiscard]] RankScores scoresFor(std::span<const double> sorted);

/// By how much one sample lies above another of the same shape.
struct RankShift
{
    double shift = 0;
    double low = 0; ///< of the interval; infinite where no interval of these few samples is as sure
    double high = 0;
    double pValue = 1; ///< two-sided, of no shift
    bool isExact = false; ///< by all divisions of the ranks, else by the normal law

    [[nodiscard]] bool operator==(const RankShift &) const = default;
};

/// The linear rank test with these scores, its interval (the shifts it does not reject) and the
/// shift at which it sees none: with RankScores::All the test of Mann and Whitney and the estimate
/// of Hodges and Lehmann. The samples ascending and finite; NaN of nothing. O(n × log of the
/// precision) beyond kMostExactRanks samples. Pure, any thread.
[[nodiscard]] RankShift rankShift(std::span<const double> sortedA,
                                  std::span<const double> sortedB,
                                  RankScores scores,
                                  double confidence = 0.95);

/// The score of a midrank among `count`, in ranks.
[[nodiscard]] double rankScore(RankScores scores, double rank, std::size_t count);

} // namespace perfdeck
