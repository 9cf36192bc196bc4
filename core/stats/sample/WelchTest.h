// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// Whether two means differ. For samples that are about normal; heavy tails make it blind.
struct WelchTest
{
    double difference = 0; ///< of the means, b − a
    double low = 0; ///< of its interval
    double high = 0;
    double t = 0;
    double degreesOfFreedom = 0;
    double pValue = 1; ///< two-sided
};

/// B. L. Welch, "The generalization of 'Student's' problem when several different population
/// variances are involved" (Biometrika 34, 1947). Independent finite samples, at least 2 on each
/// side, else all but p is NaN. O(n). Pure, any thread.
[[nodiscard]] WelchTest
welchTest(std::span<const double> a, std::span<const double> b, double confidence = 0.95);

/// Its p alone, at a third of the cost: 1 with fewer than 2 samples on a side, 0 where neither side
/// varies but their means differ.
[[nodiscard]] double welchPValue(std::span<const double> a, std::span<const double> b);

} // namespace perfdeck
