// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/model/Quality.h"

namespace perfdeck {

/// What a frame says about the numbers of one of its series; null where it says nothing. Points
/// into the frame.
struct FrameCompanions
{
    const FrameSeries *quality = nullptr;
    const FrameSeries *limit = nullptr;

    /// A sample of the series as it is to be read. O(log columns).
    [[nodiscard]] RatedNumber rate(double value, Timestamp time) const;
};

[[nodiscard]] FrameCompanions companionsOf(const Frame &frame, const SeriesKey &key);

/// The newest sample of a series of the frame.
[[nodiscard]] RatedNumber ratedLast(const FrameSeries &series, const FrameCompanions &companions);

} // namespace perfdeck
