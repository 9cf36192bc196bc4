// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/suite/LayerGraph.h"

#include <cstdint>
#include <vector>

namespace perfdeck {

struct ParameterCounts
{
    std::int64_t weights = 0;
    std::int64_t others = 0; ///< biases, scales, shifts: always float32
};

/// What the layer would have learned. The second vector is the bias; of LayerNorm scales and
/// shifts.
struct LayerParameters
{
    std::vector<float> weights; ///< multiples of `step`, −127 … 127 of them
    std::vector<float> others;
    float step = 1;
};

[[nodiscard]] ParameterCounts parameterCounts(const GraphLayer &layer);

/// Of the weights: as the first input, but int8 beside either quantised type.
[[nodiscard]] ElementType weightType(const GraphLayer &layer);

/// Even, of deviation gain/√(numbers that make one output), so that activations keep their size
/// through any number of layers (K. He et al., "Delving Deep into Rectifiers", 2015). The same in
/// every precision but for rounding: the seed is made of the layer's module and name. Pure.
[[nodiscard]] LayerParameters generatedParameters(const GraphLayer &layer);

/// What an input or a state holds at first; the seed is made of its name. Pure.
[[nodiscard]] std::vector<float> generatedNumbers(const GraphTensor &tensor);

} // namespace perfdeck
