// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/HistogramQuantile.h"
#include "core/collect/parse/RuleBinding.h"

#include <vector>

namespace perfdeck {

/// What the histograms of one group say together about the window.
struct MergedHistogram
{
    std::vector<HistogramBucket>
        buckets; ///< increases, cumulative, ascending; of those that observed something
    double count = 0;
    double sum = 0;
    bool sumIsValid = true; ///< every histogram has a sum that did not fall
    bool isMeasured = false; ///< at least one has two samples in the window
    bool isMergeable
        = true; ///< all have the same bounds; percentiles need that, count and mean do not
};

/// Adds up the increases. A missing bucket +Inf is taken from the count; the separate ranges of
/// VictoriaMetrics become cumulative buckets. Needs a window of at least two pages.
[[nodiscard]] MergedHistogram mergeHistograms(const std::vector<BoundHistogram> &histograms,
                                              const CounterWindow &window);

/// True when the window holds two samples of it.
[[nodiscard]] bool isMeasured(const BoundHistogram &histogram, const CounterWindow &window);

} // namespace perfdeck
