// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/LayerCosts.h"

#include "core/profile/judge/EinsumExtents.h"
#include "core/profile/judge/ModelJoin.h"
#include "core/profile/judge/NestedCosts.h"
#include "core/profile/judge/OpRule.h"
#include "core/profile/judge/TensorSize.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace perfdeck {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

using Shapes = std::vector<TensorShape>;

/// The tensors that are neither scalars nor left out.
Shapes tensorsOf(const Shapes &shapes, std::size_t leastRank)
{
    Shapes tensors;
    std::ranges::copy_if(shapes, std::back_inserter(tensors), [leastRank](const auto &shape) {
        return shape.dims.size() >= leastRank;
    });
    return tensors;
}

double extent(std::int64_t dim)
{
    return dim < 0 ? kUnknown : static_cast<double>(dim);
}

/// Over all dimensions from `first` on.
double product(const TensorShape &shape, std::size_t first)
{
    double all = 1;
    for (std::size_t i = first; i < shape.dims.size(); ++i)
        all *= extent(shape.dims[i]);
    return all;
}

/// Scales and zero points of quantised operations stand between the factors: those are of a rank of
/// their own.
Shapes factorsOf(const Shapes &inputs, const OpRule &rule)
{
    const auto first = static_cast<std::size_t>(rule.factor);
    if (first >= inputs.size())
        return {};
    return tensorsOf({inputs.begin() + static_cast<std::ptrdiff_t>(first), inputs.end()}, 1);
}

/// How long the sums of a product of matrices are. The left factor may stand transposed: then the
/// rows of the product are its columns.
double sumLength(const TensorShape &left, const TensorShape &out)
{
    const auto &dims = left.dims;
    const std::size_t rank = dims.size();
    const bool isTransposed = rank >= 2 && out.dims.size() >= 2
        && dims[rank - 2] != out.dims[out.dims.size() - 2]
        && dims[rank - 1] == out.dims[out.dims.size() - 2];
    return extent(dims[isTransposed ? rank - 2 : rank - 1]);
}

double matrixFlops(const ProfileLayer &layer, const OpRule &rule, const TensorShape &out)
{
    const Shapes factors = factorsOf(layer.inputs, rule);
    return factors.empty() ? kUnknown : 2 * elementsOf(out) * sumLength(factors[0], out);
}

/// The weights of a convolution: the second tensor as deep as an image.
const TensorShape *kernelOf(const Shapes &images)
{
    return images.size() < 2 ? nullptr : &images[1];
}

/// Weights of groups may have a dimension of their own in front, as oneDNN writes them.
double convFlops(const ProfileLayer &layer, const TensorShape &out)
{
    const Shapes images = tensorsOf(layer.inputs, 3);
    const TensorShape *kernel = kernelOf(images);
    if (kernel == nullptr)
        return kUnknown;
    const bool hasGroups = kernel->dims.size() > images[0].dims.size();
    return 2 * elementsOf(out) * product(*kernel, hasGroups ? 2 : 1);
}

double transposedConvFlops(const ProfileLayer &layer)
{
    const Shapes images = tensorsOf(layer.inputs, 3);
    const TensorShape *kernel = kernelOf(images);
    return kernel == nullptr ? kUnknown : 2 * elementsOf(images[0]) * product(*kernel, 1);
}

/// X is (steps, batch, inputs); W and R, of each direction, meet every step of it once. Without
/// those, Y (steps, directions, batch, hidden) tells as much.
double recurrentFlops(const ProfileLayer &layer, double gates)
{
    const Shapes inputs = tensorsOf(layer.inputs, 3);
    if (inputs.empty())
        return kUnknown;
    const double sequences = extent(inputs[0].dims[0]) * extent(inputs[0].dims[1]);
    if (inputs.size() >= 3 && layer.inputs.size() >= 3 && layer.inputs[1].dims.size() == 3
        && layer.inputs[2].dims.size() == 3)
        return 2 * sequences * (elementsOf(layer.inputs[1]) + elementsOf(layer.inputs[2]));
    if (layer.outputs.empty() || layer.outputs[0].dims.size() != 4)
        return kUnknown;
    const TensorShape &out = layer.outputs[0];
    const double hidden = extent(out.dims[3]);
    return 2 * sequences * (extent(inputs[0].dims[2]) + hidden) * gates * hidden
        * extent(out.dims[1]);
}

