// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/HistoryStore.h"

#include <span>
#include <vector>

namespace perfdeck {

/// Roll-ups are stored in blocks: 60 buckets of a minute per hour, 24 buckets of an hour per day.
[[nodiscard]] constexpr Duration blockLength(RollupTier tier)
{
    return tier == RollupTier::Minute ? Duration(std::chrono::hours(1))
                                      : Duration(std::chrono::hours(24));
}

/// The last multiple of `step` (counted from the epoch) that is not after `time`.
[[nodiscard]] Timestamp floorTo(Timestamp time, Duration step);
[[nodiscard]] Timestamp ceilTo(Timestamp time, Duration step);

/// Appends one point per bucket that has samples. Times ascend. NaN samples do not take part in
/// min, max, sum, count, first and last; a bucket of nothing else has count 0 and NaN for all but
/// the sum.
void rollUp(std::span<const Timestamp> times,
            std::span<const double> values,
            RollupTier tier,
            std::vector<RollupPoint> &points);

/// Joins neighbouring buckets into the coarser ones of `tier`, appended to `points`.
void rollUp(std::span<const RollupPoint> finer, RollupTier tier, std::vector<RollupPoint> &points);

/// The sum of the values. Sums of decimals are the decimal they ought to be (0.1 + 0.2 = 0.3):
/// every rounding error is carried along (Neumaier 1974), and where a short decimal lies within the
/// error that the values themselves carry, it is taken.
[[nodiscard]] double exactSum(std::span<const double> values);

} // namespace perfdeck
