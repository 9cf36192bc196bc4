// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/BenchmarkTables.h"

#include "core/model/BenchmarkWords.h"
#include "core/store/RowColumns.h"

#include <cmath>
#include <cstring>

namespace perfdeck {

namespace {

constexpr auto kTables = R"(
CREATE TABLE IF NOT EXISTS benchmark_runs(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, benchmark TEXT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, task TEXT NOT NULL, state TEXT NOT NULL,
  queued INTEGER NOT NULL, started INTEGER, ended INTEGER, environment TEXT NOT NULL,
  source TEXT NOT NULL, note TEXT NOT NULL, error TEXT NOT NULL, document TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS benchmark_cells(
  number INTEGER PRIMARY KEY, run TEXT NOT NULL, cell INTEGER NOT NULL, model TEXT NOT NULL,
  device TEXT NOT NULL, precision TEXT NOT NULL, batch_size INTEGER, sequence_length INTEGER,
  concurrency INTEGER, rate REAL, threads INTEGER, variant TEXT NOT NULL, state TEXT NOT NULL,
  verdict TEXT NOT NULL, started INTEGER, ended INTEGER, requests INTEGER, latency_mean REAL,
  latency_median REAL, latency_p99 REAL, throughput REAL, peak_memory REAL, energy REAL,
  error TEXT NOT NULL, document TEXT NOT NULL, UNIQUE(run, cell));
CREATE TABLE IF NOT EXISTS benchmark_samples(
  run TEXT NOT NULL, cell INTEGER NOT NULL, measure TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY(run, cell, measure));
)";

// The columns that other tools know from benchmark databases: milliseconds, MB, UTC.
constexpr auto kViews = R"(
CREATE VIEW IF NOT EXISTS models AS SELECT min(number) AS model_id, model AS model_name,
  NULL AS model_family, NULL AS model_type, NULL AS modality, NULL AS parameters_million,
  strftime('%Y-%m-%d %H:%M:%S', max(ended) / 1000000, 'unixepoch') AS last_updated
  FROM benchmark_cells WHERE model <> '' GROUP BY model;
CREATE VIEW IF NOT EXISTS hardware_platforms AS SELECT min(c.number) AS hardware_id,
  iif(c.device = '', 'cpu', c.device) AS hardware_type,
  json_extract(r.document, '$.environment.facts."cpu.model"') AS device_name,
  json_extract(r.document, '$.environment.facts.os') AS platform,
  json_extract(r.document, '$.environment.facts.kernel') AS platform_version,
  CAST(json_extract(r.document, '$.environment.facts."memory.gib"') AS REAL) AS memory_gb,
  0 AS simulation_mode, NULL AS simulation_warning,
  strftime('%Y-%m-%d %H:%M:%S', min(r.started) / 1000000, 'unixepoch') AS detection_timestamp,
  r.environment AS environment
  FROM benchmark_cells c JOIN benchmark_runs r ON r.id = c.run GROUP BY c.device, r.environment;
CREATE VIEW IF NOT EXISTS test_runs AS SELECT number AS run_id, title AS test_name,
  'performance' AS test_type,
  strftime('%Y-%m-%d %H:%M:%S', started / 1000000, 'unixepoch') AS started_at,
  strftime('%Y-%m-%d %H:%M:%S', ended / 1000000, 'unixepoch') AS completed_at,
  (ended - started) / 1e6 AS execution_time_seconds,
  CASE state WHEN 'finished' THEN 1 WHEN 'imported' THEN 1 WHEN 'failed' THEN 0
    WHEN 'cancelled' THEN 0 END AS success, document AS metadata FROM benchmark_runs;
CREATE VIEW IF NOT EXISTS performance_results AS SELECT c.number AS result_id,
  r.number AS run_id, m.model_id AS model_id, h.hardware_id AS hardware_id,
  iif(r.task = '', r.benchmark, r.task) AS test_case, coalesce(c.batch_size, 1) AS batch_size,
  nullif(c.precision, '') AS precision, c.throughput AS throughput_items_per_second,
  c.latency_mean * 1e3 AS average_latency_ms, c.peak_memory / 1e6 AS memory_peak_mb,
  0 AS simulation_mode, NULL AS simulation_details, c.document AS metrics,
  strftime('%Y-%m-%d %H:%M:%S', c.ended / 1000000, 'unixepoch') AS created_at
  FROM benchmark_cells c JOIN benchmark_runs r ON r.id = c.run
  LEFT JOIN models m ON m.model_name = c.model
  LEFT JOIN hardware_platforms h ON h.hardware_type = iif(c.device = '', 'cpu', c.device)
    AND h.environment = r.environment
  WHERE c.state = 'finished' AND c.requests IS NOT NULL;
CREATE VIEW IF NOT EXISTS hardware_compatibility AS SELECT c.number AS compatibility_id,
  r.number AS run_id, m.model_id AS model_id, h.hardware_id AS hardware_id,
  c.state = 'finished' AS is_compatible, 1 AS detection_success,
  c.state = 'finished' AS initialization_success, nullif(c.error, '') AS error_message,
  NULL AS error_type,
  strftime('%Y-%m-%d %H:%M:%S', c.ended / 1000000, 'unixepoch') AS created_at
  FROM benchmark_cells c JOIN benchmark_runs r ON r.id = c.run
  LEFT JOIN models m ON m.model_name = c.model
  LEFT JOIN hardware_platforms h ON h.hardware_type = iif(c.device = '', 'cpu', c.device)
    AND h.environment = r.environment
  WHERE c.state IN ('finished', 'failed');
)";

constexpr auto kPutRun = R"(
INSERT INTO benchmark_runs(id, benchmark, title, kind, task, state, queued, started, ended,
  environment, source, note, error, document) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)
