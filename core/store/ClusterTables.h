// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ClusterHistory.h"
#include "core/store/Sqlite.h"

namespace perfdeck {

// The tables `workers`, `tasks` and `scaling_decisions` (FORMAT.md). All throw SqliteFailure.

/// Makes the tables where they are missing and writes what is new; what a server no longer says of
/// a task or a worker stays as it was known. Within the caller's transaction.
void writeCluster(Database &database, const ClusterUpdate &update);

/// Empty where there are no tables.
[[nodiscard]] ClusterHistory readCluster(Database &database, const ClusterQuery &query);

/// Removes at most `limit` tasks and as many decisions that ended before; gives how many. Workers
/// stay: they are few.
std::size_t removeOldClusterRows(Database &database, Timestamp before, std::size_t limit);

} // namespace perfdeck