/// Queries, keys and values as (batch, heads, tokens, size) or (batch, tokens, heads × size); or
/// one input with the weights that make the three of it.
double attentionFlops(const ProfileLayer &layer)
{
    const Shapes &in = layer.inputs;
    if (in.size() >= 3 && in[0].dims.size() >= 3 && in[1].dims.size() == in[0].dims.size()
        && in[2].dims.size() == in[0].dims.size()) {
        const std::size_t tokens = in[1].dims.size() - 2;
        const double keys = extent(in[1].dims[tokens]);
        const double queries = extent(in[0].dims[tokens]);
        const double valueSize = elementsOf(in[2]) / keys;
        return 2 * keys * (elementsOf(in[0]) + queries * valueSize);
    }
    if (in.size() >= 2 && in[0].dims.size() == 3 && in[1].dims.size() == 2) {
        const double tokens = extent(in[0].dims[1]);
        const double hidden = extent(in[1].dims[1]) / 3;
        return 2 * extent(in[0].dims[0]) * tokens * (elementsOf(in[1]) + 2 * tokens * hidden);
    }
    return kUnknown;
}

/// Elements of the output, or of the input where that is all there is.
double elementwiseFlops(const ProfileLayer &layer, const Shapes &outputs, double factor)
{
    if (!outputs.empty())
        return factor * elementsOf(outputs[0]);
    return layer.inputs.empty() ? kUnknown : factor * elementsOf(layer.inputs[0]);
}

/// The types of the inputs tell; without any the type of the output.
bool countsWholeNumbers(const ProfileLayer &layer, const Shapes &outputs)
{
    const auto isTyped = [](const TensorShape &shape) { return !shape.dtype.empty(); };
    const auto &told = std::ranges::any_of(layer.inputs, isTyped) ? layer.inputs : outputs;
    return std::ranges::any_of(told, isTyped) && std::ranges::all_of(told, [&](const auto &shape) {
               return !isTyped(shape) || isIndexType(shape.dtype);
           });
}

double flopsOf(const ProfileLayer &layer, const OpRule &rule, const Shapes &outputs)
{
    const bool hasOutput = !outputs.empty();
    switch (rule.kind) {
    case OpKind::MatMul:
    case OpKind::Linear:
    case OpKind::Gemm:
        return hasOutput ? matrixFlops(layer, rule, outputs[0]) : kUnknown;
    case OpKind::Conv:
        return hasOutput ? convFlops(layer, outputs[0]) : kUnknown;
    case OpKind::ConvTranspose:
        return transposedConvFlops(layer);
    case OpKind::Recurrent:
        return recurrentFlops(layer, rule.factor);
    case OpKind::Attention:
        return attentionFlops(layer);
    case OpKind::Einsum:
        return hasOutput ? 2 * productOfExtents(layer.inputs, outputs[0]) : kUnknown;
    case OpKind::Elementwise:
        return countsWholeNumbers(layer, outputs) ? 0
                                                  : elementwiseFlops(layer, outputs, rule.factor);
    case OpKind::Reduce:
        return countsWholeNumbers(layer, outputs) ? 0
            : layer.inputs.empty()                ? kUnknown
                                                  : rule.factor * elementsOf(layer.inputs[0]);
    case OpKind::Unknown:
        return kUnknown;
    default:
        return 0;
    }
}

