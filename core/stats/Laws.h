// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perfdeck {

// Distributions that tests and intervals rest on, by Boost.Math. Arguments outside of what a law is
// defined for (a probability of 0 or 1 where the quantile is infinite, no degrees of freedom) give
// ±infinity or NaN, never an exception. Pure, any thread.

[[nodiscard]] double normalCdf(double z);
[[nodiscard]] double normalQuantile(double probability);

[[nodiscard]] double studentCdf(double t, double degreesOfFreedom);
[[nodiscard]] double studentQuantile(double probability, double degreesOfFreedom);

[[nodiscard]] double chiSquaredCdf(double x, double degreesOfFreedom);
[[nodiscard]] double chiSquaredQuantile(double probability, double degreesOfFreedom);

/// At most `successes` of `trials`.
[[nodiscard]] double binomialCdf(double successes, double trials, double probability);

/// The regularised incomplete beta function I_x(a, b): the law of the k-th smallest of n uniform
/// numbers has a = k, b = n − k + 1.
[[nodiscard]] double betaCdf(double x, double a, double b);

/// The law that Cramér's and von Mises' ω² tends to, as a series of Bessel functions (S. Csörgő, J.
/// J. Faraway, "The exact and asymptotic distributions of Cramér-von Mises statistics", JRSS B 58,
/// 1996).
[[nodiscard]] double cramerVonMisesCdf(double x);

/// Kolmogorov's law, that of the largest gap between a law and its sample times √n, in the limit.
[[nodiscard]] double kolmogorovCdf(double x);

} // namespace perfdeck
