// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/runs/suite/LayerGraph.h"

#include <vector>

namespace perfdeck {

/// A layer as a profile tells of it, without times: ops by their ONNX names, weights among the
/// inputs, module and name together unique. Pure.
[[nodiscard]] ProfileLayer describedLayer(const GraphLayer &layer);

/// From the layers that wrote a tensor last to those that read it. Pure.
[[nodiscard]] std::vector<ModelEdge> edgesOf(const LayerGraph &graph);

} // namespace perfdeck