ON CONFLICT(id) DO UPDATE SET state=excluded.state, started=excluded.started, ended=excluded.ended,
  environment=excluded.environment, note=excluded.note, error=excluded.error,
  document=excluded.document)";

constexpr auto kPutCell = R"(
INSERT INTO benchmark_cells(run, cell, model, device, precision, batch_size, sequence_length,
  concurrency, rate, threads, variant, state, verdict, started, ended, requests, latency_mean,
  latency_median, latency_p99, throughput, peak_memory, energy, error, document)
VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
ON CONFLICT(run, cell) DO UPDATE SET state=excluded.state, verdict=excluded.verdict,
  started=excluded.started, ended=excluded.ended, requests=excluded.requests,
  latency_mean=excluded.latency_mean, latency_median=excluded.latency_median,
  latency_p99=excluded.latency_p99, throughput=excluded.throughput,
  peak_memory=excluded.peak_memory, energy=excluded.energy, error=excluded.error,
  document=excluded.document)";

std::optional<std::int64_t> moment(Timestamp time)
{
    return time == Timestamp{} ? std::nullopt : std::optional(toMicros(time));
}

/// 0 says that it does not apply.
template<class Number>
std::optional<Number> applies(Number value)
{
    return value == Number() ? std::nullopt : std::optional(value);
}

std::optional<double> known(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

/// The headline of a measure: median of times and memory, mean of rates.
std::optional<double> headline(const BenchmarkCell &cell, BenchmarkMeasure measure)
{
    const MeasuredValues *values = cell.find(measure);
    if (values == nullptr)
        return std::nullopt;
    return known(benchmarkMeasureBetter(measure) == Better::Higher ? values->mean.value
                                                                   : values->median.value);
}

/// Writes runs with statements that are prepared once.
class Writer final
{
public:
    explicit Writer(Database &database)
        : m_putRun(database, kPutRun)
        , m_putCell(database, kPutCell)
        , m_putSamples(database, "INSERT OR IGNORE INTO benchmark_samples VALUES(?,?,?,?)")
    {
    }

    void put(const RunDocument &document)
    {
        const BenchmarkRun &run = document.run;
        const std::string text = runJson(document, RunDetail::Head);
        m_putRun.run(std::string_view(run.id),
                     std::string_view(run.definition.id),
                     std::string_view(run.definition.title),
                     benchmarkKindName(run.definition.kind),
                     std::string_view(run.definition.task),
                     runStateName(run.state),
                     toMicros(run.queued),
                     moment(run.start),
                     moment(run.end),
                     std::string_view(run.environment.key),
                     std::string_view(run.source),
                     std::string_view(run.note),
                     std::string_view(run.error),
                     std::string_view(text));
        for (std::size_t at = 0; at < run.cells.size(); ++at)
            put(run.id, static_cast<std::int64_t>(at), run.cells[at]);
    }

private:
    void put(const std::string &run, std::int64_t at, const BenchmarkCell &cell)
    {
        const std::string text = cellJson(cell, false);
        const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
        const MeasuredValues values = latency == nullptr ? MeasuredValues() : *latency;
        const auto p99 = values.quantiles.find(0.99);
        const std::uint64_t requests = cell.values.empty() ? 0 : cell.values.front().mean.count;
        m_putCell.run(std::string_view(run),
                      at,
                      std::string_view(cell.key.model),
                      std::string_view(cell.key.device),
                      std::string_view(cell.key.precision),
                      applies(cell.key.batchSize),
                      applies(cell.key.sequenceLength),
                      applies(cell.key.concurrency),
                      applies(cell.key.rate),
                      applies(cell.key.threads),
                      std::string_view(cell.key.variant),
                      runStateName(cell.state),
                      runVerdictName(cell.verdict),
                      moment(cell.start),
                      moment(cell.end),
                      applies(requests),
                      known(values.mean.value),
                      known(values.median.value),
                      p99 == values.quantiles.end() ? std::nullopt : known(p99->second.value),
                      headline(cell, BenchmarkMeasure::Throughput),
                      headline(cell, BenchmarkMeasure::PeakMemory),
                      headline(cell, BenchmarkMeasure::EnergyPerRequest),
                      std::string_view(cell.error),
                      std::string_view(text));
        for (const MeasuredValues &each : cell.values)
            if (!each.samples.empty())
                m_putSamples.run(
                    std::string_view(run),
                    at,
                    benchmarkMeasureName(each.measure),
                    ByteView(reinterpret_cast<const std::uint8_t *>(each.samples.data()),
                             each.samples.size() * sizeof(double)));
    }

    Statement m_putRun;
    Statement m_putCell;
    Statement m_putSamples;
};

std::vector<double> samplesOf(ByteView blob)
{
    std::vector<double> samples(blob.size() / sizeof(double));
    std::memcpy(samples.data(), blob.data(), samples.size() * sizeof(double));
    return samples;
}

void readSamples(Database &database, RunDocument &document)
{
    Statement rows(database, "SELECT cell, measure, data FROM benchmark_samples WHERE run = ?");
    rows.start(std::string_view(document.run.id));
    while (rows.step()) {
        const std::int64_t at = rows.number(0);
        const auto measure = benchmarkMeasure(rows.text(1));
        if (at < 0 || at >= static_cast<std::int64_t>(document.run.cells.size()) || !measure)
            continue;
        for (MeasuredValues &values : document.run.cells[static_cast<std::size_t>(at)].values)
            if (values.measure == *measure)
                values.samples = samplesOf(rows.blob(2));
    }
}

} // namespace

