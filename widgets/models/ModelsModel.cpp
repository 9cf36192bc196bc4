// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ModelsModel.h"

#include "widgets/models/SourcesModel.h"

#include <array>
#include <map>
#include <tuple>

namespace perfdeck {

namespace {

constexpr const char *kContext = "ModelsModel";

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString throughputText(const ModelRow &row)
{
    return row.throughput ? formatText(*row.throughput, row.throughputUnit) : QStringLiteral("–");
}

using C = Column<ModelRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("ModelsModel", "Model"),
      QT_TRANSLATE_NOOP("ModelsModel", "Name of the served model"),
      22,
      Unit::None,
      nullptr,
      [](const ModelRow &row) { return row.model; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "Source"),
      QT_TRANSLATE_NOOP("ModelsModel", "Endpoint that reports it"),
      14,
      Unit::None,
      nullptr,
      [](const ModelRow &row) { return row.source; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "Device"),
      QT_TRANSLATE_NOOP("ModelsModel", "Where it runs, if the server says so"),
      8,
      Unit::None,
      nullptr,
      [](const ModelRow &row) { return row.device; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "p50"),
      QT_TRANSLATE_NOOP("ModelsModel", "Half of the recent requests were faster"),
      9,
      Unit::Second,
      [](const ModelRow &row) { return row.p50; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "p95"),
      QT_TRANSLATE_NOOP("ModelsModel", "95 % of the recent requests were faster"),
      9,
      Unit::Second,
      [](const ModelRow &row) { return row.p95; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "p99"),
      QT_TRANSLATE_NOOP("ModelsModel", "99 % of the recent requests were faster"),
      9,
      Unit::Second,
      [](const ModelRow &row) { return row.p99; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "Throughput"),
      QT_TRANSLATE_NOOP("ModelsModel",
                        "Samples per second, or requests per second where samples are not counted"),
      17,
      Unit::SamplePerSecond,
      [](const ModelRow &row) { return row.throughput; },
      throughputText},
    C{QT_TRANSLATE_NOOP("ModelsModel", "Errors"),
      QT_TRANSLATE_NOOP("ModelsModel", "Share of recent requests that failed"),
      8,
      Unit::Ratio,
      [](const ModelRow &row) { return row.errors; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "Memory"),
      QT_TRANSLATE_NOOP("ModelsModel", "Memory used, of the GPU where it is reported"),
      9,
      Unit::Byte,
      [](const ModelRow &row) { return row.memory; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "Queue"),
      QT_TRANSLATE_NOOP("ModelsModel", "Requests waiting"),
      9,
      Unit::Count,
      [](const ModelRow &row) { return row.queue; }},
    C{QT_TRANSLATE_NOOP("ModelsModel", "State"),
      QT_TRANSLATE_NOOP("ModelsModel", "Whether the numbers are current"),
      16,
      Unit::None,
      nullptr,
      [](const ModelRow &row) { return row.stateText; },
      [](const ModelRow &row) { return row.state; }},
};

/// Metrics whose presence means that something is served there.
constexpr std::array<std::string_view, 10> kServing{
    "inference_latency_seconds",
    "inference_latency_mean_seconds",
    "throughput_samples_per_second",
    "requests_per_second",
    "time_to_first_token_seconds",
    "generation_tokens_per_second",
    "active_requests",
    "queue_depth",
    "error_ratio",
    "batch_size",
};
constexpr std::array<std::string_view, 2> kMemory{"gpu_memory_used_bytes", "memory_used_bytes"};

bool isServing(std::string_view metric)
{
    return std::find(kServing.begin(), kServing.end(), metric) != kServing.end();
}

/// What has been gathered about one row.
struct Gathered
{
    ModelRow row;
    Timestamp newest = Timestamp::min();
    bool serves = false;
    std::optional<double> samples, requests, tokens, mean, processMemory, gpuMemory;

    /// Takes over what is missing here.
    void fill(const Gathered &other)
    {
        const auto take = [](std::optional<double> &mine, const std::optional<double> &theirs) {
            if (!mine)
                mine = theirs;
        };
        take(row.p50, other.row.p50);
        take(row.p95, other.row.p95);
        take(row.p99, other.row.p99);
        take(row.errors, other.row.errors);
        take(row.queue, other.row.queue);
        take(samples, other.samples);
        take(requests, other.requests);
        take(tokens, other.tokens);
        take(mean, other.mean);
        take(processMemory, other.processMemory);
        take(gpuMemory, other.gpuMemory);
        newest = std::max(newest, other.newest);
    }
};

void takeLatency(Gathered &gathered, const SeriesKey &key, double value)
{
    const std::string_view quantile = key.labels.get("quantile");
    if (quantile == "0.5")
        gathered.row.p50 = value;
    else if (quantile == "0.95")
        gathered.row.p95 = value;
    else if (quantile == "0.99")
        gathered.row.p99 = value;
}

void take(Gathered &gathered, const SeriesKey &key, double value)
{
    const std::string_view metric = key.metric;
    if (metric == "inference_latency_seconds")
        takeLatency(gathered, key, value);
    else if (metric == "inference_latency_mean_seconds")
        gathered.mean = value;
    else if (metric == "throughput_samples_per_second")
        gathered.samples = value;
    else if (metric == "requests_per_second")
        gathered.requests = value;
    else if (metric == "generation_tokens_per_second")
        gathered.tokens = value;
    else if (metric == "error_ratio")
        gathered.row.errors = value;
    else if (metric == "queue_depth")
        gathered.row.queue = value;
    else if (metric == "memory_used_bytes")
        gathered.processMemory = value;
    else if (metric == "gpu_memory_used_bytes")
        gathered.gpuMemory = value;
}

