// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/LayerCosts.h"

#include "core/runs/suite/GeneratedWeights.h"

namespace perfdeck {

namespace {

double flopsOf(const GraphLayer &layer)
{
    const auto outputs = static_cast<double>(layer.output.elements());
    const auto kernel = static_cast<double>(layer.window.kernel * layer.window.kernel);
    switch (layer.op) {
    case LayerOp::Linear:
        return 2 * outputs * static_cast<double>(layer.weights[1]);
    case LayerOp::MatMul:
        return 2 * outputs * static_cast<double>(layer.inputs[0].dims.back());
    case LayerOp::Convolution:
        return 2 * outputs * static_cast<double>(layer.weights[1]) * kernel;
    case LayerOp::MaxPool:
    case LayerOp::AveragePool:
        return outputs * kernel;
    case LayerOp::Softmax:
        return 5 * outputs;
    case LayerOp::LayerNorm:
        return 8 * outputs;
    case LayerOp::Add:
        return outputs;
    case LayerOp::Reorder:
        return 0;
    }
    return 0;
}

double parameterBytes(const GraphLayer &layer)
{
    const ParameterCounts counts = parameterCounts(layer);
    return static_cast<double>(counts.weights * bytesOf(weightType(layer)) + counts.others * 4);
}

} // namespace

LayerCost costOf(const GraphLayer &layer)
{
    LayerCost cost;
    cost.flops = flopsOf(layer);
    cost.isApproximate = layer.op == LayerOp::Softmax || layer.op == LayerOp::LayerNorm;
    cost.parameterBytes = parameterBytes(layer);
    cost.bytesRead = cost.parameterBytes;
    for (const Operand &one : layer.inputs)
        cost.bytesRead += static_cast<double>(one.bytes());
    if (layer.accumulates)
        cost.bytesRead
            += static_cast<double>(layer.output.elements() * bytesOf(*layer.accumulates));
    cost.bytesWritten = static_cast<double>(layer.output.bytes());
    return cost;
}

double productFlops(const LayerGraph &graph)
{
    double sum = 0;
    for (const GraphLayer &layer : graph.layers)
        if (layer.op == LayerOp::Linear || layer.op == LayerOp::MatMul
            || layer.op == LayerOp::Convolution)
            sum += flopsOf(layer);
    return sum;
}

std::int64_t parameterCount(const LayerGraph &graph)
{
    std::int64_t sum = 0;
    for (const GraphLayer &layer : graph.layers) {
        const ParameterCounts counts = parameterCounts(layer);
        sum += counts.weights + counts.others;
    }
    return sum;
}

} // namespace perfdeck
