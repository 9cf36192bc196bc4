// SPDX-License-Identifier: GPL-3.0-or-later
// W1 and W2 through the SQLite history as the recorder writes them: a tick a second, each made
// durable by a flush of its own. Prints one JSON object: ingest, bytes on disk by purpose, queries
// a, b and c, and the same samples as plain SQLite rows (a part of W1). Usage: bench_storage [DIR]
// [ticks per flush, 1]
#include "bench/storage/Stopwatch.h"
#include "bench/storage/WorkloadKeys.h"

#include "core/query/QueryService.h"
#include "core/store/Sqlite.h"
#include "core/store/SqliteHistory.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace perfdeck::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kMillion = 1e6;
constexpr std::size_t kTicksPerMaintenance = 60;
constexpr std::size_t kRowTicks = 1000; // of W1 as plain rows; all of it would take minutes
constexpr std::size_t kLatencySeries = 15; // asked for by query a

void check(bool good, const std::string &what)
{
    if (!good)
        throw std::runtime_error(what);
}

template<class T>
T valueOf(Result<T> result)
{
    check(result.has_value(), result ? std::string() : result.error().message());
    return std::move(*result);
}

/// A workload moment by moment, as ticks arrive.
class Ticks final
{
public:
    explicit Ticks(const Workload &workload)
        : m_series(workload.seriesCount)
        , m_values(workload.values.size())
    {
        for (std::size_t series = 0; series < m_series; ++series) {
            for (std::size_t i = 0; i < workload.sampleCount; ++i)
                m_values[i * m_series + series] = workload.value(series, i);
        }
    }

    [[nodiscard]] std::span<const double> at(std::size_t tick) const
    {
        return std::span(m_values).subspan(tick * m_series, m_series);
    }

private:
    std::size_t m_series;
    std::vector<double> m_values;
};

/// The history under test with both workloads in it.
class Subject final
{
public:
    Subject(const Workload &wide, const Workload &longer, const fs::path &directory)
        : m_wide(wide)
        , m_long(longer)
        , m_path(directory / "perfdeck.db")
        , m_catalog(std::make_shared<SeriesCatalog>())
    {
        open();
        m_wideIds = intern(wide, "wide");
        m_longIds = intern(longer, "long");
    }

    void importLong()
    {
        std::vector<Timestamp> times;
        for (std::size_t i = 0; i < m_long.sampleCount; ++i)
            times.push_back(m_long.time(i));
        for (std::size_t series = 0; series < m_long.seriesCount; ++series) {
            const std::span values(m_long.seriesValues(series), m_long.sampleCount);
            const Status done = m_history->import(m_longIds[series], times, values);
            check(done.has_value(), done ? std::string() : done.error().message());
        }
        m_history->flush(times.back());
    }

    void appendWide(const Ticks &ticks, std::size_t ticksPerFlush)
    {
        for (std::size_t tick = 0; tick < m_wide.sampleCount; ++tick) {
            appendTick(tick, ticks.at(tick));
            if ((tick + 1) % ticksPerFlush == 0)
                m_history->flush(m_wide.time(tick));
            if ((tick + 1) % kTicksPerMaintenance == 0)
                m_history->maintain(m_wide.time(tick));
        }
        m_history->flush(m_wide.time(m_wide.sampleCount - 1));
    }

    void reopen()
    {
        m_history->close();
        open();
    }

    [[nodiscard]] std::unique_ptr<HistoryReader> newReader() const
    {
        return valueOf(m_history->newReader());
    }

    [[nodiscard]] std::shared_ptr<const SeriesCatalog> catalog() const { return m_catalog; }

    [[nodiscard]] std::shared_ptr<const HistoryStore> history() const { return m_history; }

    [[nodiscard]] SeriesId wideId(std::size_t series) const { return m_wideIds[series]; }

    [[nodiscard]] const fs::path &path() const { return m_path; }

private:
    void open()
    {
        SqliteHistoryOptions options;
        options.path = m_path.string();
        options.retention = {.raw = std::chrono::days(36500),
                             .minute = std::chrono::days(36500),
                             .hour = std::chrono::days(36500)};
        m_history = makeSqliteHistory(options);
        check(m_history->open(*m_catalog), m_history->status().problem);
    }

    std::vector<SeriesId> intern(const Workload &workload, std::string_view name)
    {
        std::vector<SeriesId> ids;
        for (std::size_t series = 0; series < workload.seriesCount; ++series)
            ids.push_back(
                m_catalog->intern(std::make_shared<SeriesKey>(seriesKey(workload, name, series))));
        return ids;
    }

