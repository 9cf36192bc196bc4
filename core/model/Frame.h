// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Id.h"
#include "core/model/MetricInfo.h"
#include "core/model/Selector.h"
#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace perfdeck {

/// Counts answers asked for; an answer older than the newest question is dropped by its asker.
using RequestId = Id<struct RequestTag, std::uint64_t>;
/// Rises by one with every batch the recorder has taken in.
using Revision = Id<struct RevisionTag, std::uint64_t>;

/// How counters are shown.
enum class Transform
{
    None,
    Rate, ///< increase per second between neighbouring samples, resets handled; for counters
};

/// A question to the QueryService: which series, when, and how many pixels wide is the answer
/// drawn.
struct RangeQuery
{
    RequestId id;
    std::vector<Selector> selectors; ///< series that match any of them, in this order
    TimeRange range;
    int columns = 800; ///< 1…16384
    Transform transform = Transform::None;
    std::size_t maxSeries = 100; ///< further matches are counted in Frame::seriesLeftOut
    /// Also the nearest sample before and after the range, so that lines reach the edges. They are
    /// columns like others, with times outside of `range`, and count in no total.
    bool neighbours = false;
    /// Of more matches than maxSeries those with the largest newest values stay, in their order;
    /// else the first ones.
    bool keepLargest = false;
    /// Of more matches than this (0: however many): Frame::spread of all of them, up to
    /// kMostSpread, and as series only the maxOutliers that lie furthest outside of it. Not with
    /// keepLargest, nor for series of several units.
    std::size_t spreadAbove = 0;
    std::size_t maxOutliers = 5;
    static constexpr std::size_t kMostSpread = 1000;
    /// Also what is said about the series found (see Quality.h), behind them and beyond maxSeries.
    bool companions = false;
};

/// All samples of one series in one pixel column. Only columns with samples exist; columns lie on
/// multiples of their width, so a range that starts between two touches one more than asked for.
struct FrameColumn
{
    std::int64_t time = 0; ///< µs since the epoch of the first sample in the column
    std::int64_t lastTime = 0; ///< of the last one
    double first = 0; ///< first that is not NaN; NaN if all are NaN
    double min = 0; ///< over the finite and infinite samples; NaN if all are NaN
    double max = 0;
    double last = 0; ///< last that is not NaN; NaN if all are NaN
    std::uint32_t count = 0; ///< NaN samples included
    bool gapBefore = false; ///< no line joins this column to the one before
};

struct FrameSeries
{
    SeriesId id;
    SeriesKeyPtr key;
    MetricInfo info;
    std::vector<FrameColumn> columns; ///< ascending in time
    /// Over the range, min, max and mean over the finite samples; NaN when there are none.
    double min = 0, max = 0, mean = 0, last = 0;
    std::int64_t lastTime = 0;
    std::uint64_t count = 0;
};

/// How the values of many series are spread in one pixel column.
struct SpreadColumn
{
    std::int64_t time = 0; ///< µs since the epoch of the begin of the column
    double p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
    std::uint32_t series = 0; ///< that have a value here
};

/// Many series as one band.
struct FrameSpread
{
    MetricInfo info; ///< of the first of them; all have its unit
    std::vector<SpreadColumn> columns; ///< ascending in time; only those with values
    std::int64_t columnWidth = 0; ///< µs
    std::size_t series = 0; ///< so many are in it, those shown as lines included
};

/// Where the samples of a frame came from.
enum class FrameTier
{
    Raw,
    Minute,
    Hour
};

/// The answer to a RangeQuery, ready to be painted, read out and exported. Never changes.
struct Frame
{
    RequestId id;
    Revision revision;
    TimeRange range; ///< as asked
    int columns = 0;
    FrameTier tier = FrameTier::Raw; ///< coarsest tier that took part
    std::vector<FrameSeries> series;
    /// Instead of most of the lines, when there are too many; with no columns: all are lines.
    FrameSpread spread;
    std::size_t companions = 0; ///< so many of the last series say something about the others
    std::size_t seriesLeftOut = 0;
};

using FramePtr = std::shared_ptr<const Frame>;

} // namespace perfdeck
