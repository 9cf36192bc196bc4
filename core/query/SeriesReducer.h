// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/query/ColumnGrid.h"
#include "core/store/HistoryStore.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace perfdeck {

/// Reduces one series to one entry per pixel column: first, min, max, last and where a line breaks.
/// Feed it in time order, buckets of roll-ups before raw samples; then finish(). Samples outside
/// `range` become columns too (for lines that enter or leave) but do not count in the totals.
/// O(samples); allocates nothing but the columns. One thread.
class SeriesReducer final
{
public:
    SeriesReducer(ColumnGrid grid, TimeRange range, std::vector<FrameColumn> &columns);

    /// Each bucket goes whole into the column of its start.
    void addBuckets(std::span<const RollupPoint> buckets, Duration length);
    void addSamples(std::span<const Timestamp> times, std::span<const double> values);
    /// Fills in the totals; extremes and mean are over finite values.
    void finish(FrameSeries &series) const;

private:
    struct Part
    {
        std::size_t from;
        std::size_t to;
        bool counts; ///< in the totals
    };

    struct Totals
    {
        double min = std::numeric_limits<double>::infinity();
        double max = -std::numeric_limits<double>::infinity();
        double sum = 0;
        std::uint64_t finite = 0;
        std::uint64_t count = 0;
        double last = std::numeric_limits<double>::quiet_NaN();
        std::int64_t lastTime = 0;
    };

    void addPart(std::span<const Timestamp> times, std::span<const double> values, Part part);
    [[nodiscard]] FrameColumn reduce(std::span<const double> values, bool counts);
    [[nodiscard]] FrameColumn reduceWithCare(std::span<const double> values, bool counts);
    void count(double min, double max, double sum, std::uint64_t finite);
    [[nodiscard]] bool startsAfterGap(std::int64_t time) const;
    void moveTo(std::int64_t time);
    void append(FrameColumn column);

    ColumnGrid m_grid;
    TimeRange m_range;
    std::vector<FrameColumn> &m_columns;
    Totals m_totals;
    std::int64_t m_columnIndex = 0; ///< of the newest sample
    std::int64_t m_columnEnd = std::numeric_limits<std::int64_t>::min();
    std::int64_t m_filled = std::numeric_limits<std::int64_t>::min(); ///< index of the last entry
    std::int64_t m_bucketLength = 0; ///< of the newest bucket; 0 when the newest are samples
    bool m_broken = false; ///< the newest sample was NaN
};

} // namespace perfdeck