    void appendTick(std::size_t tick, std::span<const double> values)
    {
        const std::span<const SeriesId> ids(m_wideIds);
        for (std::size_t first = 0; first < ids.size(); first += kSeriesPerSource) {
            const GroupId group(static_cast<GroupId::Value>(first / kSeriesPerSource + 1));
            m_history->append({group,
                               m_wide.time(tick),
                               ids.subspan(first, kSeriesPerSource),
                               values.subspan(first, kSeriesPerSource)});
        }
    }

    const Workload &m_wide;
    const Workload &m_long;
    fs::path m_path;
    std::shared_ptr<SeriesCatalog> m_catalog;
    std::shared_ptr<HistoryStore> m_history;
    std::vector<SeriesId> m_wideIds;
    std::vector<SeriesId> m_longIds;
};

struct Ingest
{
    double cpuPerMillion = 0;
    double samplesPerSecond = 0;

    Ingest(const Stopwatch &watch, std::size_t samples)
        : cpuPerMillion(watch.cpu() / (static_cast<double>(samples) / kMillion))
        , samplesPerSecond(static_cast<double>(samples) / watch.wall())
    {
    }
};

/// Bytes of the tables and indexes whose name begins so, counted in pages.
double bytesOf(Database &database, const std::string &prefix)
{
    return static_cast<double>(database.number(
        "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE '" + prefix + "%'"));
}

void printDisk(const Subject &subject, std::size_t samples)
{
    Database database(subject.path().string(), Database::Mode::ReadOnly);
    const auto journalled = static_cast<double>(kSeriesPerSource)
        * static_cast<double>(database.number("SELECT count(*) FROM journal"));
    const auto all = static_cast<double>(samples);
    const double sealed = all - journalled;
    const double chunks = bytesOf(database, "chunks");
    const double stamps = bytesOf(database, "stamps");
    const auto free = static_cast<double>(database.number("PRAGMA freelist_count")
                                          * database.number("PRAGMA page_size"));
    std::printf(" \"disk\": {\"file_bytes\": %.0f, \"bytes_per_sample_sealed\": %.3f, \"chunks\": "
                "%.3f, \"stamps\": %.4f,"
                " \"rollups\": %.3f, \"journalled_samples\": %.0f, \"journal_bytes\": %.0f, "
                "\"free_bytes\": %.0f},\n",
                static_cast<double>(fs::file_size(subject.path())),
                (chunks + stamps) / sealed,
                chunks / sealed,
                stamps / sealed,
                bytesOf(database, "rollup") / sealed,
                journalled,
                bytesOf(database, "journal"),
                free);
}

double lastHourOfOne(const Subject &subject, HistoryReader &reader, const Workload &wide)
{
    const Timestamp end = wide.time(wide.sampleCount);
    std::vector<Timestamp> times;
    std::vector<double> values;
    return medianMilliseconds(51, [&] {
        times.clear();
        values.clear();
        const Status read = reader.read(
            subject.wideId(kLatencySeries), {end - std::chrono::hours(1), end}, times, values);
        check(read && values.size() == 3600, "query a gave a wrong answer");
        check(std::memcmp(values.data(),
                          wide.seriesValues(kLatencySeries) + wide.sampleCount - 3600,
                          3600 * sizeof(double))
                  == 0,
              "query a gave other samples than were written");
    });
}

double dayOfTen(const Subject &subject, const Workload &longer)
{
    QueryService service(subject.catalog(), nullptr, subject.history());
    RangeQuery query;
    for (const SeriesClass seriesClass : kSeriesClasses)
        query.selectors.push_back({"long_" + std::string(className(seriesClass)), {}});
    query.range = {longer.start, longer.time(longer.sampleCount)};
    query.columns = 1000;
    return medianMilliseconds(15, [&] {
        const FramePtr frame = valueOf(service.run(query));
        check(frame->series.size() == longer.seriesCount, "query b did not find its series");
        for (const FrameSeries &series : frame->series)
            check(series.count == longer.sampleCount, "query b did not see all samples");
    });
}

/// p99 of every series from all of its samples.
double quantilesOfAll(const Subject &subject, HistoryReader &reader, const Workload &wide)
{
    std::vector<Timestamp> times;
    std::vector<double> values;
    return medianMilliseconds(3, [&] {
        for (std::size_t series = 0; series < wide.seriesCount; ++series) {
            times.clear();
            values.clear();
            const Status read
                = reader.read(subject.wideId(series), TimeRange::everything(), times, values);
            check(read && values.size() == wide.sampleCount, "query c did not see all samples");
            const auto place
                = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 99 / 100);
            std::nth_element(values.begin(), place, values.end());
            check(std::isfinite(*place), "query c gave no number");
        }
    });
}

