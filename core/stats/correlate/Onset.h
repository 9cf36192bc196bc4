// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// Whether a series went on in a range as before it, and if not, since when.
struct Onset
{
    /// How much better a change explains the range than none: logarithm of the ratio of
    /// likelihoods, in units of what stretches before the range reach by their own unrest.
    double evidence = 0;
    std::size_t step = 0; ///< most likely first changed sample of the range
    std::vector<double> chance; ///< of each sample of the range to be that one; adds up to 1
    double shift = 0; ///< of the middle since then, in robust deviations of the series before
    double before = 0; ///< the level before, at the end of it
    double after = 0; ///< the middle since the onset; NaN where the series is gone
    bool isGone = false; ///< has no more samples from the onset on

    /// That there is a change at all, 0…1, if one series in a hundred has one.
    [[nodiscard]] double confidence() const;
};

/// Compares a range with the time before it, both equally spaced with the same step, NaN for gaps.
/// A change is a new level or a new slope from some sample on, over a slow course and first-order
/// autocorrelated noise, found by generalised least squares at every sample (G. E. P. Box, G. C.
/// Tiao, "Intervention analysis", JASA 70, 1975); strange single samples are drawn in. A series
/// that has no samples any more to the end of the range is gone. None with fewer than kLeastBefore
/// samples before, fewer steps before than in the range, or fewer than kLeastDuring steps in it.
/// O(before × range). Pure.
[[nodiscard]] std::optional<Onset> findOnset(std::span<const double> before,
                                             std::span<const double> range);

class ChangeScans;

/// The same with what is prepared for many series kept in `scans`.
[[nodiscard]] std::optional<Onset>
findOnset(std::span<const double> before, std::span<const double> range, ChangeScans &scans);

inline constexpr std::size_t kLeastBefore = 16;
inline constexpr std::size_t kLeastDuring = 4;

} // namespace perfdeck
