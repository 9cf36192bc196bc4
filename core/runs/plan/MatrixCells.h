// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"

#include <vector>

namespace perfdeck {

/// Every combination of the matrix and the variants of a command, simple ones first: by model as
/// listed, then ascending in load (batch × sequence × concurrency × rate), so that cells which need
/// the most come last. Lists that are empty leave their part of the key as it is. Rates and
/// concurrencies stand for themselves, never combined. Refused above kMostCells. Pure.
[[nodiscard]] Result<std::vector<CellKey>> matrixCells(const BenchmarkDefinition &definition);

} // namespace perfdeck
