// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace perfdeck {

/// The parts of /proc/meminfo that PerfDeck shows, in bytes; absent where the kernel has none.
struct MemInfo
{
    std::optional<std::uint64_t> total;
    std::optional<std::uint64_t> free;
    std::optional<std::uint64_t> available; ///< what new programs can get without swapping
    std::optional<std::uint64_t> buffers;
    std::optional<std::uint64_t> cached;
    std::optional<std::uint64_t> reclaimable; ///< of the kernel's own caches
    std::optional<std::uint64_t> swapTotal;
    std::optional<std::uint64_t> swapFree;
};

[[nodiscard]] MemInfo parseMemInfo(std::string_view text);

} // namespace perfdeck
