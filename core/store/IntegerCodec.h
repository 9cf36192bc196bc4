// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/store/ByteStream.h"

#include <cstdint>
#include <span>

namespace perfdeck {

/// Blocks of 64-bit integers, lossless for any content, in few bits: origin and common factor taken
/// out, then values, first or second differences, whichever pack best. Arithmetic is modulo 2^64.
/// 1 … kMaxChunkSamples values. Any thread.
void encodeIntegers(std::span<const std::int64_t> values, Bytes &out);

/// Fills `values`; false when the bytes are no such block.
[[nodiscard]] bool decodeIntegers(ByteReader &in, std::span<std::int64_t> values);

} // namespace perfdeck
