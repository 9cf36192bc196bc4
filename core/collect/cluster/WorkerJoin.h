// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <span>
#include <vector>

namespace perfdeck {

/// Whose word counts more: smaller is higher.
[[nodiscard]] int serverRank(ServerKind kind);

struct RankedWorkers
{
    ServerKind kind = ServerKind::Unknown;
    WorkerList workers; ///< sorted by id
};

/// Joins lists by worker id, the highest rank first. An exporter keeps workers that left long ago:
/// where somebody else lists workers, it only adds to those. Null where nobody lists any. One list
/// is given back as it is. Pure.
[[nodiscard]] WorkerList joinWorkers(std::span<const RankedWorkers> lists);

/// The workers that are new, or in another state, or whose profile changed. `before` may be null.
[[nodiscard]] std::vector<Worker> changedWorkers(const WorkerList &before,
                                                 const std::vector<Worker> &now);

} // namespace perfdeck
