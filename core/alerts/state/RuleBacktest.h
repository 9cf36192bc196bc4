// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertRounds.h"
#include "core/alerts/state/AlertWorld.h"
#include "core/model/Backtest.h"

#include <functional>
#include <span>
#include <stop_token>

namespace perfdeck {

struct BacktestQuestion
{
    AlertRule rule;
    AlertRules others; ///< where a composite rule finds those it is made of
    TimeRange range;
    std::span<const AlertEpisode> known{}; ///< stored ones of the rule
};

/// What a rule would have done: the same code as for live samples, on stored ones, evaluated at
/// each of its moments in the range. A rule about sources cannot be tried, since how they fared is
/// not stored; a missing part of a composite rule never fires. `progress` gets the share that is
/// done, 0…1. Ends early with Cancelled. Reads through `world`; any thread that may.
[[nodiscard]] Result<Backtest> backtest(const BacktestQuestion &question,
                                        AlertWorld &world,
                                        const std::stop_token &stop,
                                        const std::function<void(double)> &progress = {});

} // namespace perfdeck
