// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <vector>

namespace perfdeck {

/// A stretch of a series as means over blocks of equal length. Blocks keep most of the resemblance
/// of neighbouring samples to themselves, and make series of every interval alike.
struct BlockSeries
{
    SeriesKeyPtr key;
    Timestamp start; ///< of the first block
    Duration block{0};
    std::vector<double> values; ///< NaN: no samples in the block

    [[nodiscard]] Timestamp timeOf(std::size_t index) const
    {
        return start + static_cast<Duration::rep>(index) * block;
    }

    [[nodiscard]] TimeRange range() const { return {start, timeOf(values.size())}; }
};

} // namespace perfdeck
