// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/LayerShapes.h"

#include "core/runs/suite/GeneratedWeights.h"
#include "core/runs/suite/LayerCosts.h"

#include <algorithm>

namespace perfdeck {

namespace {

std::string reorderWord(const GraphLayer &layer)
{
    const ElementType from = layer.inputs[0].type;
    const ElementType to = layer.output.type;
    if (from == to)
        return "Reorder";
    if (isInteger(to))
        return "QuantizeLinear";
    return isInteger(from) ? "DequantizeLinear" : "Cast";
}

std::string opWord(const GraphLayer &layer)
{
    switch (layer.op) {
    case LayerOp::Linear:
        return "Gemm";
    case LayerOp::MatMul:
        return "MatMul";
    case LayerOp::Convolution:
        return "Conv";
    case LayerOp::MaxPool:
        return "MaxPool";
    case LayerOp::AveragePool:
        return "AveragePool";
    case LayerOp::Softmax:
        return "Softmax";
    case LayerOp::LayerNorm:
        return "LayerNormalization";
    case LayerOp::Add:
        return "Add";
    case LayerOp::Reorder:
        return reorderWord(layer);
    }
    return {};
}

TensorShape shapeOf(const Operand &operand)
{
    return {std::string(wordOf(operand.type)), operand.dims};
}

} // namespace

ProfileLayer describedLayer(const GraphLayer &layer)
{
    ProfileLayer made;
    made.name = layer.module + '/' + layer.name;
    made.op = opWord(layer);
    made.module = layer.module;
    made.provider = "oneDNN";
    for (const Operand &one : layer.inputs)
        made.inputs.push_back(shapeOf(one));
    if (!layer.weights.empty())
        made.inputs.push_back({std::string(wordOf(weightType(layer))), layer.weights});
    made.outputs = {shapeOf(layer.output)};
    made.cost = costOf(layer);
    return made;
}

std::vector<ModelEdge> edgesOf(const LayerGraph &graph)
{
    std::vector<std::vector<std::uint32_t>> writers(graph.tensors.size());
    std::vector<ModelEdge> edges;
    for (std::uint32_t i = 0; i < graph.layers.size(); ++i) {
        const GraphLayer &layer = graph.layers[i];
        std::vector<std::uint32_t> read;
        for (const Operand &one : layer.inputs)
            read.push_back(one.tensor);
        if (layer.accumulates)
            read.push_back(layer.output.tensor);
        std::ranges::sort(read);
        read.erase(std::ranges::unique(read).begin(), read.end());
        for (const std::uint32_t tensor : read)
            for (const std::uint32_t from : writers[tensor])
                edges.push_back({from, i, graph.tensors[tensor].name});
        std::vector<std::uint32_t> &last = writers[layer.output.tensor];
        // Who writes a part adds to what others have written of the same tensor.
        if (layer.output.elements() == graph.tensors[layer.output.tensor].elements)
            last.clear();
        last.push_back(i);
    }
    return edges;
}

} // namespace perfdeck
