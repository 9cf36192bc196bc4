// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "core/stats/sample/RankShift.h"

#include <cstddef>
#include <span>
#include <string>

namespace perfdeck {

/// What can be said of B against A.
enum class Verdict
{
    Regressed,
    Improved,
    Different, ///< of a metric with no better direction
    Equivalent, ///< if there is a change, it lies within the noise band
    NeedMoreData,
};

/// "regressed", "improved", "different", "equivalent", "need more data".
[[nodiscard]] const char *verdictName(Verdict verdict);

struct Interval
{
    double low = 0;
    double high = 0;

    [[nodiscard]] bool holds(double value) const { return low <= value && value <= high; }
};

/// How a comparison was made.
struct ComparisonMethod
{
    bool isMade = false; ///< else there were fewer than 2 samples on a side
    bool isExact = false; ///< by all divisions of the ranks, else by the normal law
    RankScores scores = RankScores::All;
    bool isWidenedForDependence = false; ///< neighbours resemble each other
    bool isWidenedForBursts = false; ///< disturbances last longer than the samples can show

    friend bool operator==(const ComparisonMethod &, const ComparisonMethod &) = default;
};

/// In English, as terminals and files have it: "exact test by all ranks".
[[nodiscard]] std::string methodText(const ComparisonMethod &method);

struct ComparisonOptions
{
    double confidence = 0.95; ///< of the intervals; 1 − confidence is the level of the verdict
    /// Relative changes below this are never called one, and are equivalent when the whole interval
    /// lies below it.
    double noiseBand = 0.01;
    Better better = Better::Neither; ///< see metricInfo()
    /// The samples stand in the order they were taken, so that neighbours may resemble each other:
    /// then they count as fewer. Set to false for samples in no order.
    bool isOrdered = true;
};

/// B against A, as far as the samples tell. Numbers that cannot be said are NaN.
struct Comparison
{
    std::size_t countA = 0; ///< finite samples
    std::size_t countB = 0;
    double effectiveA = 0; ///< independent samples that would say as much
    double effectiveB = 0;
    double medianA = 0;
    double medianB = 0;
    /// The typical change of a sample, in the samples' own unit: that of rankShift(), with the
    /// scores that suit the shape of the samples.
    double difference = 0;
    Interval differenceInterval;
    /// The same as a share, B/A − 1: on logarithms where all samples are positive, else the
    /// difference over |median A| (NaN where that is 0).
    double shift = 0;
    Interval shiftInterval;
    /// How often a sample of B is above one of A, less how often it is below: −1 … 1.
    double cliffsDelta = 0;
    /// Two-sided, of the samples as if all were independent.
    double pLocation = 1; ///< of no shift: rankShift()
    double pShape = 1; ///< of no difference whatever: Cramér and von Mises
    /// Of no shift, with dependent samples counted as fewer: the verdict's.
    double pValue = 1;
    Verdict verdict = Verdict::NeedMoreData;
    /// Samples on each side that would make a change of the size of the noise band, or of the one
    /// seen if that is larger, visible in 8 of 10 cases; 0 when the verdict is another.
    std::size_t neededPerSide = 0;
    bool isMultimodalA = false; ///< a single typical value does not describe the samples
    bool isMultimodalB = false;
    ComparisonMethod method;

    /// Something changed, for better or worse.
    [[nodiscard]] bool isSignificant() const
    {
        return verdict == Verdict::Regressed || verdict == Verdict::Improved
            || verdict == Verdict::Different;
    }
};

/// Compares two samples of one metric. Numbers that are not finite are left out; nothing can be
/// said of fewer than 2 on either side. Deterministic: equal samples give an equal answer. O(n log²
/// n) for n samples together. Pure, any thread.
[[nodiscard]] Comparison compareSamples(std::span<const double> a,
                                        std::span<const double> b,
                                        const ComparisonOptions &options = {});

} // namespace perfdeck
