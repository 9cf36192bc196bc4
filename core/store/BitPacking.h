// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace perfdeck {

/// How many bits hold this value; 0 for 0.
[[nodiscard]] constexpr unsigned bitLength(std::uint64_t value)
{
    return static_cast<unsigned>(std::bit_width(value));
}

/// Ones in the lowest `width` bits, 0 … 64.
[[nodiscard]] constexpr std::uint64_t lowMask(unsigned width)
{
    return width >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
}

[[nodiscard]] constexpr std::size_t packedSize(std::size_t count, unsigned width)
{
    return (count * width + 7) / 8;
}

/// Appends the lowest `width` bits (0 … 64) of each value, low bits first, padded to a byte.
void packBits(std::span<const std::uint64_t> values, unsigned width, Bytes &out);

/// The reverse. `packed` has exactly packedSize(values.size(), width) bytes.
void unpackBits(ByteView packed, unsigned width, std::span<std::uint64_t> values);

} // namespace perfdeck
