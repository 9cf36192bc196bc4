// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/HistoryFileReader.h"

#include "core/store/AlertTables.h"
#include "core/store/BenchmarkTables.h"
#include "core/store/ClusterTables.h"
#include "core/store/FindingTables.h"
#include "core/store/HistorySchema.h"
#include "core/store/RollupMath.h"
#include "core/store/RollupWriter.h"
#include "core/store/TimeMath.h"

#include <algorithm>
#include <filesystem>

namespace perfdeck {
namespace {

std::string uri(const std::string &path, bool isImmutable)
{
    std::string text = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            text += '%';
            text += digits[byte >> 4U];
            text += digits[byte & 15U];
        } else {
            text += c;
        }
    }
    return isImmutable ? text + "?immutable=1" : text;
}

/// Runs `work`; what SQLite refuses becomes an Error.
template<class Work>
auto guarded(const std::string &path, const Work &work) -> decltype(work())
{
    try {
        return work();
    } catch (const SqliteFailure &problem) {
        return failure(storageError(problem, "The history " + path + " cannot be read"));
    }
}

std::optional<TimeRange> joined(std::optional<TimeRange> a, std::optional<TimeRange> b)
{
    if (a && b)
        return TimeRange{std::min(a->from, b->from), std::max(a->to, b->to)};
    return a ? a : b;
}

/// From oldest and newest to half open.
std::optional<TimeRange> halfOpen(std::optional<TimeRange> range)
{
    if (range)
        range->to = later(range->to, Duration(1));
    return range;
}

} // namespace

HistoryFileReader::HistoryFileReader(const std::string &path,
                                     bool isImmutable,
                                     std::shared_ptr<FileSeries> series)
    : m_path(path)
    , m_database(uri(path, isImmutable), Database::Mode::ReadOnly)
    , m_series(std::move(series))
{
    if (!m_series) {
        m_ownCatalog = std::make_unique<SeriesCatalog>();
        m_series = std::make_shared<FileSeries>(*m_ownCatalog);
    }
}

Result<std::unique_ptr<HistoryFileReader>>
HistoryFileReader::open(const std::string &path, std::shared_ptr<FileSeries> series)
{
    const auto attempt = [&](bool isImmutable) -> Result<std::unique_ptr<HistoryFileReader>> {
        return guarded(path, [&]() -> Result<std::unique_ptr<HistoryFileReader>> {
            std::unique_ptr<HistoryFileReader> reader(
                new HistoryFileReader(path, isImmutable, series));
            if (Status known = checkVersion(reader->m_database, path); !known)
                return failure(std::move(known).error());
            prepareReader(reader->m_database);
            return reader;
        });
    };
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return failure(ErrorKind::NotFound,
                       "There is no history file " + path,
                       {},
                       "Collect or import first, or name another file with --db-path.");
    Result<std::unique_ptr<HistoryFileReader>> reader = attempt(false);
    // A folder that may not be written has no room for the shared index of the log; where there is
    // no log either, nobody writes and the file can be read as it is.
    const bool hasLog = std::filesystem::exists(path + "-wal", ignored);
    return reader || hasLog ? std::move(reader) : attempt(true);
}

Result<std::unique_ptr<HistoryFileReader>> HistoryFileReader::open(const std::string &path)
{
    return open(path, nullptr);
}

template<class Value, class Work>
Result<Value> HistoryFileReader::withSeries(SeriesId series, const Work &work)
{
    return guarded(m_path, [&]() -> Result<Value> {
        if (!hasHead())
            return Value();
        const Transaction snapshot(m_database, Transaction::Kind::Read);
        const FileSeries::FileId id = m_series->find(series, m_database);
        return id == 0 ? Result<Value>(Value()) : work(id);
    });
}

Status HistoryFileReader::read(SeriesId series,
                               TimeRange range,
                               std::vector<Timestamp> &times,
                               std::vector<double> &values)
{
    if (range.isEmpty())
        return {};
    const Result<bool> done = withSeries<bool>(series, [&](FileSeries::FileId id) -> Result<bool> {
        Status read = readRaw(id, range, times, values);
        return read ? Result<bool>(true) : failure(std::move(read).error());
    });
    return done ? Status() : failure(done.error());
}

