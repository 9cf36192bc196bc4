// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterAdvice.h"
#include "core/analysis/RecoveryActions.h"
#include "core/analysis/WorkerRisk.h"
#include "core/model/Cluster.h"
#include "core/model/Frame.h"
#include "core/stats/MeanDifference.h"
#include "core/stats/Proportion.h"

#include <QString>

#include <optional>
#include <string_view>

namespace perfdeck {

// What core/analysis found, in words. Any thread.

/// The state that a series of cluster_workers or cluster_tasks counts.
[[nodiscard]] QString stateTitle(const FrameSeries &series);

/// A name as the servers give it; "not reported" for none.
[[nodiscard]] QString nameText(std::string_view name);

/// "3.4 % (0.6–17 %)"
[[nodiscard]] QString shareText(const Proportion &share);

/// "85 % → 60 %", and "no clear change" where the interval holds zero; a dash for none.
[[nodiscard]] QString changeText(const std::optional<MeanDifference> &change, Unit unit);
/// Difference, interval and from how many samples; why there is none.
[[nodiscard]] QString changeNote(const std::optional<MeanDifference> &change, Unit unit);

[[nodiscard]] QString actionText(ScalingAction action);
[[nodiscard]] QString actionText(RecoveryAction::Kind kind);
[[nodiscard]] QString breakerText(BreakerState state);

/// A sentence with its numbers.
[[nodiscard]] QString riskText(const RiskReason &reason);
[[nodiscard]] QString adviceText(const ClusterAdvice &advice);
/// What the rule is called.
[[nodiscard]] QString ruleText(ClusterAdvice::Rule rule);

} // namespace perfdeck
