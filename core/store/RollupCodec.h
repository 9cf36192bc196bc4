// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/store/RollupMath.h"

namespace perfdeck {

/// A block of roll-up buckets as it is stored: bit i of the mask stands for the i-th bucket after
/// the start of the block; `data` holds the buckets that are there. FORMAT.md has the bytes.
struct RollupBlock
{
    Timestamp start;
    std::uint64_t mask = 0;
    Bytes data;
};

/// `points` lie in one block, ascending, one per bucket.
[[nodiscard]] RollupBlock encodeRollups(std::span<const RollupPoint> points, RollupTier tier);
/// Appends the points of the block. Fails as Corrupt.
[[nodiscard]] Status decodeRollups(Timestamp start,
                                   std::uint64_t mask,
                                   ByteView data,
                                   RollupTier tier,
                                   std::vector<RollupPoint> &points);

} // namespace perfdeck
