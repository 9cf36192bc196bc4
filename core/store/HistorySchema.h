// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/store/Sqlite.h"

#include <span>
#include <string>

namespace perfdeck {

/// Version of the file format, in `user_version`. FORMAT.md tells what each version holds.
inline constexpr std::int64_t kSchemaVersion = 3;
/// `application_id` of a history file: "PDHS".
inline constexpr std::int64_t kApplicationId = 0x50444853;

/// Settings of the one writing connection. Lays out a new file (page size, vacuum mode, version).
void prepareWriter(Database &database);
/// Settings of a reading connection.
void prepareReader(Database &database);

/// Refuses a file of a newer version (kind Newer) and a database that is not ours (InvalidInput).
[[nodiscard]] Status checkVersion(Database &database, const std::string &path);

/// A step from version `from` to the next one.
struct Migration
{
    std::int64_t from;
    void (*apply)(Database &database);
};

/// The steps of all versions so far, oldest first.
[[nodiscard]] std::span<const Migration> migrations();
/// Brings a file of an older version forward to `version`, all steps in one transaction: either it
/// is as new as that afterwards, or unchanged.
void migrate(Database &database, std::span<const Migration> steps, std::int64_t version);

/// Tables are made when they are first needed, so that an empty file stays small.
void makeHeadTables(Database &database); ///< series, layouts, journal
void makeArchiveTables(Database &database); ///< stamps, chunks, rollups
void makeEventTable(Database &database);
void makeNoteTable(Database &database);

} // namespace perfdeck
