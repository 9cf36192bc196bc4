// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/HistorySchema.h"

#include <array>

namespace perfdeck {
namespace {

void setVersion(Database &database, std::int64_t version)
{
    database.run("PRAGMA application_id=" + std::to_string(kApplicationId));
    database.run("PRAGMA user_version=" + std::to_string(version));
}

/// Notes came with version 2. Their table is made with the first note, so nothing is to be done to
/// a file but to keep away programs that would not show them.
void toVersion2(Database &) { }

/// Alerts came with version 3, likewise.
void toVersion3(Database &) { }

} // namespace

void prepareWriter(Database &database)
{
    // Page size and vacuum mode only take effect on a file without pages.
    database.run("PRAGMA page_size=16384");
    database.run("PRAGMA auto_vacuum=INCREMENTAL");
    database.run("PRAGMA journal_mode=WAL");
    // A killed process loses nothing that was committed: the operating system has it. NORMAL syncs
    // at checkpoints only, so a power cut can cost the transactions since the last one, never the
    // file.
    database.run("PRAGMA synchronous=NORMAL");
    database.run("PRAGMA wal_autocheckpoint=400");
    database.run("PRAGMA journal_size_limit=8388608");
    database.run("PRAGMA cache_size=-8192");
    database.run("PRAGMA secure_delete=OFF");
    database.run("PRAGMA temp_store=MEMORY");
    if (database.number("PRAGMA application_id") == 0 && !database.hasTable("series"))
        setVersion(database, kSchemaVersion);
}

void prepareReader(Database &database)
{
    database.run("PRAGMA query_only=ON");
    database.run("PRAGMA cache_size=-32768");
    database.run("PRAGMA temp_store=MEMORY");
}

Status checkVersion(Database &database, const std::string &path)
{
    const std::int64_t application = database.number("PRAGMA application_id");
    if (application == 0 && database.number("SELECT count(*) FROM sqlite_master") == 0)
        return {};
    if (application != kApplicationId)
        return failure(ErrorKind::InvalidInput,
                       path + " is not used as history",
                       "it is an SQLite database of another program",
                       "Choose another file with --db-path.");
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version > kSchemaVersion)
        return failure(ErrorKind::Newer,
                       path + " is not opened",
                       "it was written by a newer PerfDeck (format " + std::to_string(version)
                           + ", this one knows " + std::to_string(kSchemaVersion) + ")",
                       "Update PerfDeck, or choose another file with --db-path.");
    return {};
}

std::span<const Migration> migrations()
{
    static constexpr std::array kSteps{Migration{1, toVersion2}, Migration{2, toVersion3}};
    return kSteps;
}

void migrate(Database &database, std::span<const Migration> steps, std::int64_t version)
{
    std::int64_t at = database.number("PRAGMA user_version");
    if (at >= version)
        return;
    Transaction transaction(database, Transaction::Kind::Write);
    for (const Migration &step : steps) {
        if (step.from != at)
            continue;
        step.apply(database);
        ++at;
    }
    setVersion(database, version);
    transaction.commit();
}

void makeHeadTables(Database &database)
{
    database.run(
        "CREATE TABLE IF NOT EXISTS series("
        "id INTEGER PRIMARY KEY, metric TEXT NOT NULL, labels TEXT NOT NULL, "
        "source TEXT AS (labels ->> '$.source') VIRTUAL, "
        "span INTEGER NOT NULL DEFAULT 0, rolled INTEGER);"
        "CREATE TABLE IF NOT EXISTS layouts("
        "id INTEGER PRIMARY KEY, layout INTEGER NOT NULL, sealed INTEGER NOT NULL DEFAULT 0, "
        "upto INTEGER NOT NULL DEFAULT 0, series BLOB NOT NULL);"
        "CREATE TABLE IF NOT EXISTS journal("
        "id INTEGER PRIMARY KEY, layout INTEGER NOT NULL, time INTEGER NOT NULL, "
        "data BLOB NOT NULL);");
}

void makeArchiveTables(Database &database)
{
    database.run("CREATE TABLE IF NOT EXISTS stamps("
                 "id INTEGER PRIMARY KEY, start INTEGER NOT NULL, last INTEGER NOT NULL, "
                 "count INTEGER NOT NULL, imported INTEGER NOT NULL, uses INTEGER NOT NULL, "
                 "data BLOB NOT NULL);"
                 "CREATE INDEX IF NOT EXISTS stamps_start ON stamps(start);"
                 "CREATE INDEX IF NOT EXISTS stamps_last ON stamps(last);"
                 "CREATE TABLE IF NOT EXISTS chunks("
                 "id INTEGER PRIMARY KEY, series INTEGER NOT NULL, start INTEGER NOT NULL, "
                 "stamps INTEGER NOT NULL, data BLOB NOT NULL);"
                 "CREATE INDEX IF NOT EXISTS chunks_series_start ON chunks(series, start);"
                 "CREATE TABLE IF NOT EXISTS rollups("
                 "id INTEGER PRIMARY KEY, tier INTEGER NOT NULL, series INTEGER NOT NULL, "
                 "start INTEGER NOT NULL, mask INTEGER NOT NULL, count INTEGER NOT NULL, "
                 "imported INTEGER NOT NULL, data BLOB NOT NULL, sketch BLOB);"
                 "CREATE UNIQUE INDEX IF NOT EXISTS rollups_tier_series_start "
                 "ON rollups(tier, series, start);");
}

void makeEventTable(Database &database)
{
    database.run("CREATE TABLE IF NOT EXISTS events("
                 "id INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind TEXT NOT NULL, "
                 "severity TEXT NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL, "
                 "labels TEXT NOT NULL);"
                 "CREATE INDEX IF NOT EXISTS events_time ON events(time);");
}

void makeNoteTable(Database &database)
{
    database.run("CREATE TABLE IF NOT EXISTS notes("
                 "id INTEGER PRIMARY KEY, time INTEGER NOT NULL, until INTEGER, "
                 "text TEXT NOT NULL, author TEXT NOT NULL, tags TEXT NOT NULL, "
                 "made INTEGER NOT NULL, page TEXT NOT NULL, series TEXT NOT NULL);"
                 "CREATE INDEX IF NOT EXISTS notes_time ON notes(time);");
}

} // namespace perfdeck
