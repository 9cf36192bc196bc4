// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/sample/Resampling.h"

#include <cstddef>
#include <span>

namespace perfdeck {

struct BootstrapInterval
{
    double value = 0; ///< of the samples themselves; NaN of nothing, as is the interval
    double low = 0;
    double high = 0;
};

/// The middle of a sample with its BCa interval: corrected for bias and for a spread that changes
/// with the value (B. Efron, "Better bootstrap confidence intervals", JASA 82, 1987). The seed is
/// made of the samples. Independent finite samples. O(n × resamples), O(n²) for the median's
/// correction. Pure, any thread.
[[nodiscard]] BootstrapInterval bootstrapInterval(std::span<const double> samples,
                                                  Middle middle = Middle::Mean,
                                                  double confidence = 0.95,
                                                  std::size_t resamples = 10'000);

/// The same of the difference b − a, each side drawn anew from itself.
[[nodiscard]] BootstrapInterval bootstrapDifference(std::span<const double> a,
                                                    std::span<const double> b,
                                                    Middle middle = Middle::Mean,
                                                    double confidence = 0.95,
                                                    std::size_t resamples = 10'000);

} // namespace perfdeck
