// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace perfdeck {

/// What a rule makes of a canonical quantity. Scalars have only Value.
enum class CanonicalStatistic
{
    Value,
    Quantile,
    Mean,
    Count
};

/// Under which name a canonical quantity of the rule tables is stored: `latency_ms` with Quantile
/// is `inference_latency_seconds` (and the label `quantile`), with Mean
/// `inference_latency_mean_seconds`, with Count `inference_latency_count`. `custom.x.y` is
/// `custom_x_y`; ids without an entry keep their name. This is the one place that knows. Any
/// thread.
[[nodiscard]] std::string canonicalMetric(std::string_view id, CanonicalStatistic statistic);

/// Divide a canonical value by this to get the stored base unit: 1000 for `…_ms`, else 1.
[[nodiscard]] double canonicalDivisor(std::string_view id);

/// Label value of a quantile in shortest form: "0.5", "0.99", "0.999".
[[nodiscard]] std::string canonicalQuantile(double quantile);

} // namespace perfdeck
