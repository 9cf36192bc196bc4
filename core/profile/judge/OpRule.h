// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace perfdeck {

/// What sort of work an operation is, as far as its cost goes.
enum class OpKind
{
    MatMul, ///< two factors; of aten::addmm and its like the second and third input
    Linear, ///< x Wᵀ, the weights as they are stored by PyTorch
    Gemm,
    Conv,
    ConvTranspose,
    Recurrent,
    Attention,
    Einsum,
    Elementwise, ///< so much an element of the output
    Reduce, ///< so much an element of the input
    Pick, ///< copies some of a tensor: Gather, Slice
    Move, ///< copies all of it
    Layout, ///< copies it into another order
    View, ///< moves nothing
    Container, ///< If, Loop: what runs inside is counted by itself
    Unknown,
};

/// How an operation is counted.
struct OpRule
{
    OpKind kind = OpKind::Unknown;
    /// FLOPs an element; of Recurrent how many gates, of factors which input the first one is.
    double factor = 0;
    bool isApproximate = false; ///< a convention, not a count: softmax, exp, normalisations
};

/// By the name that ONNX, ONNX Runtime, PyTorch ("aten::conv2d") or oneDNN has for it, whatever its
/// case. Pure.
[[nodiscard]] OpRule opRule(std::string_view op);

/// Multiplies matrices: where the arithmetic of a model is.
[[nodiscard]] bool isMatrixWork(OpKind kind);

} // namespace perfdeck
