// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxCall.h"

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

using Outputs = std::vector<OnnxValue>;

constexpr std::int64_t kMost = std::int64_t{1} << 40; // of a size, a stride, a pad

std::int64_t
listed(const std::vector<std::int64_t> *list, std::size_t place, std::int64_t otherwise)
{
    return list && place < list->size() ? std::clamp<std::int64_t>((*list)[place], -kMost, kMost)
                                        : otherwise;
}

/// How a window moves along one axis.
struct Window
{
    std::int64_t size = 1;
    std::int64_t stride = 1;
    std::int64_t dilation = 1;
    std::int64_t pads = 0; ///< both together

    [[nodiscard]] std::int64_t reach() const
    {
        return std::min(dilation, kMost / size) * (size - 1) + 1;
    }
};

Window windowOf(const OnnxCall &call, std::size_t axis, std::size_t axes, std::int64_t size)
{
    Window window;
    window.size = std::clamp<std::int64_t>(size, 1, kMost);
    window.stride = std::max<std::int64_t>(listed(call.integers("strides"), axis, 1), 1);
    window.dilation = std::max<std::int64_t>(listed(call.integers("dilations"), axis, 1), 1);
    window.pads
        = listed(call.integers("pads"), axis, 0) + listed(call.integers("pads"), axis + axes, 0);
    return window;
}

std::int64_t movedOver(const OnnxCall &call, std::int64_t size, const Window &window)
{
    if (size < 0 || size > kMost)
        return -1;
    if (call.text("auto_pad").starts_with("SAME_"))
        return (size + window.stride - 1) / window.stride;
    const std::int64_t pads = call.text("auto_pad") == "VALID" ? 0 : window.pads;
    const std::int64_t room = size + pads - window.reach();
    if (room < 0)
        return 0;
    const bool isUp = call.integer("ceil_mode", 0) != 0;
    return (room + (isUp ? window.stride - 1 : 0)) / window.stride + 1;
}

Outputs conv(const OnnxCall &call)
{
    const std::string &type = call.in(0).dtype;
    if (!call.hasShape(0) || !call.hasShape(1) || call.dims(0).size() < 3
        || call.dims(1).size() != call.dims(0).size())
        return {onnxTensor(type, std::nullopt)};
    OnnxDims out{call.dims(0)[0], call.dims(1)[0]};
    const std::size_t axes = call.dims(0).size() - 2;
    for (std::size_t i = 0; i < axes; ++i) {
        const std::int64_t kernel = call.dims(1)[i + 2];
        out.push_back(kernel < 0
                          ? -1
                          : movedOver(call, call.dims(0)[i + 2], windowOf(call, i, axes, kernel)));
    }
    return {onnxTensor(type, std::move(out))};
}

Outputs convTranspose(const OnnxCall &call)
{
    const std::string &type = call.in(0).dtype;
    if (!call.hasShape(0) || !call.hasShape(1) || call.dims(0).size() < 3
        || call.dims(1).size() != call.dims(0).size())
        return {onnxTensor(type, std::nullopt)};
    const std::int64_t group = std::clamp<std::int64_t>(call.integer("group", 1), 1, kMost);
    OnnxDims out{call.dims(0)[0], elementsOf({call.dims(1)[1], group})};
    const std::size_t axes = call.dims(0).size() - 2;
    for (std::size_t i = 0; i < axes; ++i) {
        const std::int64_t size = call.dims(0)[i + 2];
        const Window window = windowOf(call, i, axes, call.dims(1)[i + 2]);
        const std::int64_t extra = listed(call.integers("output_padding"), i, 0);
        const bool isKnown = size > 0 && size < (std::int64_t{1} << 20) && call.dims(1)[i + 2] > 0;
        const std::int64_t given = listed(call.integers("output_shape"), i, -1);
        const std::int64_t made
            = std::min(window.stride, kMost) * (size - 1) + extra + window.reach() - window.pads;
        out.push_back(given > 0 ? given : isKnown ? std::max<std::int64_t>(made, 0) : -1);
    }
    return {onnxTensor(type, std::move(out))};
}

