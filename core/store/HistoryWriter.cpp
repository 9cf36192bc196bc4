// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/HistoryWriter.h"

#include "core/store/AlertTables.h"
#include "core/store/ChunkCodec.h"
#include "core/store/BenchmarkTables.h"
#include "core/store/ClusterTables.h"
#include "core/store/FindingTables.h"
#include "core/store/HistorySchema.h"
#include "core/store/JournalFormat.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace perfdeck {
namespace {

/// A closed head is sealed within this part of the time that the next one takes to fill.
constexpr std::size_t kSpread = 2;
/// Fewer columns at once would write the same pages again and again.
constexpr std::size_t kMinSlice = 24;
/// Of every tick, a column in so many may be sealed; four times what is needed in the long run.
constexpr std::size_t kTurns = 128;
constexpr std::size_t kImportChunk = 512;
/// Columns sealed at once of a group that does not tick any more.
constexpr std::size_t kIdleSlice = 400;
/// Transactions of retention in one call of maintain().
constexpr int kSlicesAtOnce = 8;
/// Rows of each table of alerts removed at once.
constexpr std::size_t kAlertSlice = 1000;

} // namespace

Result<std::unique_ptr<HistoryWriter>> HistoryWriter::open(const std::string &path,
                                                           Retention retention)
{
    // No make_unique: the constructor is private.
    std::unique_ptr<HistoryWriter> writer(new HistoryWriter(path, retention));
    if (Status known = checkVersion(writer->m_database, path); !known)
        return failure(std::move(known).error());
    prepareWriter(writer->m_database);
    migrate(writer->m_database, migrations(), kSchemaVersion);
    return writer;
}

HistoryWriter::HistoryWriter(const std::string &path, Retention retention)
    : m_database(path, Database::Mode::Create)
    , m_retention(retention)
{
}

void HistoryWriter::recover(FileSeries &series, GroupBook &book)
{
    if (!m_database.hasTable("series"))
        return;
    series.refresh(m_database);

    struct Found
    {
        LayoutPtr layout = std::make_shared<Layout>();
        std::int64_t upto = 0;
        std::size_t sealed = 0;
        std::shared_ptr<GroupHead> closing;
        std::shared_ptr<GroupHead> head;
    };

    std::map<std::int64_t, Found> layouts;
    Statement rows(m_database, "SELECT id, layout, upto, sealed, series FROM layouts ORDER BY id");
    while (rows.step()) {
        const std::int64_t id = rows.number(1);
        Found &found = layouts[id];
        for (const FileSeries::FileId file : layoutSeries(rows.blob(4)))
            found.layout->add(series.fromFile(file));
        if (found.layout->stored.id == 0) {
            found.layout->stored = {id, rows.number(0), 0};
            found.upto = rows.number(2);
            found.sealed = static_cast<std::size_t>(rows.number(3));
        }
        found.layout->stored.columns = found.layout->series.size();
        found.layout->kept = found.layout->stored;
        m_numbers.layout = std::max(m_numbers.layout, id);
        m_numbers.tick = std::max(m_numbers.tick, rows.number(2));
    }
    Statement ticks(m_database, "SELECT id, layout, time, data FROM journal ORDER BY id");
    std::vector<double> row;
    while (ticks.step()) {
        Found &found = layouts[ticks.number(1)];
        const std::int64_t id = ticks.number(0);
        m_numbers.tick = std::max(m_numbers.tick, id);
        auto &head = id <= found.upto ? found.closing : found.head;
        if (!head)
            head = std::make_shared<GroupHead>(found.layout, 0);
        const ByteView data = ticks.blob(3);
        row.resize(data.size() / sizeof(double));
        std::memcpy(row.data(), data.data(), row.size() * sizeof(double));
        head->append(Timestamp(Duration(ticks.number(2))), row);
        if (head->journaled.ticks++ == 0)
            head->journaled.firstRow = id;
        head->journaled.lastRow = id;
        head->kept = head->journaled;
    }
    for (auto &[id, found] : layouts)
        book.adopt(found.layout, std::move(found.head), std::move(found.closing), found.sealed);
}

