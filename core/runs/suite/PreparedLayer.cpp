// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/PreparedLayer.h"

#include "core/runs/suite/GeneratedWeights.h"

#include <utility>

namespace perfdeck {

namespace {

using Memory = dnnl::memory;
using Desc = dnnl::memory::desc;
using Dims = dnnl::memory::dims;

constexpr float kNormEpsilon = 1e-5F;
constexpr auto kInference = dnnl::prop_kind::forward_inference;

double stepOf(ElementType type)
{
    return isInteger(type) ? kActivationStep : 1;
}

dnnl::algorithm algorithmOf(Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return dnnl::algorithm::eltwise_relu;
    case Activation::Relu6:
        return dnnl::algorithm::eltwise_clip_v2;
    case Activation::GeluErf:
        return dnnl::algorithm::eltwise_gelu_erf;
    case Activation::GeluTanh:
        return dnnl::algorithm::eltwise_gelu_tanh;
    case Activation::None:
        break;
    }
    return dnnl::algorithm::undef;
}

/// Results are made in real numbers (residual and activation with them) and divided by the step
/// of the output last.
dnnl::primitive_attr attributesOf(const GraphLayer &layer, double weightStep)
{
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const double real = layer.scale * weightStep * stepOf(layer.inputs[0].type);
    const double last = 1 / stepOf(layer.output.type);
    // Where no activation stands between, both factors are one.
    const double early = layer.activation == Activation::None ? last : 1;
    if (real * early != 1)
        attributes.set_output_scales(0, {static_cast<float>(real * early)});
    dnnl::post_ops after;
    if (layer.accumulates)
        after.append_sum(static_cast<float>(stepOf(*layer.accumulates) * early),
                         // Of an inner product it must not even be named where it is the same.
                         *layer.accumulates == layer.output.type ? Memory::data_type::undef
                                                                 : dataTypeOf(*layer.accumulates));
    if (layer.activation != Activation::None)
        after.append_eltwise(static_cast<float>(last),
                             algorithmOf(layer.activation),
                             0,
                             layer.activation == Activation::Relu6 ? 6 : 0);
    attributes.set_post_ops(after);
    return attributes;
}

Dims weightDims(const GraphLayer &layer)
{
    Dims dims = layer.weights;
    if (layer.window.groups > 1) {
        dims[0] /= layer.window.groups;
        dims.insert(dims.begin(), layer.window.groups);
    }
    return dims;
}

/// Puts together what all kinds of layers have in common.
class Preparation final
{
public:
    Preparation(const GraphLayer &layer, const TensorBlock &block, const dnnl::engine &engine)
        : m_layer(layer)
        , m_block(block)
        , m_engine(engine)
        , m_parameters(generatedParameters(layer))
        , m_attributes(attributesOf(
              layer, isInteger(layer.inputs[0].type) ? double(m_parameters.step) : 1.0))
    {
    }

    PreparedLayer take()
    {
        switch (m_layer.op) {
        case LayerOp::Linear:
            linear();
            break;
        case LayerOp::MatMul:
            matMul();
            break;
        case LayerOp::Convolution:
            convolution();
            break;
        case LayerOp::MaxPool:
            pool(dnnl::algorithm::pooling_max);
            break;
        case LayerOp::AveragePool:
            pool(dnnl::algorithm::pooling_avg_exclude_padding);
            break;
        case LayerOp::Softmax:
            softmax();
            break;
        case LayerOp::LayerNorm:
            layerNorm();
            break;
        case LayerOp::Add:
            add();
            break;
        case LayerOp::Reorder:
            reorder();
            break;
        }
        for (Memory &one : m_made.memories)
            m_made.arguments.push_back({m_kinds[m_made.arguments.size()], one.get()});
        return std::move(m_made);
    }

private:
    [[nodiscard]] Desc in(std::size_t at) const { return descriptionOf(m_layer.inputs[at]); }