Status HistoryFileReader::readRaw(FileSeries::FileId id,
                                  TimeRange range,
                                  std::vector<Timestamp> &times,
                                  std::vector<double> &values)
{
    Status chunks;
    if (hasArchive())
        chunks = m_chunks->collect(id, range, m_runs);
    m_journal->collect(id, range, m_runs);
    Status joinedRuns = m_runs.finish(range, times, values);
    return chunks ? std::move(joinedRuns) : std::move(chunks);
}

Status HistoryFileReader::readRollup(SeriesId series,
                                     RollupTier tier,
                                     TimeRange range,
                                     std::vector<RollupPoint> &points)
{
    const Result<bool> done = withSeries<bool>(series, [&](FileSeries::FileId id) -> Result<bool> {
        if (!hasArchive())
            return true;
        Status read = m_rollups->read(id, tier, range, points);
        return read ? Result<bool>(true) : failure(std::move(read).error());
    });
    return done ? Status() : failure(done.error());
}

std::optional<Timestamp> HistoryFileReader::rolledUpTo(SeriesId series)
{
    using Found = std::optional<Timestamp>;
    const Result<Found> found
        = withSeries<Found>(series, [&](FileSeries::FileId id) -> Result<Found> {
              return hasArchive() ? m_rollups->rolledUpTo(id) : std::nullopt;
          });
    return found ? *found : std::nullopt;
}

Result<QuantileSketch> HistoryFileReader::readSketch(SeriesId series, TimeRange range)
{
    const SeriesKeyPtr key = m_series->catalog().key(series);
    if (range.isEmpty() || (key && !hasSketch(*key)))
        return QuantileSketch();
    return withSeries<QuantileSketch>(series, [&](FileSeries::FileId id) -> Result<QuantileSketch> {
        constexpr Duration hour = blockLength(RollupTier::Minute);
        QuantileSketch sketch;
        const auto rolled = hasArchive() ? m_rollups->rolledUpTo(id) : std::nullopt;
        // Whole hours from their sketches, what lies before and after from the samples.
        const Timestamp from = std::min(ceilTo(range.from, hour), range.to);
        const Timestamp to
            = std::max(from, floorTo(std::min(range.to, rolled.value_or(from)), hour));
        if (from < to)
            m_rollups->sketchOfHours(id, {from, to}, sketch);
        for (const TimeRange &edge : {TimeRange{range.from, from}, TimeRange{to, range.to}})
            if (Status added = addRaw(id, edge, sketch); !added)
                return failure(std::move(added).error());
        return sketch;
    });
}

Status HistoryFileReader::addRaw(FileSeries::FileId id, TimeRange range, QuantileSketch &sketch)
{
    if (range.isEmpty())
        return {};
    std::vector<Timestamp> times;
    std::vector<double> values;
    Status read = readRaw(id, range, times, values);
    for (const double value : values)
        sketch.add(value);
    return read;
}

Result<std::vector<SeriesRecord>> HistoryFileReader::series()
{
    return guarded(m_path, [&]() -> Result<std::vector<SeriesRecord>> {
        if (hasHead())
            m_series->refresh(m_database);
        return m_series->all();
    });
}

std::optional<TimeRange> HistoryFileReader::extent()
{
    const auto found = guarded(m_path, [&]() -> Result<std::optional<TimeRange>> {
        if (!hasHead())
            return std::nullopt;
        Transaction snapshot(m_database, Transaction::Kind::Read);
        return joined(hasArchive() ? m_chunks->bounds() : std::nullopt, m_journal->bounds());
    });
    return found ? halfOpen(*found) : std::nullopt;
}

std::optional<TimeRange> HistoryFileReader::extent(SeriesId series)
{
    using Found = std::optional<TimeRange>;
    const Result<Found> found
        = withSeries<Found>(series, [&](FileSeries::FileId id) -> Result<Found> {
              return joined(hasArchive() ? m_chunks->bounds(id) : std::nullopt,
                            m_journal->bounds(id));
          });
    return found ? halfOpen(*found) : std::nullopt;
}

