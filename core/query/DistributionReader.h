// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/DistributionFrame.h"
#include "core/query/SeriesLoader.h"

#include <stop_token>
#include <vector>

namespace perfdeck {

/// More samples of a range than this are refused: sorting them would take seconds.
inline constexpr std::size_t kMaxDistributionSamples = 8'000'000;

/// Answers a DistributionQuery from these series, of true samples only: where just roll-ups are
/// left, the frame says from when on it counts. Id, revision and seriesLeftOut are the caller's.
/// One reader thread.
[[nodiscard]] Result<DistributionFrame> readDistribution(SeriesLoader &loader,
                                                         const std::vector<SeriesRecord> &series,
                                                         const DistributionQuery &query,
                                                         const std::stop_token &stop);

} // namespace perfdeck
