// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"

#include <limits>
#include <span>
#include <vector>

namespace perfdeck {

/// Between which values a series is thought to lie at a moment.
struct OutlookPoint
{
    Timestamp time;
    double low = 0;
    double high = 0;
};

/// What could be known of a series beforehand.
struct SeriesOutlook
{
    SeriesKeyPtr series;
    /// Where it was expected, each moment from those before it only; see expectedBand(). Ascending.
    std::vector<OutlookPoint> expected;
    /// The 95 % interval of its forecast, beginning at its newest value; see forecast(). Ascending.
    std::vector<OutlookPoint> ahead;
    /// Of the forecast on the same series' past, over the mean step; see Forecast::scaledError.
    double scaledError = std::numeric_limits<double>::quiet_NaN();
};

struct OutlookWishes
{
    TimeRange shown; ///< expected values are given within
    bool wantsExpected = true;
    Duration ahead{0}; ///< of the forecast, behind the newest sample; 0: none
};

/// Of the wanted series of a frame that reaches further back than what is shown. The columns of the
/// frame are taken as equally spaced samples, empty ones as gaps; the more of them lie before what
/// is shown, the more is known. Tens of milliseconds for a thousand columns. Pure, any thread.
[[nodiscard]] std::vector<SeriesOutlook> seriesOutlooks(const Frame &past,
                                                        std::span<const SeriesKeyPtr> wanted,
                                                        const OutlookWishes &wishes);

} // namespace perfdeck