Result<std::vector<Event>> HistoryFileReader::events(TimeRange range, std::size_t limit)
{
    return guarded(m_path, [&]() -> Result<std::vector<Event>> {
        std::vector<Event> events;
        if (!m_database.hasTable("events"))
            return events;
        Statement rows(m_database,
                       "SELECT time, kind, severity, source, text, labels FROM events "
                       "WHERE time >= ? AND time < ? ORDER BY time DESC, id DESC LIMIT ?");
        rows.start(
            range.from.time_since_epoch().count(), range.to.time_since_epoch().count(), limit);
        while (rows.step())
            events.push_back({Timestamp(Duration(rows.number(0))),
                              std::string(rows.text(1)),
                              alertSeverity(rows.text(2)).value_or(Severity::Info),
                              std::string(rows.text(3)),
                              std::string(rows.text(4)),
                              Labels::fromJson(rows.text(5)).value_or(Labels())});
        return events;
    });
}

Result<Notes> HistoryFileReader::notes()
{
    return guarded(m_path, [&]() -> Result<Notes> {
        Notes notes;
        if (!m_database.hasTable("notes"))
            return notes;
        Statement rows(m_database,
                       "SELECT id, time, until, text, author, tags, made, page, series FROM "
                       "(SELECT * FROM notes ORDER BY time DESC, id DESC LIMIT ?) "
                       "ORDER BY time, id");
        rows.start(kMaxNotes);
        while (rows.step()) {
            Note &note = notes.emplace_back();
            note.id = NoteId(rows.number(0));
            note.from = Timestamp(Duration(rows.number(1)));
            if (!rows.isNull(2))
                note.to = Timestamp(Duration(rows.number(2)));
            note.text = rows.text(3);
            note.author = rows.text(4);
            note.tags = splitTags(rows.text(5));
            note.madeAt = Timestamp(Duration(rows.number(6)));
            note.page = rows.text(7);
            note.series = rows.text(8);
        }
        return notes;
    });
}

Result<ClusterHistory> HistoryFileReader::cluster(const ClusterQuery &query)
{
    return guarded(m_path, [&]() -> Result<ClusterHistory> {
        const Transaction snapshot(m_database, Transaction::Kind::Read);
        return readCluster(m_database, query);
    });
}

Result<Findings> HistoryFileReader::findings()
{
    return guarded(m_path,
                   [&]() -> Result<Findings> { return readFindings(m_database, kMaxFindings); });
}

Result<AlertHistory> HistoryFileReader::alertHistory(const AlertQuery &query)
{
    return guarded(m_path, [&]() -> Result<AlertHistory> {
        const Transaction snapshot(m_database, Transaction::Kind::Read);
        return readAlertHistory(m_database, query);
    });
}

Result<StoredAlerts> HistoryFileReader::alertStates()
{
    return guarded(m_path, [&]() -> Result<StoredAlerts> {
        const Transaction snapshot(m_database, Transaction::Kind::Read);
        return readAlertStates(m_database);
    });
}

Result<Deliveries> HistoryFileReader::deliveries(std::size_t limit)
{
    return guarded(m_path,
                   [&]() -> Result<Deliveries> { return readDeliveries(m_database, limit); });
}

Result<RunDocuments> HistoryFileReader::benchmarks()
{
    return guarded(m_path, [&]() -> Result<RunDocuments> {
        const Transaction snapshot(m_database, Transaction::Kind::Read);
        return readBenchmarks(m_database);
    });
}

Result<RunDocument> HistoryFileReader::benchmark(const std::string &id)
{
    return guarded(m_path, [&]() -> Result<RunDocument> {
        const Transaction snapshot(m_database, Transaction::Kind::Read);
        return readBenchmark(m_database, id);
    });
}

Timestamp HistoryFileReader::windowEnd(SeriesId series, TimeRange range, std::size_t chunks)
{
    const auto found = guarded(m_path, [&]() -> Result<std::optional<Timestamp>> {
        const FileSeries::FileId id = hasArchive() ? m_series->find(series, m_database) : 0;
        return id == 0 ? std::nullopt : m_chunks->startAfter(id, range.from, chunks);
    });
    return found && *found && **found > range.from ? std::min(**found, range.to) : range.to;
}

bool HistoryFileReader::hasHead()
{
    if (!m_journal && m_database.hasTable("journal"))
        m_journal = std::make_unique<JournalReader>(m_database);
    return m_journal != nullptr;
}

bool HistoryFileReader::hasArchive()
{
    if (!m_rollups && m_database.hasTable("rollups")) {
        m_chunks = std::make_unique<ChunkReader>(m_database);
        m_rollups = std::make_unique<RollupReader>(m_database);
    }
    return m_rollups != nullptr;
}

} // namespace perfdeck
