// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"

#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// A question for the distribution over time of one histogram: all series of the `_bucket` family
/// that match are added up bucket by bucket.
struct HeatQuery
{
    RequestId id;
    std::vector<Selector> selectors; ///< bucket series: they carry the label `le`
    TimeRange range;
    int columns = 200; ///< cells across, 1…16384
};

/// What the rows of a heat map are.
enum class HeatRows
{
    Buckets, ///< of a histogram; a cell is the number of observations in that time
    Entities, ///< workers, cores; a cell is the largest value in that time
};

/// One row; rows come from the bottom up.
struct HeatRow
{
    std::string name; ///< of an entity
    double lower = 0; ///< of a bucket, exclusive; -inf for the lowest without a bound
    double upper = 0; ///< of a bucket, inclusive; +inf for the last
    bool isCoarse = false; ///< of a bucket wider than a number in its middle: half or double
};

/// Time × rows, ready to be painted, read out and exported. Never changes.
struct HeatFrame
{
    RequestId id;
    Revision revision;
    TimeRange range; ///< as asked
    HeatRows kind = HeatRows::Buckets;
    MetricInfo info; ///< Buckets: of the bounds. Entities: of the cells
    Timestamp firstColumn; ///< start of column 0; columns lie on multiples of their width
    Duration columnWidth{1};
    std::size_t columns = 0;
    std::vector<HeatRow> rows;
    std::vector<double> cells; ///< row by row; NaN: not measured
    FrameTier tier = FrameTier::Raw; ///< coarsest tier that took part
    std::size_t seriesLeftOut = 0; ///< could not be added up: other bounds, no bound

    [[nodiscard]] double at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns + column];
    }

    [[nodiscard]] Timestamp timeOf(std::size_t column) const
    {
        return firstColumn + columnWidth * static_cast<std::int64_t>(column);
    }
};

using HeatFramePtr = std::shared_ptr<const HeatFrame>;

} // namespace perfdeck
