// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/Criteria.h"
#include "core/model/BoxFrame.h"
#include "core/model/DistributionFrame.h"
#include "core/model/ScatterFrame.h"

namespace perfdeck {

// The samples of a comparison as charts take them. Series and boxes are called by the label `side`.
// Pure, any thread.

inline constexpr std::size_t kMostPoints = 200; ///< of a box

/// The distribution of one metric on the sides that have it.
[[nodiscard]] DistributionFramePtr distributionFrame(const SideSamples &samples,
                                                     std::size_t metric);

/// Quartiles, whiskers (J. W. Tukey, "Exploratory data analysis", 1977) and points of one metric on
/// the sides that have it; of more than kMostPoints samples those at equal shares.
[[nodiscard]] BoxFramePtr boxFrame(const SideSamples &samples, std::size_t metric);

/// Every side as a point of two criteria, with the front of those that none beats.
[[nodiscard]] ScatterFramePtr
tradeOffFrame(const SideSamples &samples, const MeasuredCriterion &x, const MeasuredCriterion &y);

} // namespace perfdeck
