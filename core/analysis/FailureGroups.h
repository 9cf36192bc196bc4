// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// Failures whose error texts follow one pattern; see errorPattern().
struct FailureGroup
{
    std::string pattern; ///< empty: the server said nothing of them
    std::string example; ///< the text of the newest
    std::vector<std::string> tasks; ///< their ids, the newest first
    std::vector<std::string> workers; ///< each once, sorted
    std::vector<std::string> types; ///< each once, sorted
    std::optional<Timestamp> first;
    std::optional<Timestamp> last;
    double share = 0; ///< of all failures, 0..1

    [[nodiscard]] std::size_t count() const { return tasks.size(); }
};

/// Failed and timed out tasks by what went wrong, the most frequent first. O(n log n).
[[nodiscard]] std::vector<FailureGroup> groupFailures(std::span<const Task> tasks);

} // namespace perfdeck
