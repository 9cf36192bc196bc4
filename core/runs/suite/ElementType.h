// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace perfdeck {

/// Of one number of a tensor of the suite.
enum class ElementType
{
    Float32,
    BFloat16,
    Int8,
    UInt8 ///< what follows a rectifier in int8
};

[[nodiscard]] constexpr std::int64_t bytesOf(ElementType type)
{
    if (type == ElementType::Float32)
        return 4;
    return type == ElementType::BFloat16 ? 2 : 1;
}

[[nodiscard]] constexpr std::string_view wordOf(ElementType type)
{
    switch (type) {
    case ElementType::Float32:
        return "float32";
    case ElementType::BFloat16:
        return "bfloat16";
    case ElementType::Int8:
        return "int8";
    case ElementType::UInt8:
        return "uint8";
    }
    return "";
}

[[nodiscard]] constexpr bool isInteger(ElementType type)
{
    return type == ElementType::Int8 || type == ElementType::UInt8;
}

/// What 1 stands for in a quantised activation. One step for all of them: the generated weights
/// keep every activation near unit variance, so none needs a scale of its own.
inline constexpr double kActivationStep = 1.0 / 16;

} // namespace perfdeck
