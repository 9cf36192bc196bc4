// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxCall.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

using Outputs = std::vector<OnnxValue>;

constexpr std::size_t kMostRank = 64;

OnnxValue like(const OnnxCall &call, std::optional<OnnxDims> dims)
{
    return onnxTensor(call.in(0).dtype, std::move(dims));
}

OnnxDims unknownDims(std::size_t rank)
{
    return OnnxDims(std::min(rank, kMostRank), -1);
}

/// The rank that a list of that length gives its output.
std::optional<std::size_t> lengthOf(const OnnxCall &call, std::size_t place)
{
    if (call.in(place).values)
        return call.in(place).values->size();
    if (call.hasShape(place) && call.dims(place).size() == 1 && call.dims(place)[0] >= 0)
        return static_cast<std::size_t>(call.dims(place)[0]);
    return std::nullopt;
}

Outputs reshape(const OnnxCall &call)
{
    const auto &target = call.in(1).values;
    if (!target) {
        const auto rank = lengthOf(call, 1);
        return {like(call, rank ? std::optional(unknownDims(*rank)) : std::nullopt)};
    }
    OnnxDims dims;
    std::optional<std::size_t> open; // what −1 stands for follows from the number of elements
    for (std::size_t i = 0; i < target->size(); ++i) {
        const auto size = wholeOf((*target)[i]);
        dims.push_back(size.value_or(-1));
        if (size && *size == 0 && call.integer("allowzero", 0) == 0)
            dims[i] = call.hasShape(0) && i < call.dims(0).size() ? call.dims(0)[i] : -1;
        if (size && *size == -1)
            open = i;
    }
    const std::int64_t all = call.hasShape(0) ? elementsOf(call.dims(0)) : -1;
    if (open && all >= 0) {
        OnnxDims others = dims;
        others[*open] = 1;
        const std::int64_t rest = elementsOf(others);
        if (rest > 0 && all % rest == 0)
            dims[*open] = all / rest;
    }
    return {like(call, std::move(dims))};
}

Outputs flatten(const OnnxCall &call)
{
    if (!call.hasShape(0))
        return {like(call, OnnxDims{-1, -1})};
    const OnnxDims &dims = call.dims(0);
    const std::int64_t given = call.integer("axis", 1);
    const auto rank = std::ssize(dims);
    const auto axis = std::clamp<std::int64_t>(given < 0 ? given + rank : given, 0, rank);
    return {like(call,
                 OnnxDims{elementsOf({dims.begin(), dims.begin() + axis}),
                          elementsOf({dims.begin() + axis, dims.end()})})};
}

Outputs transpose(const OnnxCall &call)
{
    if (!call.hasShape(0))
        return {like(call, std::nullopt)};
    const OnnxDims &dims = call.dims(0);
    const auto *order = call.integers("perm");
    if (!order)
        return {like(call, OnnxDims(dims.rbegin(), dims.rend()))};
    OnnxDims out;
    for (const std::int64_t from : *order) {
        const auto axis = call.axis(from, dims.size());
        out.push_back(axis ? dims[*axis] : -1);
    }
    return {like(call, std::move(out))};
}

Outputs squeeze(const OnnxCall &call)
{
    const auto axes = call.list("axes", 1);
    if (!call.hasShape(0) || (!axes && call.inputs() > 1))
        return {like(call, std::nullopt)};
    const OnnxDims &dims = call.dims(0);
    std::vector<bool> drop(dims.size(), false);
    for (std::size_t i = 0; i < dims.size() && !axes; ++i)
        drop[i] = dims[i] == 1;
    for (const std::int64_t given : axes.value_or(OnnxDims()))
        if (const auto axis = call.axis(given, dims.size()))
            drop[*axis] = true;
    OnnxDims out;
    for (std::size_t i = 0; i < dims.size(); ++i)
        if (!drop[i])
            out.push_back(dims[i]);
    return {like(call, std::move(out))};
}

Outputs unsqueeze(const OnnxCall &call)
{
    const auto axes = call.list("axes", 1);
    if (!call.hasShape(0) || !axes || call.dims(0).size() + axes->size() > kMostRank)
        return {like(call, std::nullopt)};
    const std::size_t rank = call.dims(0).size() + axes->size();
    std::vector<bool> isNew(rank, false);
    for (const std::int64_t given : *axes)
        if (const auto axis = call.axis(given, rank))
            isNew[*axis] = true;
    OnnxDims out;
    auto next = call.dims(0).begin();
    for (std::size_t i = 0; i < rank; ++i)
        out.push_back(isNew[i] || next == call.dims(0).end() ? 1 : *next++);
    return {like(call, std::move(out))};
}

