// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/suite/LayerGraph.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// The arithmetic of a whole model.
enum class Precision
{
    Float32,
    BFloat16, ///< all activations and weights
    /// Weights and inputs of linear layers and convolutions; between convolutions everything. What
    /// a transformer does between linear layers stays float32.
    Int8
};

struct LinearOptions
{
    Activation activation = Activation::None;
    bool hasBias = true;
    double gain = 1;
    bool staysQuantised = false; ///< in int8 the output is int8 as well
};

struct ConvolutionOptions
{
    std::int64_t channels = 0; ///< of the output
    SlidingWindow window;
    Activation activation = Activation::None;
    double gain = 1;
};

/// Puts a graph together, layer by layer. Each call adds a layer and gives its output. Functions
/// ending in "Into" add the result to what their target holds.
class GraphBuilder final
{
public:
    GraphBuilder(std::string model, Precision precision);

    /// Path of modules that the next layers belong to.
    void enter(std::string module);

    /// Type of activations that no linear layer or convolution makes.
    [[nodiscard]] ElementType realType() const;

    [[nodiscard]] Operand input(std::string_view name, const Extents &dims);
    [[nodiscard]] Operand image(std::string_view name, const Extents &dims);
    [[nodiscard]] Operand
    state(std::string_view name, const Extents &dims, TensorFill fill = TensorFill::Random);
    [[nodiscard]] Operand activation(std::string_view name, const Extents &dims, ElementType type);

    /// The same numbers as the precision wants them at the entry of a model or, in int8, of a
    /// linear layer; the operand itself where it has that type already.
    [[nodiscard]] Operand cast(const Operand &x, ElementType type);

    [[nodiscard]] Operand linear(std::string_view name,
                                 const Operand &x,
                                 std::int64_t outputs,
                                 const LinearOptions &options = {});
    [[nodiscard]] Operand
    linearInto(std::string_view name, const Operand &x, const Operand &residual, double gain);

    [[nodiscard]] Operand
    convolution(std::string_view name, const Operand &x, const ConvolutionOptions &options);
    [[nodiscard]] Operand convolutionInto(std::string_view name,
                                          const Operand &x,
                                          const Operand &residual,
                                          const ConvolutionOptions &options);
    [[nodiscard]] Operand
    pool(std::string_view name, LayerOp op, const Operand &x, const SlidingWindow &window);

    /// scale × a × b, written to `out`.
    void matMul(std::string_view name,
                const Operand &a,
                const Operand &b,
                const Operand &out,
                double scale = 1);
    /// In place.
    void softmax(std::string_view name, const Operand &x);
    /// In place.
    void layerNorm(std::string_view name, const Operand &x);
    /// Written to `out`, which may be `a`.
    void add(std::string_view name, const Operand &a, const Operand &b, const Operand &out);
    void copy(std::string_view name, const Operand &from, const Operand &to);

    [[nodiscard]] LayerGraph take(const Operand &input, const Operand &output);

private:
    GraphLayer &addLayer(std::string_view name, LayerOp op, const Operand &x, const Operand &out);
    [[nodiscard]] Operand addTensor(std::string_view name, const Extents &dims, ElementType type);
    [[nodiscard]] ElementType convolutionType(Activation activation) const;
    void setWindow(GraphLayer &layer, const Operand &x, const ConvolutionOptions &options) const;

    LayerGraph m_graph;
    Precision m_precision;
    std::string m_module;
};

/// The part of `x` that begins at `offset`, seen with other extents.
[[nodiscard]] Operand viewOf(const Operand &x, Extents dims, Extents strides, std::int64_t offset);

/// All of a dense operand with other extents.
[[nodiscard]] Operand reshaped(const Operand &x, Extents dims);

} // namespace perfdeck
