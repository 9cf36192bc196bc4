// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxShapes.h"

#include "core/profile/read/OnnxCall.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

const OnnxValue &OnnxCall::in(std::size_t place) const
{
    static const OnnxValue unknown;
    return place < m_inputs.size() ? m_inputs[place] : unknown;
}

std::int64_t OnnxCall::integer(std::string_view name, std::int64_t otherwise) const
{
    const OnnxAttribute *found = m_node.attribute(name);
    return found ? found->integer : otherwise;
}

const std::vector<std::int64_t> *OnnxCall::integers(std::string_view name) const
{
    const OnnxAttribute *found = m_node.attribute(name);
    return found ? &found->integers : nullptr;
}

std::string_view OnnxCall::text(std::string_view name) const
{
    const OnnxAttribute *found = m_node.attribute(name);
    return found ? std::string_view(found->text) : std::string_view();
}

std::optional<std::vector<std::int64_t>> OnnxCall::list(std::string_view name,
                                                        std::size_t place) const
{
    if (const auto *given = integers(name))
        return *given;
    if (!in(place).values)
        return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const double value : *in(place).values) {
        const auto whole = wholeOf(value);
        if (!whole)
            return std::nullopt;
        numbers.push_back(*whole);
    }
    return numbers;
}

std::optional<std::size_t> OnnxCall::axis(std::int64_t axis, std::size_t rank) const
{
    const auto count = static_cast<std::int64_t>(rank);
    if (axis < -count || axis >= count)
        return std::nullopt;
    return static_cast<std::size_t>(axis < 0 ? axis + count : axis);
}

OnnxValue onnxTensor(std::string dtype, std::optional<OnnxDims> dims)
{
    OnnxValue value;
    value.dtype = std::move(dtype);
    value.dims = std::move(dims);
    return value;
}

OnnxDims broadcast(const OnnxDims &a, const OnnxDims &b)
{
    const OnnxDims &longer = a.size() >= b.size() ? a : b;
    const OnnxDims &shorter = a.size() >= b.size() ? b : a;
    OnnxDims out = longer;
    const std::size_t shift = longer.size() - shorter.size();
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        std::int64_t &dim = out[i + shift];
        if (dim == 1 || (dim == -1 && shorter[i] > 1))
            dim = shorter[i];
    }
    return out;
}

std::int64_t elementsOf(const OnnxDims &dims)
{
    constexpr double kMost = 9e15;
    double count = 1;
    for (const std::int64_t dim : dims) {
        if (dim < 0)
            return -1;
        count *= static_cast<double>(dim);
        if (!(count <= kMost))
            return -1;
    }
    return static_cast<std::int64_t>(count);
}

std::optional<std::int64_t> wholeOf(double value)
{
    constexpr double kMost = 9.2e18;
    if (std::isnan(value))
        return std::nullopt;
    return static_cast<std::int64_t>(std::clamp(value, -kMost, kMost));
}

std::vector<OnnxValue> onnxOutputs(const OnnxNode &node, const std::vector<OnnxValue> &inputs)
{
    const OnnxCall call(node, inputs);
    OnnxRule rule = layoutRule(node.op);
    if (!rule)
        rule = windowRule(node.op);
    if (!rule)
        rule = elementRule(node.op);
    std::vector<OnnxValue> out;
    if (rule)
        out = rule(call);
    out.resize(std::max(node.outputs.size(), std::size_t{1}));
    if (const auto values = onnxNumbers(call);
        values && (!out[0].dims || elementsOf(*out[0].dims) == std::ssize(*values)))
        out[0].values = values;
    if (node.op == "Identity")
        out[0].isConstant = call.in(0).isConstant;
    out.resize(node.outputs.size());
    return out;
}

} // namespace perfdeck
