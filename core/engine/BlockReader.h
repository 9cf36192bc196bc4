// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/SeriesLoader.h"
#include "core/regress/BlockSeries.h"
#include "core/store/SeriesCatalog.h"

#include <array>
#include <chrono>
#include <vector>

namespace perfdeck {

/// How far back a series is looked at, and in blocks of what length.
struct BlockScale
{
    Duration block;
    std::size_t blocks;

    [[nodiscard]] Duration window() const { return static_cast<Duration::rep>(blocks) * block; }
};

/// Fine to coarse: what happened today, this season, these years.
inline constexpr std::array<BlockScale, 3> kBlockScales{
    BlockScale{std::chrono::minutes(1), 1440},
    BlockScale{std::chrono::hours(1), 1440},
    BlockScale{std::chrono::days(1), 1440},
};

/// The newest blocks of a series until `end` (one past its newest sample), live and stored joined:
/// means of gauges, increases per second of counters. Blocks lie on whole multiples of their
/// length; the newest one is left out while it holds less than half of what the others do. Empty
/// values where nothing can be read. One reader thread.
[[nodiscard]] BlockSeries readBlocks(SeriesLoader &loader,
                                     const SeriesRecord &series,
                                     Timestamp end,
                                     const BlockScale &scale);

/// The same over `range`, which begins and ends on whole multiples of `step`: one value a step, all
/// of them, NaN where there are no samples. A step is whole minutes or hours from a minute or an
/// hour on, so that roll-ups can stand for samples that retention took.
[[nodiscard]] std::vector<double>
readSteps(SeriesLoader &loader, const SeriesRecord &series, TimeRange range, Duration step);

} // namespace perfdeck
