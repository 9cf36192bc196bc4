// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace perfdeck {

/// 64-byte lines, aligned to 64 bytes.
struct alignas(64) CacheLine
{
    std::uint64_t words[8];
};

/// Reads all lines `rounds` times with the widest registers of this CPU and combines their bits, so
/// that no read can be left out. As fast as loads can be issued where the lines are near.
[[nodiscard]] std::uint64_t readLines(std::span<const CacheLine> lines, std::size_t rounds);

} // namespace perfdeck
