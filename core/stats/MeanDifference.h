// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace perfdeck {

/// How far apart the means of two stretches of a series are, with the interval the true difference
/// lies in at 95 % confidence.
struct MeanDifference
{
    double before = 0; ///< means
    double after = 0;
    double low = 0; ///< of after − before
    double high = 0;
    std::size_t samplesBefore = 0;
    std::size_t samplesAfter = 0;

    [[nodiscard]] double change() const { return after - before; }

    /// No change at all is outside of the interval.
    [[nodiscard]] bool isSignificant() const { return low > 0 || high < 0; }
};

/// Of equally spaced finite samples as many as τ of them say no more than one independent one
/// would, τ = 1 + 2 Σ ρ, summed over neighbouring pairs of autocorrelations while they are positive
/// (C. J. Geyer, "Practical Markov chain Monte Carlo", Statistical Science 7, 1992). At least 1.
/// O(n × τ).
[[nodiscard]] double autocorrelationTime(std::span<const double> samples);

/// By B. L. Welch (Biometrika 34, 1947), with each stretch counted as n/τ independent samples. None
/// where either stretch has less than kLeastEffective of those: then nothing can be said. Pure.
[[nodiscard]] std::optional<MeanDifference> meanDifference(std::span<const double> before,
                                                           std::span<const double> after);

inline constexpr double kLeastEffective = 4;

} // namespace perfdeck
