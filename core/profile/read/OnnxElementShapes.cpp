// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxCall.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

using Outputs = std::vector<OnnxValue>;

/// One output of the first input's shape and type.
Outputs same(const OnnxCall &call)
{
    return {onnxTensor(call.in(0).dtype, call.in(0).dims)};
}

OnnxValue stretched(const OnnxCall &call, std::size_t first)
{
    OnnxValue out = onnxTensor(call.in(first).dtype, call.in(first).dims);
    for (std::size_t i = first + 1; i < call.inputs(); ++i) {
        if (out.dtype.empty())
            out.dtype = call.in(i).dtype;
        out.dims = out.dims && call.hasShape(i) ? std::optional(broadcast(*out.dims, call.dims(i)))
                                                : std::nullopt;
    }
    return out;
}

Outputs together(const OnnxCall &call)
{
    return {stretched(call, 0)};
}

Outputs compared(const OnnxCall &call)
{
    OnnxValue out = stretched(call, 0);
    out.dtype = "bool";
    return {out};
}

Outputs where(const OnnxCall &call)
{
    OnnxValue out = stretched(call, 0);
    out.dtype = call.in(1).dtype;
    return {out};
}

Outputs test(const OnnxCall &call)
{
    return {onnxTensor("bool", call.in(0).dims)};
}

Outputs cast(const OnnxCall &call)
{
    return {onnxTensor(onnxType(static_cast<std::int32_t>(
                           std::clamp<std::int64_t>(call.integer("to", 0), 0, 1000))),
                       call.in(0).dims)};
}

OnnxValue reduced(const OnnxCall &call, const std::vector<std::int64_t> &axes, bool keeps)
{
    OnnxValue out = onnxTensor(call.in(0).dtype, std::nullopt);
    if (!call.hasShape(0))
        return out;
    const OnnxDims &dims = call.dims(0);
    std::vector<bool> isReduced(dims.size(), axes.empty());
    for (const std::int64_t given : axes)
        if (const auto axis = call.axis(given, dims.size()))
            isReduced[*axis] = true;
    out.dims.emplace();
    for (std::size_t i = 0; i < dims.size(); ++i) {
        if (!isReduced[i])
            out.dims->push_back(dims[i]);
        else if (keeps)
            out.dims->push_back(1);
    }
    return out;
}

Outputs reduction(const OnnxCall &call)
{
    const bool isGiven = call.node().attribute("axes") || call.inputs() > 1;
    const auto axes = call.list("axes", 1);
    if (isGiven && !axes)
        return {onnxTensor(call.in(0).dtype, std::nullopt)};
    if (!isGiven && call.integer("noop_with_empty_axes", 0) != 0)
        return same(call);
    return {reduced(call, axes.value_or(OnnxDims()), call.integer("keepdims", 1) != 0)};
}

Outputs extremePlace(const OnnxCall &call)
{
    OnnxValue out = reduced(call, {call.integer("axis", 0)}, call.integer("keepdims", 1) != 0);
    out.dtype = "int64";
    return {out};
}

Outputs topK(const OnnxCall &call)
{
    OnnxValue out = onnxTensor(call.in(0).dtype, call.in(0).dims);
    const auto count = call.list("k", 1);
    if (out.dims)
        if (const auto axis = call.axis(call.integer("axis", -1), out.dims->size()))
            (*out.dims)[*axis] = count && count->size() == 1 ? count->front() : -1;
    OnnxValue places = out;
    places.dtype = "int64";
    return {out, places};
}

Outputs resized(const OnnxCall &call)
{
    OnnxValue out = onnxTensor(call.in(0).dtype, call.in(0).dims);
    const bool isOld = call.node().op == "Upsample";
    const auto &scales = call.in(isOld ? 1 : 2).values;
    const auto sizes = isOld ? std::nullopt : call.list("", 3);
    for (std::size_t i = 0; out.dims && i < out.dims->size(); ++i) {
        std::int64_t &dim = (*out.dims)[i];
        if (sizes && i < sizes->size())
            dim = (*sizes)[i];
        else if (scales && i < scales->size() && dim >= 0)
            dim = wholeOf(std::floor(static_cast<double>(dim) * (*scales)[i])).value_or(-1);
        else
            dim = -1;
    }
    return {out};
}

Outputs quantized(const OnnxCall &call)
{
    const std::string &type = call.in(2).dtype;
    return {onnxTensor(type.empty() ? "uint8" : type, call.in(0).dims)};
}

Outputs dequantized(const OnnxCall &call)
{
    return {onnxTensor(call.in(1).dtype.empty() ? "float32" : call.in(1).dtype, call.in(0).dims)};
}

constexpr std::array<std::string_view, 46> kSame{"Abs",
                                                 "BatchNormalization",
                                                 "Ceil",
                                                 "Celu",
                                                 "Clip",
                                                 "Cos",
                                                 "CumSum",
                                                 "Dropout",
                                                 "Elu",
                                                 "Erf",
                                                 "Exp",
                                                 "FastGelu",
                                                 "Floor",
                                                 "Gelu",
                                                 "GroupNormalization",
                                                 "HardSigmoid",
                                                 "HardSwish",
                                                 "Hardmax",
                                                 "Identity",
                                                 "InstanceNormalization",
                                                 "LRN",
                                                 "LayerNormalization",
                                                 "LeakyRelu",
                                                 "Log",
                                                 "LogSoftmax",
                                                 "LpNormalization",
                                                 "Mish",
                                                 "Neg",
                                                 "Not",
                                                 "QuickGelu",
                                                 "RMSNormalization",
                                                 "Reciprocal",
                                                 "Relu",
                                                 "Round",
                                                 "Selu",
                                                 "Sigmoid",
                                                 "Sign",
                                                 "SimplifiedLayerNormalization",
                                                 "Sin",
                                                 "Softmax",
                                                 "Softplus",
                                                 "Softsign",
                                                 "Sqrt",
                                                 "Tanh",
                                                 "ThresholdedRelu",
                                                 "Trilu"};

constexpr std::array<std::string_view, 15> kTogether{"Add",
                                                     "BiasGelu",
                                                     "BitwiseAnd",
                                                     "Div",
                                                     "Max",
                                                     "Mean",
                                                     "Min",
                                                     "Mod",
                                                     "Mul",
                                                     "PRelu",
                                                     "Pow",
                                                     "Sub",
                                                     "Sum",
                                                     "Swish",
                                                     "BitShift"};

constexpr std::array<std::string_view, 8> kCompared{
    "And", "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Or", "Xor"};

template<class Names>
bool holds(const Names &names, std::string_view op)
{
    return std::ranges::find(names, op) != names.end();
}

} // namespace

OnnxRule elementRule(std::string_view op)
{
    constexpr std::array<std::pair<std::string_view, OnnxRule>, 11> kRules{{
        {"ArgMax", extremePlace},
        {"ArgMin", extremePlace},
        {"Cast", cast},
        {"DequantizeLinear", dequantized},
        {"IsInf", test},
        {"IsNaN", test},
        {"QuantizeLinear", quantized},
        {"Resize", resized},
        {"TopK", topK},
        {"Upsample", resized},
        {"Where", where},
    }};
    for (const auto &[name, rule] : kRules)
        if (name == op)
            return rule;
    if (holds(kSame, op))
        return same;
    if (holds(kTogether, op))
        return together;
    if (holds(kCompared, op))
        return compared;
    return op.starts_with("Reduce") ? reduction : nullptr;
}

} // namespace perfdeck