void HistoryWriter::flush(FileSeries &series, GroupBook &book, const PlainRows &rows)
{
    transact(series, book, [&] {
        // Groups that began together are due together: they take turns.
        std::size_t allowance = kMinSlice * 2;
        for (auto &[id, group] : book.groups()) {
            const std::size_t newTicks = group.head->ticks() - group.head->journaled.ticks;
            allowance += group.layout->series.size() * newTicks / kTurns;
            for (Sealer &closing : group.closing)
                writeHead(closing.head(), series);
            writeHead(*group.head, series);
        }
        for (auto &[id, group] : book.groups()) {
            const std::size_t sealed = sealSlice(group, series);
            if (sealed >= allowance)
                break;
            allowance -= sealed;
        }
        writeEvents(rows.events);
        writeNotes(rows.notes);
        for (const ClusterUpdatePtr &update : rows.clusters)
            writeCluster(m_database, *update);
        for (const FindingChanges &changes : rows.findings)
            writeFindings(m_database, changes);
        for (const AlertChanges &changes : rows.alerts)
            writeAlerts(m_database, changes);
        writeDeliveries(m_database, rows.deliveries);
        for (const BenchmarkChanges &changes : rows.benchmarks)
            writeBenchmarks(m_database, changes);
    });
    book.setWritten();
}

void HistoryWriter::import(FileSeries &series,
                           GroupBook &book,
                           SeriesId id,
                           std::span<const Timestamp> times,
                           std::span<const double> values)
{
    book.closeHeadsOf(id);
    transact(series, book, [&] {
        prepareHead();
        prepareArchive();
        for (auto &[groupId, group] : book.groups()) {
            if (!group.layout->columns.contains(id))
                continue;
            for (Sealer &closing : group.closing)
                writeHead(closing.head(), series);
            sealAll(group, series);
        }
        const FileSeries::FileId file = series.store(id, m_database);
        for (std::size_t from = 0; from < times.size();) {
            std::size_t to = from + 1;
            while (to < times.size() && to - from < kImportChunk
                   && times[to] - times[from] < kMaxChunkSpan)
                ++to;
            const StoredStamps stamps = m_chunks->addStamps(times.subspan(from, to - from), true);
            m_chunks->addChunk(file, stamps, values.subspan(from, to - from));
            from = to;
        }
        if (const SeriesKeyPtr key = series.catalog().key(id))
            m_rollups->chunksAdded(file, *key, {times.front(), times.back(), true});
        m_chunks->countUses();
    });
}

void HistoryWriter::maintain(FileSeries &series, GroupBook &book, Timestamp now)
{
    transact(
        series, book, [&] { removeOldAlerts(m_database, now, m_retention.alerts, kAlertSlice); });
    if (!m_database.hasTable("chunks") && !book.hasClosed())
        return;
    transact(series, book, [&] {
        prepareHead();
        prepareArchive();
        sealIdle(series, book);
        removeDeadLayouts(book);
        m_sweep->plan(series.all(), series, newestUnsealed(series, book));
    });
    bool hasMore = true;
    for (int slice = 0; slice < kSlicesAtOnce && hasMore; ++slice)
        transact(series, book, [&] { hasMore = m_sweep->removeSlice(); });
    if (const std::int64_t pages = m_sweep->pagesToGive(); pages > 0)
        m_database.run("PRAGMA incremental_vacuum(" + std::to_string(pages) + ")");
}

std::optional<Timestamp> HistoryWriter::oldest()
{
    std::optional<Timestamp> oldest;
    for (const auto &[table, sql] : {std::pair("stamps", "SELECT min(start) FROM stamps"),
                                     std::pair("journal", "SELECT min(time) FROM journal")}) {
        if (!m_database.hasTable(table))
            continue;
        Statement statement(m_database, sql);
        if (statement.step() && !statement.isNull(0)) {
            const Timestamp found{Duration(statement.number(0))};
            oldest = std::min(oldest.value_or(found), found);
        }
    }
    return oldest;
}

