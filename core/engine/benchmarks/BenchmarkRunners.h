// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/plan/BenchmarkScheduler.h"

namespace perfdeck {

/// The one place where the kinds of benchmarks are joined, for the window and the terminal.
[[nodiscard]] RunnerFactories benchmarkRunners();

/// The machine as runs and pre-flight see it. Takes half a second to see how busy it is.
[[nodiscard]] MachineLook benchmarkMachine();

} // namespace perfdeck