Outputs pool(const OnnxCall &call)
{
    const auto *kernel = call.integers("kernel_shape");
    if (!call.hasShape(0) || call.dims(0).size() < 3 || !kernel)
        return {onnxTensor(call.in(0).dtype, std::nullopt)};
    OnnxDims out = call.dims(0);
    const std::size_t axes = out.size() - 2;
    for (std::size_t i = 0; i < axes; ++i)
        out[i + 2] = movedOver(call, out[i + 2], windowOf(call, i, axes, listed(kernel, i, 1)));
    return {onnxTensor(call.in(0).dtype, out), onnxTensor("int64", out)};
}

Outputs globalPool(const OnnxCall &call)
{
    std::optional<OnnxDims> out = call.in(0).dims;
    for (std::size_t i = 2; out && i < out->size(); ++i)
        (*out)[i] = 1;
    return {onnxTensor(call.in(0).dtype, std::move(out))};
}

/// Products of matrices along the last two axes; vectors are rows and columns.
Outputs matMul(const OnnxCall &call)
{
    if (!call.hasShape(0) || !call.hasShape(1) || call.dims(0).empty() || call.dims(1).empty())
        return {onnxTensor(call.in(0).dtype, std::nullopt)};
    OnnxDims a = call.dims(0);
    OnnxDims b = call.dims(1);
    const bool isRow = a.size() == 1;
    const bool isColumn = b.size() == 1;
    if (isRow)
        a.insert(a.begin(), 1);
    if (isColumn)
        b.push_back(1);
    OnnxDims out = broadcast({a.begin(), a.end() - 2}, {b.begin(), b.end() - 2});
    if (!isRow)
        out.push_back(a[a.size() - 2]);
    if (!isColumn)
        out.push_back(b.back());
    return {onnxTensor(call.in(0).dtype, std::move(out))};
}

Outputs gemm(const OnnxCall &call)
{
    OnnxDims out{-1, -1};
    if (call.hasShape(0) && call.dims(0).size() == 2)
        out[0] = call.dims(0)[call.integer("transA", 0) != 0 ? 1 : 0];
    if (call.hasShape(1) && call.dims(1).size() == 2)
        out[1] = call.dims(1)[call.integer("transB", 0) != 0 ? 0 : 1];
    return {onnxTensor(call.in(0).dtype, std::move(out))};
}

/// Y {steps, directions, batch, hidden}, then the last state, and the last cell of an LSTM.
Outputs recurrent(const OnnxCall &call)
{
    const std::string &type = call.in(0).dtype;
    const bool isKnown = call.hasShape(0) && call.dims(0).size() == 3;
    const std::int64_t steps = isKnown ? call.dims(0)[0] : -1;
    const std::int64_t batch = isKnown ? call.dims(0)[1] : -1;
    const std::int64_t directions = call.text("direction") == "bidirectional" ? 2 : 1;
    const std::int64_t hidden = call.integer("hidden_size", -1);
    const OnnxDims state{directions, batch, hidden};
    return {onnxTensor(type, OnnxDims{steps, directions, batch, hidden}),
            onnxTensor(type, state),
            onnxTensor(type, state)};
}

} // namespace

OnnxRule windowRule(std::string_view op)
{
    constexpr std::array<std::pair<std::string_view, OnnxRule>, 14> kRules{{
        {"AveragePool", pool},
        {"Conv", conv},
        {"ConvTranspose", convTranspose},
        {"FusedConv", conv},
        {"FusedMatMul", matMul},
        {"GRU", recurrent},
        {"Gemm", gemm},
        {"GlobalAveragePool", globalPool},
        {"GlobalMaxPool", globalPool},
        {"LSTM", recurrent},
        {"LpPool", pool},
        {"MatMul", matMul},
        {"MaxPool", pool},
        {"RNN", recurrent},
    }};
    for (const auto &[name, rule] : kRules)
        if (name == op)
            return rule;
    return nullptr;
}

} // namespace perfdeck
