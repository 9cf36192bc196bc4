// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/runs/suite/LayerGraph.h"

namespace perfdeck {

/// What a layer computes and moves once. One multiply-add counts as 2; by convention 5 an element
/// of a softmax, 8 of a layer normalisation, marked as approximate. What is fused into a layer
/// (activation, residual) adds bytes but no FLOPs. Pure.
[[nodiscard]] LayerCost costOf(const GraphLayer &layer);

/// FLOPs of one pass in matrix products and convolutions: what papers call the cost of a model.
[[nodiscard]] double productFlops(const LayerGraph &graph);

/// How many numbers were learned, had it been trained.
[[nodiscard]] std::int64_t parameterCount(const LayerGraph &graph);

} // namespace perfdeck
