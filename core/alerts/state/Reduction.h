// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/SampleCache.h"
#include "core/model/AlertRule.h"

namespace perfdeck {

/// What these samples come to. Undefined ones (NaN) are passed over; NaN where nothing is left, and
/// for Rate and Increase of fewer than two. A counter that fell began again at 0; nothing is
/// extrapolated. O(n), of a quantile O(n log n). Pure.
[[nodiscard]] double reduced(const SampleSpan &samples, Reducer reducer, double quantile);

/// How much a counter went up from one reading to the next.
[[nodiscard]] double increaseBetween(double earlier, double later);

} // namespace perfdeck
