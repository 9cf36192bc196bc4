// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What an open graphics device did on one kind of engine, since it was opened.
struct DrmEngine
{
    std::string name; ///< "gfx", "render", "rcs"
    std::optional<std::uint64_t> busyNanoseconds;
    std::optional<std::uint64_t> cycles; ///< busy ones
    std::optional<std::uint64_t> totalCycles; ///< in the same time
    std::uint64_t capacity = 1; ///< how many such engines there are
};

/// One open graphics device of one process: what the kernel tells of it in /proc/<pid>/fdinfo
/// (Documentation/gpu/drm-usage-stats of the kernel).
struct DrmClient
{
    std::string driver; ///< "amdgpu", "i915", "xe"
    std::string busId; ///< "0000:03:00.0"; may be empty
    std::optional<std::uint64_t> id; ///< the same for shared and duplicated descriptors
    std::vector<DrmEngine> engines;
    std::optional<std::uint64_t> deviceMemoryBytes; ///< resident in memory of the card's own
    std::optional<std::uint64_t> systemMemoryBytes; ///< resident in memory of the machine
};

/// Nothing where the text is not that of a graphics device. Lines that are not understood are
/// passed over: drivers add their own.
[[nodiscard]] std::optional<DrmClient> parseDrmFdinfo(std::string_view text);

} // namespace perfdeck
