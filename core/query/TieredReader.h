// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/store/HistoryStore.h"

#include <vector>

namespace perfdeck {

/// What is known of one series in a range: oldest part first, coarse to fine, without overlap.
struct SeriesData
{
    std::vector<RollupPoint> hours;
    std::vector<RollupPoint> minutes;
    std::vector<Timestamp> times;
    std::vector<double> values;

    void clear();
    /// The coarsest that took part.
    [[nodiscard]] FrameTier tier() const;
};

/// The coarsest tier that still has two buckets in every column.
[[nodiscard]] FrameTier tierFor(Duration columnWidth);

/// Appends what a history holds of a series in a range: the wished tier as far as it is rolled up,
/// finer ones behind it, and coarser ones in front where retention took the finer ones (raw samples
/// have a shorter life than roll-ups). On failure `data` may hold a part.
[[nodiscard]] Status readTiers(
    HistoryReader &reader, SeriesId series, TimeRange range, FrameTier tier, SeriesData &data);

} // namespace perfdeck