/// What is picked, not the whole table it is picked from.
double bytesRead(const ProfileLayer &layer, OpKind kind, const Shapes &outputs)
{
    const double all = bytesOf(layer.inputs);
    if (kind != OpKind::Pick || layer.inputs.empty() || outputs.empty())
        return layer.inputs.empty() ? kUnknown : all;
    const double table = bytesOf(layer.inputs[0]);
    return all - table + std::min(table, bytesOf(outputs));
}

/// The larger extent of each dimension, counted from the last.
TensorShape broadcast(const Shapes &inputs)
{
    TensorShape out = inputs[0];
    for (const TensorShape &other : inputs) {
        if (other.dims.size() > out.dims.size())
            out.dims.insert(out.dims.begin(), other.dims.size() - out.dims.size(), 1);
        for (std::size_t back = 1; back <= other.dims.size(); ++back) {
            std::int64_t &dim = out.dims[out.dims.size() - back];
            const std::int64_t more = other.dims[other.dims.size() - back];
            dim = dim == 1 || more < 0 ? more : dim < 0 ? dim : std::max(dim, more);
        }
    }
    return out;
}

Shapes productOf(const Shapes &factors, bool isTransposed)
{
    if (factors.size() < 2 || factors[1].dims.empty())
        return {};
    TensorShape out = factors[0];
    const auto &right = factors[1].dims;
    if (right.size() < 2)
        out.dims.pop_back();
    else
        out.dims.back() = isTransposed ? right[right.size() - 2] : right.back();
    return {out};
}

} // namespace

std::vector<TensorShape> outputsOf(const ProfileLayer &layer)
{
    if (!layer.outputs.empty() || layer.inputs.empty())
        return layer.outputs;
    const OpRule rule = opRule(layer.op);
    switch (rule.kind) {
    case OpKind::MatMul:
        return productOf(factorsOf(layer.inputs, rule), false);
    case OpKind::Linear:
        return productOf(factorsOf(layer.inputs, rule), true);
    case OpKind::Elementwise:
        return {rule.factor == 1 ? broadcast(layer.inputs) : layer.inputs[0]};
    case OpKind::Layout:
        return {layer.inputs[0]};
    default:
        return {};
    }
}

LayerCost costOf(const ProfileLayer &layer)
{
    const OpRule rule = opRule(layer.op);
    const Shapes outputs = outputsOf(layer);
    LayerCost cost;
    cost.flops = flopsOf(layer, rule, outputs);
    cost.isApproximate = rule.isApproximate && cost.flops > 0;
    const bool movesNothing = rule.kind == OpKind::View || rule.kind == OpKind::Container;
    cost.bytesRead = movesNothing ? 0 : bytesRead(layer, rule.kind, outputs);
    const bool isWritten = !outputs.empty() && !isBlank(outputs[0]);
    cost.bytesWritten = movesNothing ? 0 : isWritten ? bytesOf(outputs) : kUnknown;
    cost.parameterBytes = layer.cost.parameterBytes;
    return cost;
}

namespace {

/// FLOPs that the file says stay. Its bytes leave out packed weights and count views as copies, so
/// those only stay where shapes tell nothing.
void fillIn(LayerCost &known, const LayerCost &counted, double calls)
{
    if (std::isnan(known.flops)) {
        known.flops = counted.flops * calls;
        known.isApproximate = counted.isApproximate;
    }
    if (!std::isnan(counted.bytesRead))
        known.bytesRead = counted.bytesRead * calls;
    if (!std::isnan(counted.bytesWritten))
        known.bytesWritten = counted.bytesWritten * calls;
}

} // namespace

Profile withCosts(Profile profile, const Profile *model)
{
    if (profile.format == ProfileFormat::Builtin) // which knows what it runs
        return profile;
    if (model != nullptr)
        joinModel(profile, *model);
    for (ProfileLayer &layer : profile.layers)
        fillIn(layer.cost, costOf(layer), std::max<double>(layer.calls, 1));
    countNestedOnce(profile);
    return profile;
}

} // namespace perfdeck
