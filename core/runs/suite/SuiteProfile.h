// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"
#include "core/model/Profile.h"

#include <functional>
#include <stop_token>

namespace perfdeck {

/// Runs one cell of a builtin definition and keeps the time of every layer of every pass: layers
/// with costs and shapes, an event a layer inside one a pass (its category is what oneDNN chose),
/// memory as planned, and what feeds what. The passes are effort.count, 20 where it does not say;
/// three of warm-up stand before them, marked. Blocking; progress 0 … 1 from the calling thread.
[[nodiscard]] Result<ProfilePtr> profileSuiteModel(const BenchmarkDefinition &definition,
                                                   const CellKey &key,
                                                   const std::stop_token &stop,
                                                   const std::function<void(double)> &progress);

} // namespace perfdeck
