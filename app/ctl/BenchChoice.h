// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Benchmark.h"

#include <string>
#include <vector>

namespace perfdeck {

/// The definition that is called so, or that lies in the file of this name (….toml), changed by
/// `settings` (KEY=VALUE). Refused where something is missing in it.
[[nodiscard]] Result<BenchmarkDefinition> chosenBenchmark(const std::string &name,
                                                          const std::vector<std::string> &settings);

} // namespace perfdeck
