// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxCall.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

using Numbers = std::vector<double>;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double combined(std::string_view op, double a, double b, bool isWhole)
{
    if (op == "Add")
        return a + b;
    if (op == "Sub")
        return a - b;
    if (op == "Mul")
        return a * b;
    if (op == "Div")
        return b == 0 ? kUnknown : isWhole ? std::trunc(a / b) : a / b;
    if (op == "Min")
        return std::min(a, b);
    if (op == "Max")
        return std::max(a, b);
    if (op == "Equal")
        return std::isnan(a) || std::isnan(b) ? kUnknown : a == b ? 1 : 0;
    return kUnknown;
}

std::optional<Numbers> pairwise(const OnnxCall &call)
{
    const auto &a = call.in(0).values;
    const auto &b = call.in(1).values;
    if (!a || !b || a->empty() || b->empty())
        return std::nullopt;
    const std::size_t count = std::max(a->size(), b->size());
    if ((a->size() != count && a->size() != 1) || (b->size() != count && b->size() != 1))
        return std::nullopt;
    const bool isWhole = call.in(0).dtype.find("int") != std::string::npos;
    Numbers out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(combined(
            call.node().op, (*a)[a->size() == 1 ? 0 : i], (*b)[b->size() == 1 ? 0 : i], isWhole));
    return out;
}

std::optional<Numbers> shapeOf(const OnnxCall &call)
{
    if (!call.hasShape(0))
        return std::nullopt;
    const OnnxDims &dims = call.dims(0);
    const auto rank = std::ssize(dims);
    const auto place = [rank](std::int64_t at) {
        return std::clamp<std::int64_t>(at < 0 ? at + rank : at, 0, rank);
    };
    Numbers out;
    const std::int64_t end = place(call.integer("end", rank));
    for (std::int64_t i = place(call.integer("start", 0)); i < end; ++i) {
        const std::int64_t dim = dims[static_cast<std::size_t>(i)];
        out.push_back(dim < 0 ? kUnknown : static_cast<double>(dim));
    }
    return out;
}

std::optional<Numbers> gathered(const OnnxCall &call)
{
    const auto &data = call.in(0).values;
    const auto &places = call.in(1).values;
    if (!data || !places || !call.hasShape(0) || call.dims(0).size() != 1)
        return std::nullopt;
    Numbers out;
    for (const double place : *places) {
        const auto at = wholeOf(place);
        const auto found = at ? call.axis(*at, data->size()) : std::nullopt;
        out.push_back(found ? (*data)[*found] : kUnknown);
    }
    return out;
}

std::optional<Numbers> joined(const OnnxCall &call)
{
    Numbers out;
    for (std::size_t i = 0; i < call.inputs(); ++i) {
        const auto &values = call.in(i).values;
        if (!values || out.size() + values->size() > kMostOnnxValues)
            return std::nullopt;
        out.insert(out.end(), values->begin(), values->end());
    }
    return out;
}

std::optional<Numbers> sliced(const OnnxCall &call)
{
    const auto &data = call.in(0).values;
    const auto starts = call.list("starts", 1);
    const auto ends = call.list("ends", 2);
    const auto steps = call.list("steps", 4);
    if (!data || !call.hasShape(0) || call.dims(0).size() != 1 || !starts || !ends
        || starts->size() != 1 || ends->size() != 1 || (steps && *steps != OnnxDims{1}))
        return std::nullopt;
    const auto count = std::ssize(*data);
    const auto place = [count](std::int64_t at) {
        return std::clamp<std::int64_t>(at < 0 ? at + count : at, 0, count);
    };
    const std::int64_t from = place(starts->front());
    const std::int64_t to = std::max(place(ends->front()), from);
    return Numbers(data->begin() + from, data->begin() + to);
}

std::optional<Numbers> chosen(const OnnxCall &call)
{
    const auto &which = call.in(0).values;
    const auto &yes = call.in(1).values;
    const auto &no = call.in(2).values;
    if (!which || !yes || !no || yes->size() != which->size() || no->size() != which->size())
        return std::nullopt;
    Numbers out;
    for (std::size_t i = 0; i < which->size(); ++i)
        out.push_back(std::isnan((*which)[i]) ? kUnknown : (*which)[i] != 0 ? (*yes)[i] : (*no)[i]);
    return out;
}

std::optional<Numbers> filled(const OnnxCall &call)
{
    const auto shape = call.list("", 0);
    const std::int64_t count = shape ? elementsOf(*shape) : -1;
    if (count < 0 || count > static_cast<std::int64_t>(kMostOnnxValues))
        return std::nullopt;
    const OnnxAttribute *value = call.node().attribute("value");
    const bool isGiven
        = value && value->tensors.size() == 1 && value->tensors[0].values.size() == 1;
    return Numbers(static_cast<std::size_t>(count), isGiven ? value->tensors[0].values[0] : 0);
}

std::optional<Numbers> product(const OnnxCall &call)
{
    if (!call.in(0).values)
        return std::nullopt;
    double all = 1;
    for (const double value : *call.in(0).values)
        all *= value;
    return Numbers{all};
}

std::optional<Numbers> constant(const OnnxCall &call)
{
    if (const OnnxAttribute *value = call.node().attribute("value"))
        if (value->tensors.size() == 1 && !value->tensors[0].values.empty())
            return value->tensors[0].values;
    if (const OnnxAttribute *one = call.node().attribute("value_int"))
        return Numbers{static_cast<double>(one->integer)};
    if (const auto *many = call.integers("value_ints"); many && many->size() <= kMostOnnxValues)
        return Numbers(many->begin(), many->end());
    return std::nullopt;
}

std::optional<Numbers> cast(const OnnxCall &call)
{
    constexpr std::int64_t kInt32 = 6;
    constexpr std::int64_t kInt64 = 7;
    std::optional<Numbers> out = call.in(0).values;
    const std::int64_t to = call.integer("to", 0);
    if (out && (to == kInt32 || to == kInt64))
        std::ranges::transform(*out, out->begin(), [](double value) { return std::trunc(value); });
    return out;
}

std::optional<Numbers> same(const OnnxCall &call)
{
    return call.in(0).values;
}

} // namespace

std::optional<std::vector<double>> onnxNumbers(const OnnxCall &call)
{
    using Rule = std::optional<Numbers> (*)(const OnnxCall &);
    constexpr std::array<std::pair<std::string_view, Rule>, 21> kRules{{
        {"Add", pairwise},           {"Cast", cast},
        {"Concat", joined},          {"Constant", constant},
        {"ConstantOfShape", filled}, {"Div", pairwise},
        {"Equal", pairwise},         {"Floor", same},
        {"Gather", gathered},        {"Identity", same},
        {"Max", pairwise},           {"Min", pairwise},
        {"Mul", pairwise},           {"ReduceProd", product},
        {"Reshape", same},           {"Shape", shapeOf},
        {"Slice", sliced},           {"Squeeze", same},
        {"Sub", pairwise},           {"Unsqueeze", same},
        {"Where", chosen},
    }};
    for (const auto &[name, rule] : kRules)
        if (name == call.node().op)
            return rule(call);
    return std::nullopt;
}

} // namespace perfdeck
