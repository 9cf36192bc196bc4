// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/store/Sqlite.h"

namespace perfdeck {

/// Version of the file format, in `user_version`. FORMAT.md tells what each version holds.
inline constexpr std::int64_t kSchemaVersion = 1;
/// `application_id` of a history file: "PDHS".
inline constexpr std::int64_t kApplicationId = 0x50444853;

/// Settings of the one writing connection. Lays out a new file (page size, vacuum mode, version).
void prepareWriter(Database &database);
/// Settings of a reading connection.
void prepareReader(Database &database);

/// Refuses a file of a newer version (kind Newer) and a database that is not ours (InvalidInput).
[[nodiscard]] Status checkVersion(Database &database, const std::string &path);
/// Brings a file of an older version forward, in one transaction.
void migrate(Database &database);

/// Tables are made when they are first needed, so that an empty file stays small.
void makeHeadTables(Database &database); ///< series, layouts, journal
void makeArchiveTables(Database &database); ///< stamps, chunks, rollups
void makeEventTable(Database &database);

} // namespace perfdeck
