// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace perfdeck {

/// What a rule would have done in the past.
struct Backtest
{
    TimeRange range; ///< of which there are samples
    std::vector<AlertEpisode> episodes; ///< oldest first, at most kMostEpisodes
    std::size_t fired = 0; ///< episodes in all
    Duration firing{0}; ///< in all
    std::size_t instances = 0; ///< that were judged
    std::size_t likeAcknowledged = 0; ///< episodes that touch one that somebody acknowledged

    static constexpr std::size_t kMostEpisodes = 1000;
};

using BacktestPtr = std::shared_ptr<const Backtest>;

} // namespace perfdeck
