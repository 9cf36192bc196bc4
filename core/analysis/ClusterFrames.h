// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/FailureRates.h"
#include "core/analysis/Outages.h"
#include "core/analysis/TaskPerformance.h"
#include "core/model/BarFrame.h"
#include "core/model/DistributionFrame.h"

#include <span>
#include <string>

namespace perfdeck {

/// Judgements as charts show them.

/// What they are called in the language of the screen.
struct FrameWords
{
    std::string title; ///< of the values
    std::string unknown; ///< in place of names that are not reported
    std::string interval{}; ///< what intervals are
    std::string cases{}; ///< what the counts behind the names are
};

/// How long workers stay away, by timeToRecovery(): the curve counts open cases, the bins only
/// those that are closed. No series without a closed case.
[[nodiscard]] DistributionFramePtr recoveryFrame(std::span<const Outage> outages,
                                                 const FrameWords &words);

/// How long tasks waited, one series per type, those with most tasks first, kMostTypes of them.
[[nodiscard]] DistributionFramePtr waitingFrame(std::span<const TaskGroup> groups,
                                                const FrameWords &words);

/// How long completed tasks ran, likewise.
[[nodiscard]] DistributionFramePtr executionFrame(std::span<const TaskGroup> groups,
                                                  const FrameWords &words);

inline constexpr std::size_t kMostTypes = 6;

/// One bar each with its interval, and from how many cases in its name.
[[nodiscard]] BarFramePtr failureFrame(const FailureRates &rates, const FrameWords &words);

} // namespace perfdeck