void settleThroughput(Gathered &gathered)
{
    ModelRow &row = gathered.row;
    if (gathered.samples) {
        row.throughput = gathered.samples;
    } else if (gathered.requests) {
        row.throughput = gathered.requests;
        row.throughputUnit = Unit::RequestPerSecond;
    } else if (gathered.tokens) {
        row.throughput = gathered.tokens;
        row.throughputUnit = Unit::TokenPerSecond;
    }
    row.memory = gathered.gpuMemory ? gathered.gpuMemory : gathered.processMemory;
}

const SourceStatus *find(const std::vector<SourceStatus> &sources, const QString &name)
{
    const auto at
        = std::find_if(sources.begin(), sources.end(), [&name](const SourceStatus &source) {
              return sourceLabel(source.config) == name;
          });
    return at == sources.end() ? nullptr : &*at;
}

void settleState(Gathered &gathered, const SourceStatus *source, Timestamp now, bool isPast)
{
    ModelRow &row = gathered.row;
    const Duration age = now - gathered.newest;
    const Duration interval
        = source != nullptr ? source->config.interval : Duration(std::chrono::seconds(5));
    row.isStale = age > 3 * interval + std::chrono::seconds(2);
    if (!row.isStale) {
        row.state = isPast ? CellState::None : CellState::Good;
        row.stateText = isPast ? QCoreApplication::translate(kContext, "stored")
                               : QCoreApplication::translate(kContext, "live");
        return;
    }
    const bool down = source != nullptr && source->health.state == SourceState::BackingOff;
    const bool paused = source != nullptr && source->health.state == SourceState::Paused;
    row.state = paused ? CellState::Waiting : down ? CellState::Critical : CellState::Warning;
    const QString old = formatDuration(age);
    row.stateText = paused ? QCoreApplication::translate(kContext, "paused %1").arg(old)
        : down             ? QCoreApplication::translate(kContext, "down, %1 old").arg(old)
                           : QCoreApplication::translate(kContext, "%1 old").arg(old);
}

using RowKey = std::tuple<std::string, std::string, std::string>;
using Rows = std::map<RowKey, Gathered>;

Rows gather(const LatestValues &values)
{
    Rows rows;
    for (const LatestValue &value : values) {
        const Labels &labels = value.key->labels;
        if (!labels.has("source") || value.sample.value != value.sample.value)
            continue;
        Gathered &gathered = rows[{std::string(labels.get("source")),
                                   std::string(labels.get("model")),
                                   std::string(labels.get("device"))}];
        take(gathered, *value.key, value.sample.value);
        if (isServing(value.key->metric)) {
            gathered.serves = true;
            gathered.newest = std::max(gathered.newest, value.sample.time);
        }
    }
    return rows;
}

/// What a server says of a model without naming a device belongs to its only device, where it has
/// just one.
void mergeDevices(Rows &rows)
{
    std::map<std::pair<std::string, std::string>, std::vector<RowKey>> devices;
    for (const auto &[key, gathered] : rows)
        if (gathered.serves && !std::get<2>(key).empty())
            devices[{std::get<0>(key), std::get<1>(key)}].push_back(key);
    for (const auto &[model, keys] : devices) {
        const auto whole = rows.find({model.first, model.second, {}});
        if (keys.size() != 1 || whole == rows.end())
            continue;
        Gathered merged = rows.at(keys.front());
        merged.fill(whole->second);
        merged.row.spansDevices = true;
        rows.at(keys.front()) = std::move(merged);
        rows.erase(whole);
    }
}

/// A server reports its memory without naming the model: that is the model's when it serves just
/// one.
void lendMemory(Rows &rows)
{
    std::map<std::string, std::vector<Gathered *>> serving;
    for (auto &[key, gathered] : rows)
        if (gathered.serves)
            serving[std::get<0>(key)].push_back(&gathered);
    for (const auto &[key, gathered] : rows) {
        if (gathered.serves || !serving.contains(std::get<0>(key)))
            continue;
        const std::vector<Gathered *> &takers = serving.at(std::get<0>(key));
        if (takers.size() != 1)
            continue;
        if (!takers.front()->gpuMemory)
            takers.front()->gpuMemory = gathered.gpuMemory;
        if (!takers.front()->processMemory)
            takers.front()->processMemory = gathered.processMemory;
    }
}

} // namespace

std::vector<Selector> modelSelectors()
{
    std::vector<Selector> selectors;
    for (const std::string_view metric : kServing)
        selectors.push_back({std::string(metric), {}});
    for (const std::string_view metric : kMemory)
        selectors.push_back({std::string(metric), {}});
    return selectors;
}

std::vector<ModelRow> modelRows(const LatestValues &values,
                                const std::vector<SourceStatus> &sources,
                                Timestamp now,
                                bool isPast)
{
    Rows gathered = gather(values);
    mergeDevices(gathered);
    lendMemory(gathered);
    std::vector<ModelRow> rows;
    for (auto &[key, entry] : gathered) {
        if (!entry.serves)
            continue;
        const auto &[source, model, device] = key;
        entry.row.source = fromUtf8(source);
        entry.row.model = fromUtf8(model.empty() ? source : model);
        entry.row.device = fromUtf8(device);
        entry.row.id
            = entry.row.source + QChar(0x1F) + fromUtf8(model) + QChar(0x1F) + entry.row.device;
        settleThroughput(entry);
        settleState(entry, isPast ? nullptr : find(sources, entry.row.source), now, isPast);
        rows.push_back(std::move(entry.row));
    }
    return rows;
}

ModelsModel::ModelsModel(QObject *parent)
    : RowModel(kColumns, kContext, parent)
{
}

} // namespace perfdeck
