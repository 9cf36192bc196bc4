// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/LoadForecast.h"
#include "core/analysis/ScalingReplay.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

class QTimeZone;

namespace perfdeck {

/// When nothing is decided, one line each.
[[nodiscard]] QString
cooldownText(std::span<const Cooldown> cooldowns, Timestamp now, const QTimeZone &zone);

/// Where the load is going, with its interval; that there is no trend, or nothing to tell it from.
[[nodiscard]] QString forecastText(const std::optional<LoadForecast> &forecast,
                                   const ScalingRule &rule,
                                   Timestamp now,
                                   const QTimeZone &zone);

/// What a rule would have decided, how often and when.
[[nodiscard]] QString
replayText(const std::vector<ReplayedDecision> &decisions, Timestamp now, const QTimeZone &zone);

} // namespace perfdeck
