// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"
#include "core/runs/plan/BenchmarkScheduler.h"

namespace perfdeck {

/// The one place where the kinds of benchmarks are joined, for the window and the terminal. Serving
/// endpoints are asked with `endpoint`, and with PERFDECK_API_KEY as bearer token where that says
/// nothing of who asks.
[[nodiscard]] RunnerFactories benchmarkRunners(const SourceAccess &endpoint = {});

/// The machine as runs and pre-flight see it. Takes half a second to see how busy it is.
[[nodiscard]] MachineLook benchmarkMachine();

} // namespace perfdeck
