// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/BenchmarkRun.h"
#include "core/runs/plan/CellRunner.h"
#include "core/runs/plan/MachineLook.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace perfdeck {

/// What a run needs from outside.
struct RunSurroundings
{
    std::function<MachineLook()> look; ///< may take some time to see how busy it is
    /// The run that has measured this cell of the same work in the same environment; none for none.
    std::function<std::optional<std::string>(
        const BenchmarkDefinition &definition, const CellKey &key, const std::string &environment)>
        measuredBefore;
    const Clock *clock = nullptr;
};

/// Past facts of a run; called from the thread that runs it.
struct RunListener
{
    std::function<void(const BenchmarkRun &run)> changed; ///< its state, or that of a cell
    std::function<void(const BenchmarkRun &run)> progressed; ///< within a cell
    std::function<void(const BenchmarkRun &run, RunSample sample)> sample;
};

/// Measures what is left of a run, cell by cell, blocking: cells that it comes with finished stay
/// as they are. It ends Finished, Cancelled (what was done is kept) or Failed, which is when no
/// cell could be measured. Progressive, incremental and the verdicts are looked after here.
[[nodiscard]] BenchmarkRun executeRun(BenchmarkRun run,
                                      CellRunner &runner,
                                      const RunSurroundings &surroundings,
                                      const std::stop_token &stop,
                                      const RunListener &listener);

/// What must be the same for two runs of cells to be the same work: everything but matrix, names,
/// description, priority and modes.
[[nodiscard]] std::string workOf(const BenchmarkDefinition &definition);

/// 32 random hexadecimal digits.
[[nodiscard]] std::string newRunId();

} // namespace perfdeck
