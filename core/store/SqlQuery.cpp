// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlQuery.h"

#include "core/store/AlertTables.h"
#include "core/store/BenchmarkTables.h"
#include "core/store/FindingTables.h"
#include "core/store/HistoryFileReader.h"
#include "core/store/HistorySchema.h"
#include "core/store/SamplesTable.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace perfdeck {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// How many steps of SQLite's machine lie between two looks at the clock: well under a millisecond.
constexpr int kStepsBetweenLooks = 4000;

// ---- what a query may do

bool isReadingPragma(std::string_view name)
{
    constexpr std::array<std::string_view, 7> allowed{"table_info",
                                                      "table_xinfo",
                                                      "table_list",
                                                      "index_list",
                                                      "index_info",
                                                      "index_xinfo",
                                                      "compile_options"};
    return std::ranges::find(allowed, name) != allowed.end();
}

int authorize(void *, int action, const char *first, const char *second, const char *, const char *)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_CREATE_TABLE: // only to declare the columns of `samples`; makes nothing
        return std::string_view(first ? first : "") == kSamplesShapeName ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
        return std::string_view(first ? first : "") == "sqlite_master" ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION: {
        const std::string_view name = second ? second : "";
        return name == "load_extension" || name == "fts3_tokenizer" ? SQLITE_DENY : SQLITE_OK;
    }
    case SQLITE_PRAGMA:
        return isReadingPragma(first ? first : "") ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

// ---- how long it may take

struct Watch
{
    SteadyClock::time_point deadline;
    std::stop_token stop;
    bool isLate = false;
};

int look(void *data)
{
    auto *watch = static_cast<Watch *>(data);
    watch->isLate = SteadyClock::now() >= watch->deadline;
    return watch->isLate || watch->stop.stop_requested() ? 1 : 0;
}

// ---- running

struct Finalizer
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalizer>;

std::string hexadecimal(const void *data, int size)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto *bytes = static_cast<const unsigned char *>(data);
    std::string text;
    for (int i = 0; i < size; ++i) {
        text += digits[bytes[i] >> 4U];
        text += digits[bytes[i] & 15U];
    }
    return text;
}

SqlValue cell(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto *text = static_cast<const char *>(sqlite3_column_blob(statement, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return text ? std::string(text, size) : std::string();
    }
    case SQLITE_BLOB: {
        const void *data = sqlite3_column_blob(statement, column);
        return hexadecimal(data, sqlite3_column_bytes(statement, column));
    }
    default:
        return std::monostate();
    }
}

Error queryError(sqlite3 *database, int code, const Watch &watch, const SqlLimits &limits)
{
    const std::string what = "The query failed";
    if (code == SQLITE_INTERRUPT && watch.isLate) {
        const auto seconds = std::chrono::duration<double>(limits.time).count();
        std::string text = std::to_string(seconds);
        text.resize(text.find('.') + 2);
        return {ErrorKind::Timeout,
                "The query was stopped",
                "it ran longer than " + text + " s",
                "Narrow it with WHERE metric = '…' AND time >= …"};
    }
    if (code == SQLITE_INTERRUPT)
        return {ErrorKind::Cancelled, "The query was stopped", {}, {}};
    if (code == SQLITE_AUTH)
        return {ErrorKind::Refused,
                what,
                sqlite3_errmsg(database),
                "Queries may only read: use SELECT or WITH."};
    if ((code & 0xff) == SQLITE_ERROR)
        return {ErrorKind::InvalidInput, what, sqlite3_errmsg(database), {}};
    return storageError(SqliteFailure(code, sqlite3_errmsg(database)), what);
}