Outputs concat(const OnnxCall &call)
{
    if (!call.hasShape(0))
        return {like(call, std::nullopt)};
    OnnxDims out = call.dims(0);
    const auto axis = call.axis(call.integer("axis", 0), out.size());
    if (!axis)
        return {like(call, std::nullopt)};
    for (std::size_t i = 1; i < call.inputs(); ++i) {
        const bool isKnown = call.hasShape(i) && *axis < call.dims(i).size();
        const std::int64_t more = isKnown ? call.dims(i)[*axis] : -1;
        constexpr std::int64_t kMost = std::int64_t{1} << 60;
        out[*axis] = more < 0 || out[*axis] < 0 || more > kMost || out[*axis] > kMost
            ? -1
            : out[*axis] + more;
        for (std::size_t d = 0; isKnown && d < std::min(out.size(), call.dims(i).size()); ++d)
            if (d != *axis && out[d] == -1)
                out[d] = call.dims(i)[d];
    }
    return {like(call, std::move(out))};
}

Outputs split(const OnnxCall &call)
{
    const std::size_t parts = call.node().outputs.size();
    Outputs out(parts, like(call, std::nullopt));
    if (!call.hasShape(0))
        return out;
    const auto found = call.axis(call.integer("axis", 0), call.dims(0).size());
    if (!found)
        return out;
    const std::size_t axis = *found;
    const auto sizes = call.list("split", 1);
    const std::int64_t whole = call.dims(0)[axis];
    const auto count = static_cast<std::int64_t>(std::max<std::size_t>(parts, 1));
    const std::int64_t each = whole < 0 ? -1 : whole / count + (whole % count == 0 ? 0 : 1);
    for (std::size_t i = 0; i < parts; ++i) {
        out[i].dims = call.dims(0);
        std::int64_t &size = (*out[i].dims)[axis];
        if (sizes && i < sizes->size())
            size = (*sizes)[i];
        else if (each >= 0)
            size = std::clamp<std::int64_t>(whole - static_cast<std::int64_t>(i) * each, 0, each);
    }
    return out;
}

std::int64_t slicedSize(std::int64_t size, std::int64_t start, std::int64_t end, std::int64_t step)
{
    if (size < 0 || step == 0 || step < -size - 1)
        return size < 0 || step == 0 ? -1 : 1;
    const auto place = [&](std::int64_t at) {
        at = at < 0 ? std::max(at, -size - 1) + size : at;
        return step > 0 ? std::clamp<std::int64_t>(at, 0, size)
                        : std::clamp<std::int64_t>(at, -1, size - 1);
    };
    const std::int64_t length = step > 0 ? place(end) - place(start) : place(start) - place(end);
    const std::int64_t stride = std::abs(step);
    return length <= 0 ? 0 : (length - 1) / stride + 1;
}

Outputs slice(const OnnxCall &call)
{
    if (!call.hasShape(0))
        return {like(call, std::nullopt)};
    OnnxDims out = call.dims(0);
    const auto starts = call.list("starts", 1);
    const auto ends = call.list("ends", 2);
    const auto axes = call.list("axes", 3);
    const auto steps = call.list("steps", 4);
    const std::size_t cuts = starts ? starts->size() : out.size();
    for (std::size_t i = 0; i < cuts; ++i) {
        const std::int64_t given
            = axes && i < axes->size() ? (*axes)[i] : static_cast<std::int64_t>(i);
        const auto axis = call.axis(given, out.size());
        if (!axis)
            continue;
        const bool isKnown = starts && ends && i < ends->size();
        out[*axis] = isKnown
            ? slicedSize(
                out[*axis], (*starts)[i], (*ends)[i], steps && i < steps->size() ? (*steps)[i] : 1)
            : -1;
    }
    return {like(call, std::move(out))};
}

Outputs gather(const OnnxCall &call)
{
    if (!call.hasShape(0) || !call.hasShape(1))
        return {like(call, std::nullopt)};
    const OnnxDims &data = call.dims(0);
    const auto axis = call.axis(call.integer("axis", 0), data.size());
    if (!axis || data.size() + call.dims(1).size() > kMostRank)
        return {like(call, std::nullopt)};
    const auto at = static_cast<std::ptrdiff_t>(*axis);
    OnnxDims out(data.begin(), data.begin() + at);
    out.insert(out.end(), call.dims(1).begin(), call.dims(1).end());
    out.insert(out.end(), data.begin() + at + 1, data.end());
    return {like(call, std::move(out))};
}

Outputs gatherElements(const OnnxCall &call)
{
    return {like(call, call.in(1).dims)};
}

