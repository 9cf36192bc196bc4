// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/ColumnGrid.h"
#include "core/store/HistoryStore.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

/// How much a counter rose in each pixel column. What it rose between two samples is spread evenly
/// over the time between them, so that columns narrower than a poll are not striped and the total
/// is exact. A counter that dropped was reset: its increase is its new value. Over a gap (GapRule)
/// and beside a NaN nothing is known and nothing is counted. Feed buckets of roll-ups before raw
/// samples. One thread.
class IncreaseColumns final
{
public:
    IncreaseColumns(ColumnGrid grid, std::int64_t firstColumn, std::size_t columns);

    void addBuckets(std::span<const RollupPoint> buckets, Duration length);
    void addSamples(std::span<const Timestamp> times, std::span<const double> values);

    /// Per column; NaN where nothing is known.
    [[nodiscard]] std::vector<double> take();

private:
    void spread(std::int64_t from, std::int64_t to, double increase);

    ColumnGrid m_grid;
    std::int64_t m_first;
    std::vector<double> m_increase;
    std::vector<bool> m_known;
};

} // namespace perfdeck