/// One row per sample in a table of its own, a transaction per flush: what one would do without
/// thinking.
void measureRows(const Workload &wide,
                 const Ticks &ticks,
                 const fs::path &directory,
                 std::size_t ticksPerFlush)
{
    const fs::path path = directory / "rows.db";
    const std::size_t samples = kRowTicks * wide.seriesCount;
    {
        Database database(path.string(), Database::Mode::Create);
        database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                     "CREATE TABLE samples(series INTEGER, time INTEGER, value REAL,"
                     " PRIMARY KEY(series, time)) WITHOUT ROWID;");
        Statement insert(database, "INSERT INTO samples VALUES(?,?,?)");
        const Stopwatch watch;
        for (std::size_t tick = 0; tick < kRowTicks; tick += ticksPerFlush) {
            Transaction transaction(database, Transaction::Kind::Write);
            for (std::size_t t = tick; t < std::min(tick + ticksPerFlush, kRowTicks); ++t) {
                for (std::size_t series = 0; series < wide.seriesCount; ++series)
                    insert.run(
                        series, wide.time(t).time_since_epoch().count(), ticks.at(t)[series]);
            }
            transaction.commit();
        }
        const Ingest ingest(watch, samples);
        std::printf(" \"sqlite_rows\": {\"samples\": %zu, \"cpu_s_per_million\": %.3f, "
                    "\"samples_per_second\": %.0f",
                    samples,
                    ingest.cpuPerMillion,
                    ingest.samplesPerSecond);
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    std::printf(", \"bytes_per_sample\": %.1f}\n",
                static_cast<double>(fs::file_size(path)) / static_cast<double>(samples));
    fs::remove(path);
}

void measure(const fs::path &directory, std::size_t ticksPerFlush)
{
    const Workload wide = makeWideWorkload();
    const Workload longer = makeLongWorkload();
    const Ticks ticks(wide);
    Subject subject(wide, longer, directory);
    Stopwatch importing;
    subject.importLong();
    const Ingest imported(importing, longer.values.size());
    const Stopwatch ingesting;
    subject.appendWide(ticks, ticksPerFlush);
    const Ingest ingest(ingesting, wide.values.size());
    subject.reopen();
    std::printf("{\"ticks_per_flush\": %zu,\n \"import\": {\"cpu_s_per_million\": %.4f},\n"
                " \"ingest\": {\"cpu_s_per_million\": %.4f, \"samples_per_second\": %.0f},\n",
                ticksPerFlush,
                imported.cpuPerMillion,
                ingest.cpuPerMillion,
                ingest.samplesPerSecond);
    printDisk(subject, wide.values.size() + longer.values.size());
    const auto reader = subject.newReader();
    std::printf(" \"query_ms\": {\"a\": %.3f,", lastHourOfOne(subject, *reader, wide));
    std::printf(" \"b\": %.2f,", dayOfTen(subject, longer));
    std::printf(" \"c\": %.1f},\n", quantilesOfAll(subject, *reader, wide));
    measureRows(wide, ticks, directory, ticksPerFlush);
    std::printf("}\n");
}

int run(std::string_view parent, std::size_t ticksPerFlush)
{
    std::string made = (fs::path(parent) / "bench_storage-XXXXXX").string();
    check(mkdtemp(made.data()) != nullptr, "cannot make a directory within " + std::string(parent));
    int exitCode = 0;
    try {
        measure(made, ticksPerFlush);
    } catch (const std::exception &failure) {
        std::fprintf(stderr, "bench_storage: %s\n", failure.what());
        exitCode = 1;
    }
    fs::remove_all(made);
    return exitCode;
}

} // namespace
} // namespace perfdeck::bench

int main(int argc, char **argv)
{
    std::size_t ticksPerFlush = 1;
    if (argc > 2) {
        const std::string_view text = argv[2];
        const auto [end, error]
            = std::from_chars(text.data(), text.data() + text.size(), ticksPerFlush);
        if (error != std::errc{} || end != text.data() + text.size() || ticksPerFlush == 0) {
            std::fputs("Usage: bench_storage [DIR] [ticks per flush, 1]\n", stderr);
            return 2;
        }
    }
    return perfdeck::bench::run(argc > 1 ? argv[1] : "/tmp", ticksPerFlush);
}