/// The one statement of `sql`; anything after it is refused.
Result<StatementPtr>
prepareOne(Database &database, const std::string &sql, const Watch &watch, const SqlLimits &limits)
{
    StatementPtr statement;
    const char *rest = sql.c_str();
    const char *end = rest + sql.size();
    while (rest < end) {
        sqlite3_stmt *next = nullptr;
        const int code = sqlite3_prepare_v2(
            database.handle(), rest, static_cast<int>(end - rest), &next, &rest);
        StatementPtr owned(next);
        if (code != SQLITE_OK)
            return failure(queryError(database.handle(), code, watch, limits));
        if (!owned)
            continue; // white space or a comment
        if (sqlite3_stmt_readonly(owned.get()) == 0)
            return failure(ErrorKind::Refused,
                           "The query was not run",
                           "it writes",
                           "Queries may only read: use SELECT or WITH.");
        if (statement)
            return failure(ErrorKind::InvalidInput,
                           "The query was not run",
                           "it holds more than one statement",
                           "Run them one by one.");
        statement = std::move(owned);
    }
    if (!statement)
        return failure(ErrorKind::InvalidInput, "The query was not run", "it is empty");
    return statement;
}

Status deliver(Database &database,
               sqlite3_stmt *statement,
               const SqlLimits &limits,
               const SqlSink &sink,
               const Watch &watch)
{
    const int columns = sqlite3_column_count(statement);
    std::vector<std::string> names;
    for (int i = 0; i < columns; ++i)
        names.emplace_back(sqlite3_column_name(statement, i));
    if (sink.columns)
        sink.columns(names);
    std::vector<SqlValue> row(names.size());
    for (std::uint64_t rows = 0;; ++rows) {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_ROW)
            return failure(queryError(database.handle(), code, watch, limits));
        if (rows >= limits.rows)
            return failure(ErrorKind::TooLarge,
                           "The query was stopped",
                           "it has more than " + std::to_string(limits.rows) + " rows",
                           "Add LIMIT, or aggregate.");
        for (int i = 0; i < columns; ++i)
            row[static_cast<std::size_t>(i)] = cell(statement, i);
        if (sink.row && !sink.row(row))
            return {};
    }
}

/// Tables are made at first use; a query on one that is not there yet finds it empty.
void standInForMissing(Database &database)
{
    if (!database.hasTable("series"))
        database.run("CREATE TEMP VIEW series AS SELECT 0 AS id, '' AS metric, '' AS labels, "
                     "'' AS source WHERE 0");
    if (!database.hasTable("events"))
        database.run(
            "CREATE TEMP VIEW events AS SELECT 0 AS id, 0 AS time, '' AS kind, '' AS severity, "
            "'' AS source, '' AS text, '' AS labels WHERE 0");
    if (!database.hasTable("notes"))
        database.run(
            "CREATE TEMP VIEW notes AS SELECT 0 AS id, 0 AS time, NULL AS until, '' AS text, "
            "'' AS author, '' AS tags, 0 AS made, '' AS page, '' AS series WHERE 0");
    standInForFindings(database);
    standInForAlerts(database);
    standInForBenchmarks(database);
}

} // namespace

Status runSql(const std::string &databasePath,
              const std::string &sql,
              const SqlLimits &limits,
              const SqlSink &sink,
              std::stop_token stop)
{
    Result<std::unique_ptr<HistoryFileReader>> samples = HistoryFileReader::open(databasePath);
    if (!samples)
        return failure(std::move(samples).error());
    Result<std::unique_ptr<HistoryFileReader>> tables = HistoryFileReader::open(databasePath);
    if (!tables)
        return failure(std::move(tables).error());
    try {
        Database &database = (*tables)->database();
        database.run("PRAGMA query_only=OFF");
        standInForMissing(database);
        database.run("PRAGMA query_only=ON");
        addSamplesTable(database, std::move(*samples));
        sqlite3_set_authorizer(database.handle(), authorize, nullptr);
        Watch watch{SteadyClock::now() + limits.time, std::move(stop)};
        sqlite3_progress_handler(database.handle(), kStepsBetweenLooks, look, &watch);
        Result<StatementPtr> statement = prepareOne(database, sql, watch, limits);
        Status done = statement ? deliver(database, statement->get(), limits, sink, watch)
                                : Status(failure(std::move(statement).error()));
        // The watch goes before the connection does.
        sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
        return done;
    } catch (const SqliteFailure &problem) {
        return failure(storageError(problem, "The history " + databasePath + " cannot be read"));
    }
}

} // namespace perfdeck
