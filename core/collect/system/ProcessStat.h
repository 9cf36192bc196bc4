// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// What PerfDeck needs of /proc/<pid>/stat (proc_pid_stat(5)).
struct ProcessStat
{
    std::string_view name; ///< raw, points into the text; may hold any byte, also ) and newline
    std::uint64_t cpuTicks = 0; ///< user and system, all threads, without waited-for children
    std::uint64_t startTicks = 0; ///< after boot; tells apart two processes with one number
    std::uint64_t residentPages = 0;
};

[[nodiscard]] std::optional<ProcessStat> parseProcessStat(std::string_view text);

/// The name as people should see it: valid UTF-8 without control characters (others become '?'),
/// and kernel workers without the queue they happen to serve, which changes all the time.
[[nodiscard]] std::string displayName(std::string_view raw);

} // namespace perfdeck
