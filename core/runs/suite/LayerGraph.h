// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/suite/ElementType.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

using Extents = std::vector<std::int64_t>;

enum class TensorRole
{
    Activation, ///< written and read within one pass: shares its memory with others
    Input,
    State ///< kept between passes: key and value caches, positions, masks
};

/// What an input or a state holds at first.
enum class TensorFill
{
    Random, ///< even in ±√3, so of variance 1
    CausalMask ///< of a square: 0 up to the diagonal, −10⁹ behind it
};

struct GraphTensor
{
    std::string name;
    std::int64_t elements = 0;
    ElementType type = ElementType::Float32; ///< an operand may see another of the same size
    TensorRole role = TensorRole::Activation;
    TensorFill fill = TensorFill::Random;

    [[nodiscard]] std::int64_t bytes() const { return elements * bytesOf(type); }
};

/// A tensor, or a part of it, as a layer sees it: some elements from `offset` on, `strides` apart
/// (in elements). Images are N, C, H, W with their channels next to each other in memory.
struct Operand
{
    std::uint32_t tensor = 0;
    ElementType type = ElementType::Float32;
    Extents dims;
    Extents strides;
    std::int64_t offset = 0;

    [[nodiscard]] std::int64_t elements() const
    {
        std::int64_t product = 1;
        for (const std::int64_t one : dims)
            product *= one;
        return product;
    }

    [[nodiscard]] std::int64_t bytes() const { return elements() * bytesOf(type); }
};

enum class LayerOp
{
    Linear, ///< input {rows, in}, weights {out, in}
    MatMul, ///< of two activations, the last two extents; those before are a batch
    Convolution,
    MaxPool,
    AveragePool,
    Softmax, ///< over the last extent
    LayerNorm, ///< over the last extent, with scale and shift
    Add, ///< the second input is repeated where its extent is 1
    Reorder ///< copies into another place, order or type
};

enum class Activation
{
    None,
    Relu,
    Relu6,
    GeluErf,
    GeluTanh
};

/// Of convolutions and pools: square, the same on all sides.
struct SlidingWindow
{
    std::int64_t kernel = 1;
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t groups = 1;
};

/// One layer: out = activation(scale × op(inputs, weights) + bias [+ out]).
struct GraphLayer
{
    std::string name;
    std::string module; ///< '/' between
    LayerOp op = LayerOp::Linear;
    std::vector<Operand> inputs;
    Operand output;
    /// Of Linear {out, in}; of Convolution {out, in of a group, kernel, kernel}.
    Extents weights;
    bool hasBias = false;
    SlidingWindow window;
    Activation activation = Activation::None;
    double scale = 1; ///< of MatMul
    double gain = 1; ///< of the generated weights: deviation of the result, inputs of deviation 1
    /// The output holds the residual, of this type, and the result is added to it.
    std::optional<ElementType> accumulates;
};

/// A model: layers in the order they run. Immutable once made; shapes fit by construction.
struct LayerGraph
{
    std::string model;
    std::vector<GraphTensor> tensors;
    std::vector<GraphLayer> layers;
    Operand input;
    Operand output;
    std::int64_t samples = 1; ///< a pass
    std::int64_t tokens = 0; ///< new ones that go through in a pass; 0: not a model of language
};

/// Of numbers without gaps, the last extent innermost.
[[nodiscard]] Extents denseStrides(const Extents &dims);

/// Of N, C, H, W with C innermost.
[[nodiscard]] Extents channelsLastStrides(const Extents &dims);

} // namespace perfdeck