    [[nodiscard]] Desc out() const { return descriptionOf(m_layer.output); }

    [[nodiscard]] Desc anyWeights() const
    {
        return {weightDims(m_layer), dataTypeOf(weightType(m_layer)), Memory::format_tag::any};
    }

    [[nodiscard]] Desc others(std::int64_t count) const
    {
        return {{count}, Memory::data_type::f32, Memory::format_tag::a};
    }

    [[nodiscard]] Desc bias() const
    {
        return m_layer.hasBias ? others(m_layer.weights[0]) : Desc{};
    }

    void give(int kind, Memory memory)
    {
        m_kinds.push_back(kind);
        m_made.memories.push_back(std::move(memory));
    }

    void giveOperand(int kind, const Operand &operand)
    {
        give(kind, memoryOf(operand, m_block, m_engine));
    }

    /// The primitive itself, input, output and scratch.
    template<class PrimitiveDesc>
    void make(const PrimitiveDesc &description, dnnl::primitive primitive)
    {
        m_made.primitive = std::move(primitive);
        m_made.implementation = description.impl_info_str();
        giveOperand(DNNL_ARG_SRC, m_layer.inputs[0]);
        giveOperand(DNNL_ARG_DST, m_layer.output);
        m_made.scratch = Memory(description.scratchpad_desc(), m_engine, DNNL_MEMORY_NONE);
        give(DNNL_ARG_SCRATCHPAD, m_made.scratch);
    }

    /// Generated numbers in the order, type and step that the primitive wants.
    void
    giveParameters(int kind, const Desc &plain, const Desc &wanted, float *numbers, float scale)
    {
        Memory from(plain, m_engine, numbers);
        Memory to(wanted, m_engine);
        copyInto(to, from, scale);
        m_made.parameterBytes += static_cast<std::int64_t>(wanted.get_size());
        give(kind, std::move(to));
    }

    void giveWeights(const Desc &wanted)
    {
        const Dims dims = weightDims(m_layer);
        const bool quantised = weightType(m_layer) == ElementType::Int8;
        giveParameters(DNNL_ARG_WEIGHTS,
                       {dims, Memory::data_type::f32, denseStrides(dims)},
                       wanted,
                       m_parameters.weights.data(),
                       quantised ? 1 / m_parameters.step : 1);
        if (!m_layer.hasBias)
            return;
        // oneDNN 2 adds the bias before it scales.
        const double scale
            = quantised ? 1 / (kActivationStep * static_cast<double>(m_parameters.step)) : 1;
        giveParameters(
            DNNL_ARG_BIAS, bias(), bias(), m_parameters.others.data(), static_cast<float>(scale));
    }

    void linear()
    {
        using Linear = dnnl::inner_product_forward;
        const Linear::desc what = m_layer.hasBias
            ? Linear::desc(kInference, in(0), anyWeights(), bias(), out())
            : Linear::desc(kInference, in(0), anyWeights(), out());
        const Linear::primitive_desc how(what, m_attributes, m_engine);
        make(how, Linear(how));
        giveWeights(how.weights_desc());
    }

    void matMul()
    {
        const dnnl::matmul::primitive_desc how({in(0), in(1), out()}, m_attributes, m_engine);
        make(how, dnnl::matmul(how));
        giveOperand(DNNL_ARG_WEIGHTS, m_layer.inputs[1]);
    }

    void convolution()
    {
        using Convolution = dnnl::convolution_forward;
        const SlidingWindow &window = m_layer.window;
        const Dims strides{window.stride, window.stride};
        const Dims padding{window.padding, window.padding};
        const Convolution::primitive_desc how(Convolution::desc(kInference,
                                                                dnnl::algorithm::convolution_direct,
                                                                in(0),
                                                                anyWeights(),
                                                                bias(),
                                                                out(),
                                                                strides,
                                                                padding,
                                                                padding),
                                              m_attributes,
                                              m_engine);
        make(how, Convolution(how));
        giveWeights(how.weights_desc());
    }

