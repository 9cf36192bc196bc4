// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// Whether two samples come from one law, by the widest gap between their distribution functions.
struct KolmogorovSmirnov
{
    double statistic = 0; ///< that gap, 0 … 1
    double pValue = 1; ///< two-sided
    bool isExact = false;
};

/// N. V. Smirnov (1939). Up to kMostKolmogorovPairs pairs by counting the orders of both samples
/// whose gap stays smaller, as if there were no ties (with ties p is too large, never too small);
/// beyond by Kolmogorov's law. Finite numbers only; p is 1 of nothing. O(n log n), exact O(|a| ×
/// |b|). Pure, any thread.
[[nodiscard]] KolmogorovSmirnov kolmogorovSmirnov(std::span<const double> a,
                                                  std::span<const double> b);

inline constexpr double kMostKolmogorovPairs = 10'000;

} // namespace perfdeck
