// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"
#include "core/runs/suite/LayerGraph.h"

#include <vector>

namespace perfdeck {

/// The cells of a builtin definition with everything filled in that it left open: the model of its
/// name, this CPU, float32, one sample, the usual sequence, all threads. What a model does not have
/// (a sequence) is 0. Refused with a sentence where it asks for what there is not.
[[nodiscard]] Result<std::vector<CellKey>> suiteCells(const BenchmarkDefinition &definition);

/// The graph of one of these cells; refused where it would not fit into free memory.
[[nodiscard]] Result<LayerGraph> suiteGraph(const CellKey &key);

/// "bert-base, float32, batch 8"
[[nodiscard]] std::string cellWords(const CellKey &key);

/// Of shapes and layers, hexadecimal: changes whenever one of the models does.
[[nodiscard]] std::string modelHash(const BenchmarkDefinition &definition);

} // namespace perfdeck
