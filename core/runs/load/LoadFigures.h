// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/runs/load/LoadBook.h"

#include <vector>

namespace perfdeck {

/// The numbers of one cell from the book of its load. Latency, time to first token, gaps between
/// tokens and time per token are of good requests; throughput (samples: requests × batch) and
/// output tokens are one value a slice of the measured time, of what completed in it. The share of
/// errors has Wilson's interval. Reasons: "schedule-missed" (open load), "short-outputs",
/// "coordinated" (closed load), the last two as warnings. Pure.
void addFigures(const LoadBook &book,
                const BenchmarkDefinition &definition,
                bool isOpen,
                BenchmarkCell &cell);

/// Requests that keep all objectives that a single request can keep (latency, times of tokens).
/// Errors keep none. Pure.
[[nodiscard]] std::uint64_t goodputCount(const std::vector<RequestRecord> &records,
                                         const std::vector<ServiceObjective> &objectives);

/// Whether a cell keeps its objectives as far as it tells: percentiles it has too few requests for
/// are taken as they are in its samples. Without a value an objective is missed. Pure.
[[nodiscard]] bool keepsObjectivesSoFar(const BenchmarkCell &cell,
                                        const std::vector<ServiceObjective> &objectives);

} // namespace perfdeck