Outputs expand(const OnnxCall &call)
{
    const auto &target = call.in(1).values;
    if (!target || !call.hasShape(0))
        return {like(call, std::nullopt)};
    OnnxDims wanted;
    for (const double size : *target)
        wanted.push_back(wholeOf(size).value_or(-1));
    return {like(call, broadcast(call.dims(0), wanted))};
}

Outputs tile(const OnnxCall &call)
{
    const auto repeats = call.list("", 1);
    if (!call.hasShape(0))
        return {like(call, std::nullopt)};
    OnnxDims out = call.dims(0);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = repeats && i < repeats->size() ? elementsOf({out[i], (*repeats)[i]}) : -1;
    return {like(call, std::move(out))};
}

Outputs pad(const OnnxCall &call)
{
    const auto pads = call.list("pads", 1);
    if (!call.hasShape(0))
        return {like(call, std::nullopt)};
    OnnxDims out = call.dims(0);
    const bool isKnown = pads && pads->size() == 2 * out.size();
    for (std::size_t i = 0; i < out.size(); ++i) {
        constexpr std::int64_t kMost = std::int64_t{1} << 50;
        if (!isKnown || out[i] < 0)
            out[i] = -1;
        else
            out[i]
                = std::max<std::int64_t>(out[i] + std::clamp((*pads)[i], -kMost, kMost)
                                             + std::clamp((*pads)[i + out.size()], -kMost, kMost),
                                         0);
    }
    return {like(call, std::move(out))};
}

Outputs shape(const OnnxCall &call)
{
    if (!call.hasShape(0))
        return {onnxTensor("int64", OnnxDims{-1})};
    const bool isPart = call.node().attribute("start") || call.node().attribute("end");
    const auto part = isPart ? onnxNumbers(call) : std::nullopt;
    const auto size = part ? std::ssize(*part) : std::ssize(call.dims(0));
    return {onnxTensor("int64", OnnxDims{size})};
}

Outputs scalar(const OnnxCall &)
{
    return {onnxTensor("int64", OnnxDims())};
}

Outputs constantOfShape(const OnnxCall &call)
{
    const OnnxAttribute *value = call.node().attribute("value");
    const std::string type
        = value && value->tensors.size() == 1 ? onnxType(value->tensors[0].type) : "float32";
    if (const auto dims = call.list("", 0))
        return {onnxTensor(type, *dims)};
    const auto rank = lengthOf(call, 0);
    return {onnxTensor(type, rank ? std::optional(unknownDims(*rank)) : std::nullopt)};
}

Outputs constant(const OnnxCall &call)
{
    const OnnxNode &node = call.node();
    if (const OnnxAttribute *value = node.attribute("value"); value && value->tensors.size() == 1)
        return {onnxTensor(onnxType(value->tensors[0].type), value->tensors[0].dims)};
    if (node.attribute("value_int"))
        return {onnxTensor("int64", OnnxDims())};
    if (node.attribute("value_float"))
        return {onnxTensor("float32", OnnxDims())};
    if (const auto *many = call.integers("value_ints"))
        return {onnxTensor("int64", OnnxDims{std::ssize(*many)})};
    return {OnnxValue()};
}

Outputs range(const OnnxCall &call)
{
    const auto number = [&](std::size_t place) {
        const auto &values = call.in(place).values;
        return values && values->size() == 1 ? values->front() : std::nan("");
    };
    const double count = std::ceil((number(1) - number(0)) / number(2));
    const bool isKnown = std::isfinite(count) && std::abs(count) < 9e15;
    return {
        like(call,
             OnnxDims{isKnown ? std::max<std::int64_t>(static_cast<std::int64_t>(count), 0) : -1})};
}

} // namespace

OnnxRule layoutRule(std::string_view op)
{
    constexpr std::array<std::pair<std::string_view, OnnxRule>, 20> kRules{{
        {"Concat", concat},
        {"Constant", constant},
        {"ConstantOfShape", constantOfShape},
        {"Expand", expand},
        {"Flatten", flatten},
        {"Gather", gather},
        {"GatherElements", gatherElements},
        {"Pad", pad},
        {"Range", range},
        {"Reshape", reshape},
        {"ScatterElements",
         [](const OnnxCall &call) { return Outputs{like(call, call.in(0).dims)}; }},
        {"ScatterND", [](const OnnxCall &call) { return Outputs{like(call, call.in(0).dims)}; }},
        {"Shape", shape},
        {"Size", scalar},
        {"Slice", slice},
        {"Split", split},
        {"Squeeze", squeeze},
        {"Tile", tile},
        {"Transpose", transpose},
        {"Unsqueeze", unsqueeze},
    }};
    for (const auto &[name, rule] : kRules)
        if (name == op)
            return rule;
    return nullptr;
}

} // namespace perfdeck
