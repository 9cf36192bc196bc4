// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/model/SourceAccess.h"
#include "core/runs/plan/BenchmarkScheduler.h"

#include <functional>
#include <memory>
#include <vector>

namespace perfdeck {

/// Runs one benchmark on the terminal: shows its progress on stderr, ends early with Ctrl-C and
/// keeps what is done. Blocking; the thread of the program's event loop.
class BenchFollower final
{
public:
    /// `endpoint`: how one under load is asked. `keep` is told every change of the run but its
    /// progress within a cell; any thread.
    BenchFollower(RunSurroundings surroundings,
                  SchedulerOptions options,
                  std::function<void(const BenchmarkRun &)> keep,
                  SourceAccess endpoint);

    /// The run as it ended.
    [[nodiscard]] BenchmarkRun follow(BenchmarkRun run);

private:
    RunSurroundings m_surroundings;
    SchedulerOptions m_options;
    std::function<void(const BenchmarkRun &)> m_keep;
    SourceAccess m_endpoint;
};

} // namespace perfdeck
