// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/GeneratedWeights.h"

#include "core/base/Fingerprint.h"
#include "core/base/SplitMix.h"

#include <cmath>
#include <initializer_list>
#include <string_view>

namespace perfdeck {

namespace {

constexpr float kWeightSteps = 127;
constexpr float kOutOfSight = -1e9F; ///< added to a score: no share after the softmax

std::uint64_t seedOf(std::initializer_list<std::string_view> names)
{
    Fingerprint hash;
    for (const std::string_view one : names)
        hash.add(one);
    return static_cast<std::uint64_t>(hash.value());
}

/// Even in −1 … 1.
float evenUnit(std::uint64_t &state)
{
    return static_cast<float>(2 * splitMixUnit(state) - 1);
}

std::vector<float> causalMask(std::int64_t elements)
{
    const std::int64_t side = std::lround(std::sqrt(double(elements)));
    std::vector<float> mask(static_cast<std::size_t>(elements));
    for (std::int64_t i = 0; i < elements; ++i)
        mask[static_cast<std::size_t>(i)] = i % side > i / side ? kOutOfSight : 0.0F;
    return mask;
}

} // namespace

ParameterCounts parameterCounts(const GraphLayer &layer)
{
    ParameterCounts counts;
    if (layer.op == LayerOp::LayerNorm)
        counts.others = 2 * layer.output.dims.back();
    if (layer.weights.empty())
        return counts;
    counts.weights = 1;
    for (const std::int64_t one : layer.weights)
        counts.weights *= one;
    if (layer.hasBias)
        counts.others = layer.weights[0];
    return counts;
}

ElementType weightType(const GraphLayer &layer)
{
    const ElementType type = layer.inputs[0].type;
    return isInteger(type) ? ElementType::Int8 : type;
}

LayerParameters generatedParameters(const GraphLayer &layer)
{
    const ParameterCounts counts = parameterCounts(layer);
    LayerParameters made;
    std::uint64_t state = seedOf({layer.module, layer.name});
    if (counts.weights > 0) {
        const double inputs = double(counts.weights) / double(layer.weights[0]);
        made.step = static_cast<float>(layer.gain * std::sqrt(3 / inputs)) / kWeightSteps;
        made.weights.resize(static_cast<std::size_t>(counts.weights));
        for (float &one : made.weights)
            one = made.step * std::round(kWeightSteps * evenUnit(state));
    }
    made.others.resize(static_cast<std::size_t>(counts.others));
    for (float &one : made.others)
        one = 0.1F * evenUnit(state);
    if (layer.op == LayerOp::LayerNorm)
        for (std::size_t i = 0; i < made.others.size() / 2; ++i)
            made.others[i] += 1;
    return made;
}

std::vector<float> generatedNumbers(const GraphTensor &tensor)
{
    if (tensor.fill == TensorFill::CausalMask)
        return causalMask(tensor.elements);
    std::vector<float> made(static_cast<std::size_t>(tensor.elements));
    std::uint64_t state = seedOf({tensor.name});
    for (float &one : made)
        one = std::sqrt(3.0F) * evenUnit(state);
    return made;
}

} // namespace perfdeck
