// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// Whether two samples come from one law, whatever they differ in.
struct CramerVonMises
{
    double statistic = 0; ///< Anderson's T
    double pValue = 1;
};

/// T. W. Anderson, "On the distribution of the two-sample Cramér-von Mises criterion" (Annals of
/// Mathematical Statistics 33, 1962): the statistic brought to the mean and variance of its limit,
/// ties by midranks. Finite numbers only; p is 1 of nothing. O(n log n). Pure, any thread.
[[nodiscard]] CramerVonMises cramerVonMises(std::span<const double> a, std::span<const double> b);

} // namespace perfdeck
