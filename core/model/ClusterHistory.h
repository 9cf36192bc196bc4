// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/TimeRange.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace perfdeck {

/// Asks for what is known of a cluster in a range of time.
struct ClusterQuery
{
    TimeRange range;
    std::size_t mostTasks = 100'000; ///< the newest of them are given
};

/// The answer, live and stored joined. A task or worker is as it was last known, not as it was in
/// the range. Immutable once handed on.
struct ClusterHistory
{
    TimeRange range;
    /// Those that lived in the range: made before its end and not ended before its start. In the
    /// order of their start, of their making where they have not started.
    std::vector<Task> tasks;
    bool isCut = false; ///< there are more tasks than were asked for
    std::vector<Worker> workers; ///< ever met, sorted by id
    std::vector<ScalingDecision> scaling; ///< made in the range, oldest first
};

using ClusterHistoryPtr = std::shared_ptr<const ClusterHistory>;

} // namespace perfdeck
