// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/HistoryStore.h"

#include <span>
#include <vector>

namespace perfdeck {

/// Increase per second between neighbouring samples of a counter, stamped with the later one; the
/// first sample only serves as base, so the result is one shorter. A counter that dropped was
/// reset: its increase is its new value. NaN on either side gives NaN. Overwrites the outputs.
/// Pure.
void ratesOf(std::span<const Timestamp> times,
             std::span<const double> values,
             std::vector<Timestamp> &rateTimes,
             std::vector<double> &rateValues);

/// The same over buckets of a roll-up, one rate per bucket, kept in min, max, first and last alike.
/// A bucket whose maximum is above its last value has seen a reset: the increase up to the maximum
/// and the new value count. Across missing buckets only the inside of a bucket is used.
void ratesOf(std::span<const RollupPoint> buckets,
             Duration length,
             std::vector<RollupPoint> &rates);

} // namespace perfdeck