    void pool(dnnl::algorithm algorithm)
    {
        using Pool = dnnl::pooling_forward;
        const SlidingWindow &window = m_layer.window;
        const Dims padding{window.padding, window.padding};
        const Pool::primitive_desc how(Pool::desc(kInference,
                                                  algorithm,
                                                  in(0),
                                                  out(),
                                                  {window.stride, window.stride},
                                                  {window.kernel, window.kernel},
                                                  padding,
                                                  padding),
                                       plain(),
                                       m_engine);
        make(how, Pool(how));
    }

    void softmax()
    {
        using Softmax = dnnl::softmax_forward;
        const int axis = static_cast<int>(m_layer.output.dims.size()) - 1;
        const Softmax::primitive_desc how({kInference, in(0), axis}, plain(), m_engine);
        make(how, Softmax(how));
    }

    void layerNorm()
    {
        using Norm = dnnl::layer_normalization_forward;
        const Norm::primitive_desc how(
            {kInference,
             in(0),
             kNormEpsilon,
             dnnl::normalization_flags::use_scale | dnnl::normalization_flags::use_shift},
            plain(),
            m_engine);
        make(how, Norm(how));
        const std::int64_t width = m_layer.output.dims.back();
        const Desc one = others(width);
        float *numbers = m_parameters.others.data();
        giveParameters(DNNL_ARG_SCALE, one, one, numbers, 1);
        giveParameters(DNNL_ARG_SHIFT, one, one, numbers + width, 1);
    }

    void add()
    {
        const dnnl::binary::primitive_desc how(
            {dnnl::algorithm::binary_add, in(0), in(1), out()}, plain(), m_engine);
        make(how, dnnl::binary(how));
        giveOperand(DNNL_ARG_SRC_1, m_layer.inputs[1]);
    }

    void reorder()
    {
        const dnnl::reorder::primitive_desc how(m_engine, in(0), m_engine, out(), m_attributes);
        make(how, dnnl::reorder(how));
    }

    [[nodiscard]] static dnnl::primitive_attr plain()
    {
        dnnl::primitive_attr attributes;
        attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
        return attributes;
    }

    const GraphLayer &m_layer;
    const TensorBlock &m_block;
    const dnnl::engine &m_engine;
    LayerParameters m_parameters;
    dnnl::primitive_attr m_attributes;
    PreparedLayer m_made;
    std::vector<int> m_kinds; ///< of m_made.memories
};

} // namespace

Memory::data_type dataTypeOf(ElementType type)
{
    switch (type) {
    case ElementType::Float32:
        return Memory::data_type::f32;
    case ElementType::BFloat16:
        return Memory::data_type::bf16;
    case ElementType::Int8:
        return Memory::data_type::s8;
    case ElementType::UInt8:
        return Memory::data_type::u8;
    }
    return Memory::data_type::undef;
}

Desc descriptionOf(const Operand &operand)
{
    return {operand.dims, dataTypeOf(operand.type), operand.strides};
}

Memory memoryOf(const Operand &operand, const TensorBlock &block, const dnnl::engine &engine)
{
    std::byte *begin
        = block.begin + (*block.offsets)[operand.tensor] + operand.offset * bytesOf(operand.type);
    return {descriptionOf(operand), engine, begin};
}

void copyInto(Memory &to, Memory &from, float scale)
{
    dnnl::primitive_attr attributes;
    if (scale != 1)
        attributes.set_output_scales(0, {scale});
    dnnl::stream stream(to.get_engine());
    dnnl::reorder(from, to, attributes).execute(stream, from, to);
    stream.wait();
}

PreparedLayer
prepareLayer(const GraphLayer &layer, const TensorBlock &block, const dnnl::engine &engine)
{
    return Preparation(layer, block, engine).take();
}

} // namespace perfdeck
