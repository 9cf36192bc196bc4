// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Finding.h"
#include "core/store/Sqlite.h"

#include <cstddef>

namespace perfdeck {

// The tables `findings` and `finding_triage` (FORMAT.md). All throw SqliteFailure.

/// Makes the tables where they are missing, puts findings in place of those with their numbers, and
/// adds what people judged. Within the caller's transaction.
void writeFindings(Database &database, const FindingChanges &changes);

/// In the order of their times, the newest `limit`; empty where there are no tables.
[[nodiscard]] Findings readFindings(Database &database, std::size_t limit);

/// Gives a connection that may not write the tables, empty, where the file has none yet.
void standInForFindings(Database &database);

} // namespace perfdeck
