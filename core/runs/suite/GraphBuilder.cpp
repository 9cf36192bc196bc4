// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/GraphBuilder.h"

#include <utility>

namespace perfdeck {

namespace {

std::int64_t slid(std::int64_t extent, const SlidingWindow &window)
{
    return (extent + 2 * window.padding - window.kernel) / window.stride + 1;
}

Extents slidDims(const Operand &x, std::int64_t channels, const SlidingWindow &window)
{
    return {x.dims[0], channels, slid(x.dims[2], window), slid(x.dims[3], window)};
}

} // namespace

GraphBuilder::GraphBuilder(std::string model, Precision precision)
    : m_precision(precision)
{
    m_graph.model = std::move(model);
}

void GraphBuilder::enter(std::string module)
{
    m_module = std::move(module);
}

ElementType GraphBuilder::realType() const
{
    return m_precision == Precision::BFloat16 ? ElementType::BFloat16 : ElementType::Float32;
}

Operand GraphBuilder::addTensor(std::string_view name, const Extents &dims, ElementType type)
{
    Operand whole{static_cast<std::uint32_t>(m_graph.tensors.size()), type, dims, {}, 0};
    whole.strides = denseStrides(dims);
    m_graph.tensors.push_back(
        {std::string(name), whole.elements(), type, TensorRole::Activation, TensorFill::Random});
    return whole;
}

Operand GraphBuilder::input(std::string_view name, const Extents &dims)
{
    Operand made = addTensor(name, dims, ElementType::Float32);
    m_graph.tensors.back().role = TensorRole::Input;
    return made;
}

Operand GraphBuilder::image(std::string_view name, const Extents &dims)
{
    Operand made = input(name, dims);
    made.strides = channelsLastStrides(dims);
    return made;
}

Operand GraphBuilder::state(std::string_view name, const Extents &dims, TensorFill fill)
{
    const Operand made = addTensor(name, dims, realType());
    m_graph.tensors.back().role = TensorRole::State;
    m_graph.tensors.back().fill = fill;
    return made;
}

Operand GraphBuilder::activation(std::string_view name, const Extents &dims, ElementType type)
{
    return addTensor(name, dims, type);
}

GraphLayer &
GraphBuilder::addLayer(std::string_view name, LayerOp op, const Operand &x, const Operand &out)
{
    GraphLayer layer;
    layer.name = name;
    layer.module = m_module;
    layer.op = op;
    layer.inputs = {x};
    layer.output = out;
    m_graph.layers.push_back(std::move(layer));
    return m_graph.layers.back();
}

Operand GraphBuilder::cast(const Operand &x, ElementType type)
{
    if (x.type == type)
        return x;
    Operand made = addTensor(wordOf(type), x.dims, type);
    made.strides = x.strides;
    addLayer(isInteger(type) ? "quantise" : "cast", LayerOp::Reorder, x, made);
    return made;
}

Operand GraphBuilder::linear(std::string_view name,
                             const Operand &x,
                             std::int64_t outputs,
                             const LinearOptions &options)
{
    const bool quantises = m_precision == Precision::Int8;
    const Operand in = quantises && !isInteger(x.type) ? cast(x, ElementType::Int8) : x;
    const ElementType type = quantises && options.staysQuantised ? ElementType::Int8 : realType();
    const Operand made = addTensor(name, {x.dims[0], outputs}, type);
    GraphLayer &layer = addLayer(name, LayerOp::Linear, in, made);
    layer.weights = {outputs, x.dims[1]};
    layer.hasBias = options.hasBias;
    layer.activation = options.activation;
    layer.gain = options.gain;
    return made;
}

Operand GraphBuilder::linearInto(std::string_view name,
                                 const Operand &x,
                                 const Operand &residual,
                                 double gain)
{
    const bool quantises = m_precision == Precision::Int8;
    const Operand in = quantises && !isInteger(x.type) ? cast(x, ElementType::Int8) : x;
    GraphLayer &layer = addLayer(name, LayerOp::Linear, in, residual);
    layer.weights = {residual.dims[1], x.dims[1]};
    layer.hasBias = true;
    layer.gain = gain;
    layer.accumulates = residual.type;
    return residual;
}

ElementType GraphBuilder::convolutionType(Activation activation) const
{
    if (m_precision != Precision::Int8)
        return realType();
    return activation == Activation::None ? ElementType::Int8 : ElementType::UInt8;
}

void GraphBuilder::setWindow(GraphLayer &layer,
                             const Operand &x,
                             const ConvolutionOptions &options) const
{
    const SlidingWindow &window = options.window;
    layer.weights = {options.channels, x.dims[1] / window.groups, window.kernel, window.kernel};
    layer.hasBias = true;
    layer.window = window;
    layer.activation = options.activation;
    layer.gain = options.gain;
}

Operand GraphBuilder::convolution(std::string_view name,
                                  const Operand &x,
                                  const ConvolutionOptions &options)
{
    const Extents dims = slidDims(x, options.channels, options.window);
    Operand made = addTensor(name, dims, convolutionType(options.activation));
    made.strides = channelsLastStrides(dims);
    setWindow(addLayer(name, LayerOp::Convolution, x, made), x, options);
    return made;
}

Operand GraphBuilder::convolutionInto(std::string_view name,
                                      const Operand &x,
                                      const Operand &residual,
                                      const ConvolutionOptions &options)
{
    Operand made = residual;
    made.type = convolutionType(options.activation);
    GraphLayer &layer = addLayer(name, LayerOp::Convolution, x, made);
    setWindow(layer, x, options);
    layer.accumulates = residual.type;
    return made;
}

Operand
GraphBuilder::pool(std::string_view name, LayerOp op, const Operand &x, const SlidingWindow &window)
{
    const Extents dims = slidDims(x, x.dims[1], window);
    Operand made = addTensor(name, dims, x.type);
    made.strides = channelsLastStrides(dims);
    addLayer(name, op, x, made).window = window;
    return made;
}

void GraphBuilder::matMul(
    std::string_view name, const Operand &a, const Operand &b, const Operand &out, double scale)
{
    GraphLayer &layer = addLayer(name, LayerOp::MatMul, a, out);
    layer.inputs.push_back(b);
    layer.scale = scale;
}

void GraphBuilder::softmax(std::string_view name, const Operand &x)
{
    addLayer(name, LayerOp::Softmax, x, x);
}

void GraphBuilder::layerNorm(std::string_view name, const Operand &x)
{
    addLayer(name, LayerOp::LayerNorm, x, x);
}

void GraphBuilder::add(std::string_view name,
                       const Operand &a,
                       const Operand &b,
                       const Operand &out)
{
    addLayer(name, LayerOp::Add, a, out).inputs.push_back(b);
}

void GraphBuilder::copy(std::string_view name, const Operand &from, const Operand &to)
{
    addLayer(name, LayerOp::Reorder, from, to);
}

LayerGraph GraphBuilder::take(const Operand &input, const Operand &output)
{
    m_graph.input = input;
    m_graph.output = output;
    return std::move(m_graph);
}

Operand viewOf(const Operand &x, Extents dims, Extents strides, std::int64_t offset)
{
    return {x.tensor, x.type, std::move(dims), std::move(strides), x.offset + offset};
}

Operand reshaped(const Operand &x, Extents dims)
{
    Extents strides = denseStrides(dims);
    return viewOf(x, std::move(dims), std::move(strides), 0);
}

} // namespace perfdeck
