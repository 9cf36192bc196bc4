// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// How long something lasted, or has lasted so far.
struct Lifetime
{
    double length = 0; ///< at least 0
    bool hasEnded = true; ///< else it is still going on: a censored case
};

/// What share is still going on from `time` on, with its 95 % interval.
struct SurvivalStep
{
    double time = 0;
    double share = 1;
    double low = 0;
    double high = 1;
    std::size_t atRisk = 0; ///< still going on just before
};

struct SurvivalCurve
{
    std::vector<SurvivalStep> steps; ///< one per time at which something ended, ascending
    std::size_t cases = 0;
    std::size_t ended = 0;
    /// None: so few have ended that it cannot be told.
    std::optional<double> median;
    std::optional<double> medianLow; ///< of its 95 % interval
    std::optional<double> medianHigh; ///< none: the interval has no upper end
};

/// The product-limit estimate, which counts cases that have not ended for as long as they were seen
/// (E. L. Kaplan, P. Meier, JASA 53, 1958); intervals by Greenwood's variance on the log(−log)
/// scale; the median with the interval of R. Brookmeyer and J. Crowley (Biometrics 38, 1982). O(n
/// log n).
[[nodiscard]] SurvivalCurve kaplanMeier(std::span<const Lifetime> lifetimes);

/// The time by which this share (0…1) has ended; none where the curve does not come so far.
[[nodiscard]] std::optional<double> endedBy(const SurvivalCurve &curve, double share);

} // namespace perfdeck
