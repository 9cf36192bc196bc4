// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/TaskLedger.h"

#include <nlohmann/json.hpp>

namespace perfdeck::simulation {

[[nodiscard]] const char *taskWord(SimulatedTask::State state);
/// What whoever made the task wrote into it; the ids of `needs` under "dependencies".
[[nodiscard]] nlohmann::ordered_json taskConfig(const SimulatedTask &task,
                                                const std::vector<SimulatedTask> &all);
[[nodiscard]] nlohmann::ordered_json taskRequirements(const TaskType &type);
/// Free form; a benchmark's has latencies by batch size.
[[nodiscard]] nlohmann::ordered_json taskResult(const SimulatedTask &task, double seconds);

/// With two decimals.
[[nodiscard]] double rounded(double value);

} // namespace perfdeck::simulation
