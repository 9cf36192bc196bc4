// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/store/ByteStream.h"

#include <cstdint>
#include <span>

namespace perfdeck {

/// Blocks in which few different integers occur again and again, such as the bits of ratios of
/// small counts: the different ones ascending, then the index of each value. Any thread. False, and
/// `out` as it was, when there are too many different ones. 1 … kMaxChunkSamples values.
[[nodiscard]] bool encodeDictionary(std::span<const std::int64_t> values, Bytes &out);

/// Fills `values`; false when the bytes are no such block.
[[nodiscard]] bool decodeDictionary(ByteReader &in, std::span<std::int64_t> values);

} // namespace perfdeck
