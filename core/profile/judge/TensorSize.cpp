// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/TensorSize.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::pair<std::string_view, double>, 19> kTypes{{
    {"float32", 4},       {"float16", 2},     {"bfloat16", 2},  {"float64", 8},     {"int8", 1},
    {"uint8", 1},         {"int4", 0.5},      {"uint4", 0.5},   {"int64", 8},       {"int32", 4},
    {"int16", 2},         {"uint16", 2},      {"uint32", 4},    {"uint64", 8},      {"bool", 1},
    {"float8_e4m3fn", 1}, {"float8_e5m2", 1}, {"complex64", 8}, {"complex128", 16},
}};

} // namespace

bool isBlank(const TensorShape &shape)
{
    return shape.dtype.empty() && shape.dims.empty();
}

double elementsOf(const TensorShape &shape)
{
    double elements = isBlank(shape) ? kUnknown : 1;
    for (const std::int64_t extent : shape.dims) {
        if (extent < 0)
            return kUnknown;
        elements *= static_cast<double>(extent);
    }
    return elements;
}

double elementBytes(std::string_view dtype)
{
    const auto type = std::ranges::find(kTypes, dtype, [](const auto &row) { return row.first; });
    return type == kTypes.end() ? kUnknown : type->second;
}

double bytesOf(const TensorShape &shape)
{
    return elementsOf(shape) * elementBytes(shape.dtype);
}

double bytesOf(std::span<const TensorShape> shapes)
{
    double bytes = 0;
    for (const TensorShape &shape : shapes)
        bytes += isBlank(shape) ? 0 : bytesOf(shape);
    return bytes;
}

bool isIndexType(std::string_view dtype)
{
    return dtype == "int64" || dtype == "int32" || dtype == "bool";
}

} // namespace perfdeck
