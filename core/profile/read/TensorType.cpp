// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TensorType.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kNames{{
    {"float", "float32"},
    {"f32", "float32"},
    {"c10::float", "float32"},
    {"double", "float64"},
    {"f64", "float64"},
    {"half", "float16"},
    {"c10::half", "float16"},
    {"f16", "float16"},
    {"bf16", "bfloat16"},
    {"c10::bfloat16", "bfloat16"},
    {"long int", "int64"},
    {"long", "int64"},
    {"s64", "int64"},
    {"int", "int32"},
    {"s32", "int32"},
    {"short", "int16"},
    {"short int", "int16"},
    {"signed char", "int8"},
    {"char", "int8"},
    {"s8", "int8"},
    {"unsigned char", "uint8"},
    {"u8", "uint8"},
    {"s4", "int4"},
    {"u4", "uint4"},
    {"boolean", "bool"},
    {"c10::float8_e4m3fn", "float8_e4m3fn"},
    {"c10::float8_e5m2", "float8_e5m2"},
    {"f8_e4m3", "float8_e4m3fn"},
    {"f8_e5m2", "float8_e5m2"},
    {"undef", ""},
    {"scalar", ""},
    {"c10::complex<float>", "complex64"},
    {"c10::complex<double>", "complex128"},
    {"tensor", ""},
}};

} // namespace

std::string tensorType(std::string_view written)
{
    std::string name(written);
    std::ranges::transform(
        name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto known
        = std::ranges::find(kNames, name, &std::pair<std::string_view, std::string_view>::first);
    return known == kNames.end() ? name : std::string(known->second);
}

} // namespace perfdeck