void HistoryWriter::sealIdle(FileSeries &series, GroupBook &book)
{
    for (auto &[id, group] : book.groups()) {
        // A group that still ticks seals as it ticks.
        if (group.closing.empty() || group.ticksSinceMaintain > 0)
            continue;
        for (Sealer &closing : group.closing)
            writeHead(closing.head(), series);
        sealFront(group.closing.front(), kIdleSlice, series);
    }
    m_chunks->countUses();
}

void HistoryWriter::removeDeadLayouts(GroupBook &book)
{
    std::string living = "0";
    for (const LayoutPtr &layout : book.layouts())
        living += "," + std::to_string(layout->stored.id);
    // The highest numbers stay, so that none is given twice while readers remember it.
    m_database.run("DELETE FROM layouts WHERE layout NOT IN (" + living
                   + ") AND id < (SELECT max(id) FROM layouts) "
                     "AND upto < (SELECT max(upto) FROM layouts) "
                     "AND layout < (SELECT max(layout) FROM layouts)");
}

RetentionSweep::Newest HistoryWriter::newestUnsealed(const FileSeries &series, GroupBook &book)
{
    RetentionSweep::Newest newest;
    for (const auto &[id, group] : book.groups())
        for (const SeriesId member : group.layout->series)
            newest[series.find(member)] = group.newest;
    return newest;
}

void HistoryWriter::prepareHead()
{
    if (m_insertTick)
        return;
    makeHeadTables(m_database);
    m_insertLayout.emplace(m_database, "INSERT INTO layouts(layout, series) VALUES(?,?)");
    m_progress.emplace(m_database, "UPDATE layouts SET upto = ?, sealed = ? WHERE id = ?");
    m_insertTick.emplace(m_database, "INSERT INTO journal(id, layout, time, data) VALUES(?,?,?,?)");
    m_deleteTicks.emplace(m_database,
                          "DELETE FROM journal WHERE id BETWEEN ? AND ? AND layout = ?");
}

void HistoryWriter::prepareArchive()
{
    if (m_chunks)
        return;
    makeArchiveTables(m_database);
    m_chunks = std::make_unique<ChunkWriter>(m_database);
    m_rollups = std::make_unique<RollupWriter>(m_database);
    m_sweep = std::make_unique<RetentionSweep>(m_database, m_retention);
}

void HistoryWriter::writeHead(GroupHead &head, FileSeries &series)
{
    GroupHead::Journaled &journaled = head.journaled;
    if (journaled.ticks >= head.ticks())
        return;
    prepareHead();
    writeLayout(*head.layout(), series);
    for (std::size_t tick = journaled.ticks; tick < head.ticks(); ++tick) {
        journaled.lastRow = ++m_numbers.tick;
        m_insertTick->run(journaled.lastRow,
                          head.layout()->stored.id,
                          head.time(tick).time_since_epoch().count(),
                          journalBytes(head.row(tick)));
        if (tick == 0)
            journaled.firstRow = journaled.lastRow;
    }
    journaled.ticks = head.ticks();
}

void HistoryWriter::writeLayout(Layout &layout, FileSeries &series)
{
    Layout::Stored &stored = layout.stored;
    if (stored.columns == layout.series.size())
        return;
    m_bytes.clear();
    for (std::size_t i = stored.columns; i < layout.series.size(); ++i)
        appendLayoutSeries(series.store(layout.series[i], m_database), m_bytes);
    if (stored.id == 0)
        stored.id = ++m_numbers.layout;
    m_insertLayout->run(stored.id, ByteView(m_bytes));
    if (stored.row == 0)
        stored.row = m_database.lastRowId();
    stored.columns = layout.series.size();
}