void writeBenchmarks(Database &database, const BenchmarkChanges &changes)
{
    if (changes.empty())
        return;
    database.run(kTables);
    database.run(kViews);
    Writer writer(database);
    for (const RunDocument &document : changes.put)
        writer.put(document);
    for (const std::string &id : changes.remove)
        for (const char *sql : {"DELETE FROM benchmark_samples WHERE run = ?",
                                "DELETE FROM benchmark_cells WHERE run = ?",
                                "DELETE FROM benchmark_runs WHERE id = ?"})
            Statement(database, sql).run(std::string_view(id));
}

RunDocuments readBenchmarks(Database &database)
{
    RunDocuments documents;
    if (!database.hasTable("benchmark_runs"))
        return documents;
    Statement runs(
        database,
        "SELECT document FROM benchmark_runs ORDER BY coalesce(started, queued) DESC, number DESC");
    Statement cells(database, "SELECT document FROM benchmark_cells WHERE run = ? ORDER BY cell");
    runs.start();
    while (runs.step()) {
        auto document = parseRunJson(runs.text(0));
        if (!document)
            continue;
        cells.start(std::string_view(document->run.id));
        while (cells.step())
            if (auto cell = parseCellJson(cells.text(0)))
                document->run.cells.push_back(std::move(*cell));
        documents.push_back(std::move(*document));
    }
    return documents;
}

Result<RunDocument> readBenchmark(Database &database, const std::string &id)
{
    const auto missing = [&] {
        return failure(ErrorKind::NotFound,
                       "There is no run " + id,
                       {},
                       "See \"perfdeckctl bench show\" for those that are kept");
    };
    if (!database.hasTable("benchmark_runs"))
        return missing();
    Statement run(database, "SELECT document FROM benchmark_runs WHERE id = ?");
    run.start(std::string_view(id));
    if (!run.step())
        return missing();
    auto document = parseRunJson(run.text(0));
    if (!document)
        return document;
    Statement cells(database, "SELECT document FROM benchmark_cells WHERE run = ? ORDER BY cell");
    cells.start(std::string_view(id));
    while (cells.step())
        if (auto cell = parseCellJson(cells.text(0)))
            document->run.cells.push_back(std::move(*cell));
    readSamples(database, *document);
    return document;
}

void standInForBenchmarks(Database &database)
{
    if (database.hasTable("benchmark_runs"))
        return;
    makeTemporary(database, kTables);
    std::string views = kViews;
    for (std::size_t at = 0; (at = views.find("CREATE VIEW", at)) != std::string::npos; at += 5)
        views.replace(at, 11, "CREATE TEMP VIEW");
    database.run(views);
}

} // namespace perfdeck
