// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/store/ByteStream.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace perfdeck {

/// Ascending positions below `count` in about 2 + log2(count / positions) bits each: the
/// quasi-succinct form of Elias (1974) and Fano (1971), low halves packed, high halves as gaps in a
/// bitmap. How many there are is not stored. 1 … count positions.
void encodePositions(std::span<const std::uint16_t> positions, std::size_t count, Bytes &out);

/// Fills `positions`. False, and the reader failed or spent, when the bytes are no such list.
[[nodiscard]] bool
decodePositions(ByteReader &in, std::size_t count, std::span<std::uint16_t> positions);

} // namespace perfdeck
