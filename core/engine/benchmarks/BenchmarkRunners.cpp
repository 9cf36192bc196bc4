// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchmarks/BenchmarkRunners.h"

#include "core/runs/command/CommandRunner.h"
#include "core/runs/suite/SuiteRunner.h"

namespace perfdeck {

RunnerFactories benchmarkRunners()
{
    return {
        {BenchmarkKind::Builtin, [] { return std::make_unique<SuiteRunner>(); }},
        {BenchmarkKind::Command, [] { return std::make_unique<CommandRunner>(); }},
    };
}

MachineLook benchmarkMachine()
{
    return watchMachine(std::chrono::milliseconds(500));
}

} // namespace perfdeck
