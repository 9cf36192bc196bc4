// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/BenchHistory.h"
#include "app/ctl/Console.h"

#include <string>
#include <vector>

namespace perfdeck {

/// What `bench run --fail-on` asks: kFound when a cell is "invalid", misses an objective ("slo"),
/// or has become slower ("regression") than in the newest earlier run of the same work in the same
/// environment: by more than 5 %, and more than chance makes of it (core/stats/MeanDifference).
/// kTooLittleData when one of them could not be judged. Says what it found on stderr.
[[nodiscard]] ExitCode judgedBy(const std::vector<std::string> &gates,
                                const BenchmarkRun &run,
                                const BenchHistory &history);

inline constexpr double kLeastSlowdown = 0.05;

} // namespace perfdeck