std::size_t HistoryWriter::sealSlice(GroupState &group, FileSeries &series)
{
    if (group.closing.empty()) {
        group.ticksSinceSeal = 0;
        return 0;
    }
    const Sealer &front = group.closing.front();
    const std::size_t spread = std::max<std::size_t>(1, front.head().ticks() / kSpread);
    const std::size_t due = front.columns() * group.ticksSinceSeal * group.closing.size() / spread;
    const std::size_t sealed = std::min(due, front.left());
    if (due < std::min(kMinSlice, front.left()))
        return 0;
    prepareArchive();
    group.ticksSinceSeal = 0;
    sealFront(group.closing.front(), sealed, series);
    m_chunks->countUses();
    return sealed;
}

void HistoryWriter::sealAll(GroupState &group, FileSeries &series)
{
    for (Sealer &sealer : group.closing)
        sealFront(sealer, sealer.left(), series);
}

void HistoryWriter::sealFront(Sealer &sealer, std::size_t columns, FileSeries &series)
{
    const auto added = [&](FileSeries::FileId id, SeriesId member, const StoredStamps &stamps) {
        if (const SeriesKeyPtr key = series.catalog().key(member))
            m_rollups->chunksAdded(id, *key, {stamps.start, stamps.last, false});
    };
    sealer.seal(columns, *m_chunks, series, added);
    const GroupHead &head = sealer.head();
    m_progress->run(head.journaled.lastRow, sealer.sealed(), head.layout()->stored.row);
    if (sealer.isDone())
        m_deleteTicks->run(
            head.journaled.firstRow, head.journaled.lastRow, head.layout()->stored.id);
}

void HistoryWriter::writeEvents(std::span<const Event> events)
{
    if (events.empty())
        return;
    makeEventTable(m_database);
    Statement insert(m_database,
                     "INSERT INTO events(time, kind, severity, source, text, labels) "
                     "VALUES(?,?,?,?,?,?)");
    for (const Event &event : events) {
        const std::string labels = event.labels.toJson();
        insert.run(event.time.time_since_epoch().count(),
                   std::string_view(event.kind),
                   severityName(event.severity),
                   std::string_view(event.source),
                   std::string_view(event.text),
                   std::string_view(labels));
    }
}

void HistoryWriter::writeNotes(std::span<const NoteChange> changes)
{
    if (changes.empty())
        return;
    makeNoteTable(m_database);
    Statement put(m_database,
                  "INSERT OR REPLACE INTO notes(id, time, until, text, author, tags, made, page, "
                  "series) VALUES(?,?,nullif(?,?),?,?,?,?,?,?)");
    Statement remove(m_database, "DELETE FROM notes WHERE id = ?");
    const auto micros = [](Timestamp time) { return time.time_since_epoch().count(); };
    for (const NoteChange &change : changes) {
        const Note &note = change.note;
        if (change.kind == NoteChange::Kind::Remove) {
            remove.run(note.id.value());
            continue;
        }
        const std::string tags = joinedTags(note.tags);
        // A moment ends where it begins: that is stored as no end.
        put.run(note.id.value(),
                micros(note.from),
                micros(note.to.value_or(note.from)),
                micros(note.from),
                std::string_view(note.text),
                std::string_view(note.author),
                std::string_view(tags),
                micros(note.madeAt),
                std::string_view(note.page),
                std::string_view(note.series));
    }
}

template<class Work>
void HistoryWriter::transact(FileSeries &series, GroupBook &book, const Work &work)
{
    const Numbers before = m_numbers;
    try {
        Transaction transaction(m_database, Transaction::Kind::Write);
        work();
        transaction.commit();
    } catch (const SqliteFailure &) {
        m_numbers = before;
        series.dropNew();
        book.drop();
        dropStatements();
        throw;
    }
    series.keepNew();
    book.keep();
}

void HistoryWriter::dropStatements()
{
    // Tables made in the lost transaction are gone, and so is what these remember.
    m_chunks.reset();
    m_rollups.reset();
    m_sweep.reset();
    m_insertLayout.reset();
    m_progress.reset();
    m_insertTick.reset();
    m_deleteTicks.reset();
}

} // namespace perfdeck
