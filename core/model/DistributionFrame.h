// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace perfdeck {

/// A question for the distribution of the true samples of a range, series by series.
struct DistributionQuery
{
    RequestId id;
    std::vector<Selector> selectors;
    TimeRange range;
    int columns = 400; ///< at most so many points of each cumulative curve, 2…16384
    int maxBins = 100; ///< 1…1000
    bool logarithmic = false; ///< bins of equal ratio; only if all samples are positive
    std::size_t maxSeries = 8;
    Transform transform = Transform::None; ///< of counters, before anything is counted
};

struct QuantileMark
{
    double quantile = 0; ///< 0…1
    double value = 0;
};

/// Share of samples that are at most `value`.
struct CumulativePoint
{
    double value = 0;
    double share = 0;
};

struct DistributionSeries
{
    SeriesId id;
    SeriesKeyPtr key;
    MetricInfo info;
    std::size_t count = 0; ///< finite samples; all below is about these
    std::size_t notFinite = 0; ///< NaN and infinite samples, left out
    double min = 0, max = 0, mean = 0; ///< NaN when there are none
    std::vector<std::uint64_t> bins; ///< one number per bin of the frame
    std::vector<CumulativePoint> curve; ///< ascending, the last share is 1
    std::vector<QuantileMark> quantiles; ///< 0.5, 0.9, 0.95, 0.99 by linear interpolation
};

/// Distributions over common bins, ready to be painted, read out and exported. Never changes.
struct DistributionFrame
{
    RequestId id;
    Revision revision;
    TimeRange range; ///< as asked
    bool logarithmic = false; ///< the bins have equal ratios
    std::vector<double> edges; ///< of the bins, ascending: bin i is [edge i, edge i+1), the last
                               ///< one closed; empty without samples
    std::vector<DistributionSeries> series;
    /// Before this moment only roll-ups are kept: those samples are not in here.
    std::optional<Timestamp> rawFrom;
    std::size_t seriesLeftOut = 0;
};

using DistributionFramePtr = std::shared_ptr<const DistributionFrame>;

} // namespace perfdeck
