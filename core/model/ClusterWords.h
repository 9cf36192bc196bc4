// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <string_view>

namespace perfdeck {

// The words of all servers for the same states. What stands in no list is Unknown; the word itself
// is kept beside it and shown.

[[nodiscard]] WorkerState workerState(std::string_view word);
[[nodiscard]] TaskState taskState(std::string_view word);
[[nodiscard]] ScalingAction scalingAction(std::string_view word);
[[nodiscard]] BreakerState breakerState(std::string_view word);
/// Info where nothing is said.
[[nodiscard]] Severity severityOf(std::string_view word);

/// Whether a task in this state ends no more.
[[nodiscard]] bool isFinal(TaskState state);

/// For events, terminal and titles: "coordinator with roles (C2)".
[[nodiscard]] std::string_view serverKindName(ServerKind kind);
/// Stable lower-case words for CSV, JSON and SQL: "active", "pending", "scale_up".
[[nodiscard]] std::string_view stateName(WorkerState state);
[[nodiscard]] std::string_view stateName(TaskState state);
[[nodiscard]] std::string_view actionName(ScalingAction action);

} // namespace perfdeck
