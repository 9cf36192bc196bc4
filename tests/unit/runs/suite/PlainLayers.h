// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/suite/LayerGraph.h"

#include <vector>

namespace perfdeck {

/// The layer as nested loops in double precision: what a primitive has to agree with. `inputs` and
/// the result are real numbers in the order of their extents; `held` is what the output held (of a
/// layer that accumulates).
[[nodiscard]] std::vector<double> plainLayer(const GraphLayer &layer,
                                             const std::vector<std::vector<float>> &inputs,
                                             const std::vector<float> &held);

} // namespace perfdeck
