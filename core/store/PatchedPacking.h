// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/store/ByteStream.h"

#include <cstdint>
#include <span>

namespace perfdeck {

/// A window [base, base + 2^width) of values that are packed as they are; the others are
/// exceptions, whose distance from the window is stored apart.
struct PackingWindow
{
    std::int64_t base = 0;
    unsigned width = 0;
    double bits = 0; ///< estimated size of the block when packed so
};

/// The window that makes the block smallest, judged by a sorted sample of it: the idea of patched
/// frame of reference (Zukowski et al., ICDE 2006) with a window that may lie anywhere.
[[nodiscard]] PackingWindow choosePackingWindow(std::span<const std::int64_t> values);

/// 0 … kMaxChunkSamples values.
void encodePatched(std::span<const std::int64_t> values, const PackingWindow &window, Bytes &out);

/// Fills `values`; false when the bytes are no such block.
[[nodiscard]] bool decodePatched(ByteReader &in, std::span<std::int64_t> values);

} // namespace perfdeck
