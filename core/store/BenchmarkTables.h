// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkJson.h"
#include "core/store/Sqlite.h"

#include <string>

namespace perfdeck {

// The tables `benchmark_runs`, `benchmark_cells` and `benchmark_samples` and the views made of them
// (FORMAT.md). All throw SqliteFailure.

/// Makes the tables where they are missing, puts runs in place of those with their ids and removes
/// others. Single values of a cell are written once: a cell that was measured is never measured
/// again. Within the caller's transaction.
void writeBenchmarks(Database &database, const BenchmarkChanges &changes);

/// Newest first, without single values; empty where there are no tables. Rows that cannot be
/// understood are left out.
[[nodiscard]] RunDocuments readBenchmarks(Database &database);

/// One with its single values.
[[nodiscard]] Result<RunDocument> readBenchmark(Database &database, const std::string &id);

/// Gives a connection that may not write the tables and views, empty, where the file has none yet.
void standInForBenchmarks(Database &database);

} // namespace perfdeck
