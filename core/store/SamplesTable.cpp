// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SamplesTable.h"

#include "core/store/SampleStream.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {
namespace {

enum Column
{
    TimeColumn,
    MetricColumn,
    LabelsColumn,
    ValueColumn
};

/// Plan numbers. The letters in idxStr say what each argument is.
constexpr int kPlanBySeries = 0;
constexpr int kPlanByTime = 1;

/// Chunks decoded at once when series come one after the other, and when all run side by side.
constexpr std::size_t kChunksAtOnce = 8;
constexpr std::size_t kChunksSideBySide = 1;

using Reader = std::shared_ptr<HistoryFileReader>;

struct Table
{
    sqlite3_vtab base{};
    Reader reader;
};

/// What a query wants, from the arguments of its plan.
struct Wanted
{
    std::optional<std::string> metric;
    std::optional<std::string> labels;
    std::int64_t from = std::numeric_limits<std::int64_t>::min(); ///< inclusive
    std::int64_t to = std::numeric_limits<std::int64_t>::max(); ///< inclusive
    bool isEmpty = false;
};

struct Cursor
{
    sqlite3_vtab_cursor base{};
    std::vector<SeriesRecord> series; ///< still to come, one after the other
    std::size_t nextSeries = 0;
    TimeRange range;
    bool isByTime = false;
    std::vector<SampleStream> streams; ///< a heap by time, or the one that is being read
    sqlite3_int64 row = 0;
};

Cursor &cursorOf(sqlite3_vtab_cursor *base)
{
    return *reinterpret_cast<Cursor *>(base);
}

Table &tableOf(const Cursor &cursor)
{
    return *reinterpret_cast<Table *>(cursor.base.pVtab);
}

/// Runs `work` behind SQLite's C interface: an Error becomes the message of the table.
template<class Work>
int guarded(sqlite3_vtab *table, const Work &work)
{
    std::string message;
    try {
        const Status status = work();
        if (status)
            return SQLITE_OK;
        message = status.error().message();
    } catch (const std::exception &problem) {
        message = problem.what();
    }
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", message.c_str());
    return SQLITE_ERROR;
}

// ---- planning

bool isPlain(sqlite3_index_info *info, int constraint)
{
    return std::string_view(sqlite3_vtab_collation(info, constraint)) == "BINARY";
}

/// The letter of a constraint that can be pushed down; 0 for others.
char letterOf(sqlite3_index_info *info, int index)
{
    const auto &constraint = info->aConstraint[index];
    if (constraint.usable == 0)
        return 0;
    if (constraint.op == SQLITE_INDEX_CONSTRAINT_EQ) {
        switch (constraint.iColumn) {
        case MetricColumn:
            return isPlain(info, index) ? 'm' : '\0';
        case LabelsColumn:
            return isPlain(info, index) ? 'l' : '\0';
        case TimeColumn:
            return '=';
        default:
            return 0;
        }
    }
    if (constraint.iColumn != TimeColumn)
        return 0;
    switch (constraint.op) {
    case SQLITE_INDEX_CONSTRAINT_GT:
    case SQLITE_INDEX_CONSTRAINT_GE:
        return '>';
    case SQLITE_INDEX_CONSTRAINT_LT:
    case SQLITE_INDEX_CONSTRAINT_LE:
        return '<';
    default:
        return 0;
    }
}

double expectedRows(const std::string &letters)
{
    double rows = 1e7;
    const auto has = [&](char letter) { return letters.find(letter) != std::string::npos; };
    if (has('m'))
        rows /= 50;
    if (has('l'))
        rows /= 100;
    if (has('='))
        rows /= 5000;
    if (has('>'))
        rows /= 10;
    if (has('<'))
        rows /= 10;
    return std::max(rows, 1.0);
}

int bestIndex(sqlite3_vtab *, sqlite3_index_info *info)
{
    std::string letters;
    for (int i = 0; i < info->nConstraint; ++i) {
        const char letter = letterOf(info, i);
        if (letter == 0)
            continue;
        letters.push_back(letter);
        // SQLite checks again: an open bound is taken as a closed one here, and a text as no bound.
        info->aConstraintUsage[i].argvIndex = static_cast<int>(letters.size());
    }
    info->idxNum = kPlanBySeries;
    if (info->nOrderBy == 1 && info->aOrderBy[0].iColumn == TimeColumn
        && info->aOrderBy[0].desc == 0) {
        info->idxNum = kPlanByTime;
        info->orderByConsumed = 1;
    }
    info->idxStr = sqlite3_mprintf("%s", letters.c_str());
    info->needToFreeIdxStr = 1;
    info->estimatedRows = static_cast<sqlite3_int64>(expectedRows(letters));
    // Finding the series costs something even where they have no samples.
    info->estimatedCost = expectedRows(letters) + 1000;
    return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

// ---- running

std::string textOf(sqlite3_value *value)
{
    const auto *text = static_cast<const char *>(sqlite3_value_blob(value));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
                : std::string();
}

void narrow(Wanted &wanted, char letter, sqlite3_value *value)
{
    std::int64_t low = 0;
    std::int64_t high = 0;
    switch (sqlite3_value_numeric_type(value)) {
    case SQLITE_INTEGER:
        low = high = sqlite3_value_int64(value);
        break;
    case SQLITE_FLOAT: {
        const double moment = sqlite3_value_double(value);
        if (!(std::abs(moment) < 9e18))
            return;
        low = static_cast<std::int64_t>(std::floor(moment));
        high = static_cast<std::int64_t>(std::ceil(moment));
        break;
    }
    default:
        return;
    }
    if (letter != '<')
        wanted.from = std::max(wanted.from, low);
    if (letter != '>')
        wanted.to = std::min(wanted.to, high);
}

Wanted wantedBy(const char *letters, sqlite3_value **values)
{
    Wanted wanted;
    for (std::size_t i = 0; letters[i] != 0; ++i) {
        if (sqlite3_value_type(values[i]) == SQLITE_NULL)
            wanted.isEmpty = true; // nothing compares with NULL
        else if (letters[i] == 'm')
            wanted.metric = textOf(values[i]);
        else if (letters[i] == 'l')
            wanted.labels = textOf(values[i]);
        else
            narrow(wanted, letters[i], values[i]);
    }
    wanted.isEmpty = wanted.isEmpty || wanted.from > wanted.to;
    return wanted;
}

Result<std::vector<SeriesRecord>> matching(HistoryFileReader &reader, const Wanted &wanted)
{
    if (wanted.isEmpty)
        return std::vector<SeriesRecord>();
    Result<std::vector<SeriesRecord>> all = reader.series();
    if (!all)
        return all;
    std::erase_if(*all, [&](const SeriesRecord &record) {
        return (wanted.metric && record.key->metric != *wanted.metric)
            || (wanted.labels && record.key->labels.toJson() != *wanted.labels);
    });
    return all;
}

bool isLater(const SampleStream &a, const SampleStream &b)
{
    return a.time() != b.time() ? a.time() > b.time() : a.record().id > b.record().id;
}

Status openStreams(Cursor &cursor)
{
    HistoryFileReader &reader = *tableOf(cursor).reader;
    for (SeriesRecord &record : cursor.series) {
        SampleStream stream(reader, std::move(record), cursor.range, kChunksSideBySide);
        Result<bool> has = stream.hasSample();
        if (!has)
            return failure(std::move(has).error());
        if (*has)
            cursor.streams.push_back(std::move(stream));
    }
    cursor.series.clear();
    std::make_heap(cursor.streams.begin(), cursor.streams.end(), isLater);
    return {};
}

/// Goes on to the next series that has samples.
Status settle(Cursor &cursor)
{
    for (;;) {
        if (!cursor.streams.empty()) {
            Result<bool> has = cursor.streams.front().hasSample();
            if (!has)
                return failure(std::move(has).error());
            if (*has)
                return {};
            cursor.streams.clear();
        }
        if (cursor.nextSeries >= cursor.series.size())
            return {};
        cursor.streams.emplace_back(*tableOf(cursor).reader,
                                    cursor.series[cursor.nextSeries++],
                                    cursor.range,
                                    kChunksAtOnce);
    }
}

Status advanceByTime(Cursor &cursor)
{
    std::pop_heap(cursor.streams.begin(), cursor.streams.end(), isLater);
    SampleStream &stream = cursor.streams.back();
    stream.next();
    Result<bool> has = stream.hasSample();
    if (!has)
        return failure(std::move(has).error());
    if (*has)
        std::push_heap(cursor.streams.begin(), cursor.streams.end(), isLater);
    else
        cursor.streams.pop_back();
    return {};
}

int filter(sqlite3_vtab_cursor *base, int plan, const char *letters, int, sqlite3_value **values)
{
    Cursor &cursor = cursorOf(base);
    return guarded(base->pVtab, [&]() -> Status {
        const Wanted wanted = wantedBy(letters, values);
        Result<std::vector<SeriesRecord>> series = matching(*tableOf(cursor).reader, wanted);
        if (!series)
            return failure(std::move(series).error());
        cursor.series = std::move(*series);
        cursor.nextSeries = 0;
        cursor.streams.clear();
        cursor.range.from = Timestamp(Duration(wanted.from));
        cursor.range.to = later(Timestamp(Duration(wanted.to)), Duration(1));
        cursor.isByTime = plan == kPlanByTime && cursor.series.size() > 1;
        return cursor.isByTime ? openStreams(cursor) : settle(cursor);
    });
}

int next(sqlite3_vtab_cursor *base)
{
    Cursor &cursor = cursorOf(base);
    ++cursor.row;
    return guarded(base->pVtab, [&]() -> Status {
        if (cursor.isByTime)
            return advanceByTime(cursor);
        cursor.streams.front().next();
        return settle(cursor);
    });
}

int eof(sqlite3_vtab_cursor *base)
{
    return cursorOf(base).streams.empty() ? 1 : 0;
}

int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index)
{
    SampleStream &stream = cursorOf(base).streams.front();
    const auto giveText = [&](const std::string &text) {
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    };
    switch (index) {
    case TimeColumn:
        sqlite3_result_int64(context, stream.time().time_since_epoch().count());
        break;
    case MetricColumn:
        giveText(stream.record().key->metric);
        break;
    case LabelsColumn:
        giveText(stream.labels());
        break;
    default:
        sqlite3_result_double(context, stream.value());
        break;
    }
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor *base, sqlite3_int64 *row)
{
    *row = cursorOf(base).row;
    return SQLITE_OK;
}

// ---- life

int connect(
    sqlite3 *database, void *reader, int, const char *const *, sqlite3_vtab **table, char **)
{
    const std::string shape = std::string("CREATE TABLE ") + kSamplesShapeName
        + "(time INTEGER, metric TEXT, labels TEXT, value REAL)";
    const int code = sqlite3_declare_vtab(database, shape.c_str());
    if (code != SQLITE_OK)
        return code;
    auto made = std::make_unique<Table>();
    made->reader = *static_cast<Reader *>(reader);
    *table = &made.release()->base;
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab *table)
{
    const std::unique_ptr<Table> owned(reinterpret_cast<Table *>(table));
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab *, sqlite3_vtab_cursor **cursor)
{
    *cursor = &std::make_unique<Cursor>().release()->base;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor *cursor)
{
    const std::unique_ptr<Cursor> owned(reinterpret_cast<Cursor *>(cursor));
    return SQLITE_OK;
}

void releaseReader(void *reader)
{
    const std::unique_ptr<Reader> owned(static_cast<Reader *>(reader));
}

sqlite3_module makeModule()
{
    // No xCreate: the table is there without CREATE VIRTUAL TABLE.
    sqlite3_module module{};
    module.iVersion = 1;
    module.xConnect = connect;
    module.xBestIndex = bestIndex;
    module.xDisconnect = disconnect;
    module.xDestroy = disconnect;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = eof;
    module.xColumn = column;
    module.xRowid = rowId;
    return module;
}

} // namespace

void addSamplesTable(Database &database, std::shared_ptr<HistoryFileReader> reader)
{
    static const sqlite3_module module = makeModule();
    auto shared = std::make_unique<Reader>(std::move(reader));
    const int code = sqlite3_create_module_v2(
        database.handle(), "samples", &module, shared.release(), releaseReader);
    if (code != SQLITE_OK)
        database.fail(code, "samples");
}

} // namespace perfdeck
