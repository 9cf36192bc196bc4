// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace perfdeck {

/// By how much one sample lies above another, whatever their shape.
struct HodgesLehmann
{
    double shift = 0; ///< the median of all differences b − a
    double low = 0; ///< of its interval; infinite where no interval of these few samples is as sure
    double high = 0;
};

/// By J. L. Hodges and E. L. Lehmann (Annals of Mathematical Statistics 34, 1963), with the
/// interval that belongs to the test of Mann and Whitney: between the c-th smallest and c-th
/// largest difference (M. Hollander, D. A. Wolfe, "Nonparametric Statistical Methods", 1999,
/// section 4.3). The samples ascending and finite; NaN of nothing. O(n log² n), the differences are
/// never written down. Pure, any thread.
[[nodiscard]] HodgesLehmann hodgesLehmann(std::span<const double> sortedA,
                                          std::span<const double> sortedB,
                                          double confidence = 0.95);

/// The difference b − a that has `rank` others below it in ascending order; rank < |a| × |b|.
[[nodiscard]] double pairwiseDifference(std::span<const double> sortedA,
                                        std::span<const double> sortedB,
                                        std::size_t rank);

} // namespace perfdeck
