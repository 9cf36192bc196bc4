// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/model/TimeRange.h"
#include "core/store/TickRow.h"

#include <memory>
#include <span>
#include <vector>

namespace perfdeck {

/// The series of a segment, ascending; shared by all segments that hold the same ones.
using SegmentLayout = std::vector<SeriesId>;

/// Consecutive moments of one group: one compressed column of times and one of values per series.
/// Never changes once sealed; any thread may read.
class LiveSegment final
{
public:
    /// What is to be sealed. A row shorter than the others lacks the columns at its end.
    struct Head
    {
        std::span<const Timestamp> times;
        std::span<const std::vector<double>> rows; ///< parallel to times
        std::span<const SeriesId> columns; ///< series of each column, any order
    };

    /// `similar` may be null; its layout is shared when it fits.
    [[nodiscard]] static std::shared_ptr<const LiveSegment> seal(const Head &head,
                                                                 const LiveSegment *similar);

    [[nodiscard]] Timestamp first() const { return m_first; }

    [[nodiscard]] Timestamp last() const { return m_last; }

    [[nodiscard]] bool overlaps(TimeRange range) const
    {
        return m_first < range.to && range.from <= m_last;
    }

    /// Whether there is at least one sample of this series.
    [[nodiscard]] bool holds(SeriesId series) const { return !columnOf(series).empty(); }

    /// What it takes in memory; a layout is charged to the segment that introduced it.
    [[nodiscard]] std::uint64_t bytes() const;
    /// Appends the samples within the range, ascending.
    void read(SeriesId series,
              TimeRange range,
              std::vector<Timestamp> &times,
              std::vector<double> &values) const;

private:
    [[nodiscard]] ByteView columnOf(SeriesId series) const;

    Timestamp m_first;
    Timestamp m_last;
    std::size_t m_count = 0;
    std::shared_ptr<const SegmentLayout> m_layout;
    bool m_ownsLayout = false;
    Bytes m_times;
    Bytes m_data;
    std::vector<std::uint32_t> m_ends; ///< of each column in m_data
};

} // namespace perfdeck
