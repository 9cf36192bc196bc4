// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ModelRows.h"

#include "core/model/ServingMetrics.h"
#include "widgets/models/SourcesModel.h"

#include <array>
#include <map>
#include <tuple>

namespace perfdeck {

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What belongs to a row but does not make one.
constexpr std::array<std::string_view, 9> kBeside{"gpu_memory_used_bytes",
                                                  "gpu_utilization_ratio",
                                                  "memory_used_bytes",
                                                  "kv_cache_usage_ratio",
                                                  "preemption_rate",
                                                  "prefix_cache_hit_ratio",
                                                  "prompt_tokens_per_second",
                                                  "queue_time_seconds",
                                                  "time_per_output_token_seconds"};

/// What has been gathered about one row.
struct Gathered
{
    ModelRow row;
    Timestamp newest = Timestamp::min();
    bool serves = false;
    std::optional<double> samples, requests, processMemory, gpuMemory;

    /// Takes over what is missing here.
    void fill(const Gathered &other);
};

/// Where a plain number of a metric goes.
struct Place
{
    std::string_view metric;
    std::optional<double> ModelRow::*target;
};

constexpr std::array kPlaces{
    Place{"inference_latency_mean_seconds", &ModelRow::mean},
    Place{"generation_tokens_per_second", &ModelRow::generated},
    Place{"prompt_tokens_per_second", &ModelRow::prompted},
    Place{"active_requests", &ModelRow::running},
    Place{"queue_depth", &ModelRow::queue},
    Place{"kv_cache_usage_ratio", &ModelRow::kvCache},
    Place{"prefix_cache_hit_ratio", &ModelRow::prefixHits},
    Place{"preemption_rate", &ModelRow::preemptions},
    Place{"gpu_utilization_ratio", &ModelRow::gpu},
    Place{"error_ratio", &ModelRow::errors},
    Place{"model_gpu_share_ratio", &ModelRow::gpuShare},
};

/// Where a percentile goes.
struct PercentilePlace
{
    std::string_view metric;
    std::string_view quantile;
    std::optional<RatedNumber> ModelRow::*target;
};

constexpr std::array kPercentilePlaces{
    PercentilePlace{"inference_latency_seconds", "0.5", &ModelRow::p50},
    PercentilePlace{"inference_latency_seconds", "0.95", &ModelRow::p95},
    PercentilePlace{"inference_latency_seconds", "0.99", &ModelRow::p99},
    PercentilePlace{"time_to_first_token_seconds", "0.95", &ModelRow::firstToken},
    PercentilePlace{"inter_token_latency_seconds", "0.95", &ModelRow::interToken},
    PercentilePlace{"time_per_output_token_seconds", "0.95", &ModelRow::outputToken},
    PercentilePlace{"queue_time_seconds", "0.95", &ModelRow::waited},
};

void Gathered::fill(const Gathered &other)
{
    const auto take = [](auto &mine, const auto &theirs) {
        if (!mine)
            mine = theirs;
    };
    for (const Place &place : kPlaces)
        take(row.*(place.target), other.row.*(place.target));
    for (const PercentilePlace &place : kPercentilePlaces)
        take(row.*(place.target), other.row.*(place.target));
    take(samples, other.samples);
    take(requests, other.requests);
    take(processMemory, other.processMemory);
    take(gpuMemory, other.gpuMemory);
    newest = std::max(newest, other.newest);
}

/// What was said about numbers at the moment they were taken.
class Remarks final
{
public:
    explicit Remarks(const LatestValues &values)
    {
        for (const LatestValue &value : values)
            if (companionName(value.key->metric).kind != Companion::None)
                m_values.emplace(*value.key, value.sample);
    }

    [[nodiscard]] RatedNumber rate(const LatestValue &value) const
    {
        RatedNumber number;
        number.value = value.sample.value;
        if (const Sample *flags = find(value, Companion::Quality))
            number.quality = Quality::fromStored(flags->value);
        if (const Sample *limit = find(value, Companion::Limit))
            number.limit = limit->value;
        return number;
    }

private:
    [[nodiscard]] const Sample *find(const LatestValue &value, Companion kind) const
    {
        const auto at
            = m_values.find({companionMetric(value.key->metric, kind), value.key->labels});
        return at != m_values.end() && at->second.time == value.sample.time ? &at->second : nullptr;
    }

    std::map<SeriesKey, Sample> m_values;
};

void take(Gathered &gathered, const LatestValue &value, const Remarks &remarks)
{
    const std::string_view metric = value.key->metric;
    for (const Place &place : kPlaces)
        if (metric == place.metric)
            gathered.row.*(place.target) = value.sample.value;
    for (const PercentilePlace &place : kPercentilePlaces)
        if (metric == place.metric && value.key->labels.get("quantile") == place.quantile)
            gathered.row.*(place.target) = remarks.rate(value);
    if (metric == "throughput_samples_per_second")
        gathered.samples = value.sample.value;
    else if (metric == "requests_per_second")
        gathered.requests = value.sample.value;
    else if (metric == "memory_used_bytes")
        gathered.processMemory = value.sample.value;
    else if (metric == "gpu_memory_used_bytes")
        gathered.gpuMemory = value.sample.value;
}

void settleThroughput(Gathered &gathered)
{
    ModelRow &row = gathered.row;
    if (gathered.samples) {
        row.throughput = gathered.samples;
    } else if (gathered.requests) {
        row.throughput = gathered.requests;
        row.throughputUnit = Unit::RequestPerSecond;
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
        row.stateText = isPast ? QCoreApplication::translate("ModelRows", "stored")
                               : QCoreApplication::translate("ModelRows", "live");
        return;
    }
    const bool down = source != nullptr && source->health.state == SourceState::BackingOff;
    const bool paused = source != nullptr && source->health.state == SourceState::Paused;
    row.state = paused ? CellState::Waiting : down ? CellState::Critical : CellState::Warning;
    const QString old = formatDuration(age);
    row.stateText = paused ? QCoreApplication::translate("ModelRows", "paused %1").arg(old)
        : down             ? QCoreApplication::translate("ModelRows", "down, %1 old").arg(old)
                           : QCoreApplication::translate("ModelRows", "%1 old").arg(old);
}

using RowKey = std::tuple<std::string, std::string, std::string>;
using Rows = std::map<RowKey, Gathered>;

Rows gather(const LatestValues &values)
{
    Rows rows;
    const Remarks remarks(values);
    for (const LatestValue &value : values) {
        if (companionName(value.key->metric).kind != Companion::None)
            continue;
        const Labels &labels = value.key->labels;
        if (!labels.has("source") || value.sample.value != value.sample.value)
            continue;
        Gathered &gathered = rows[{std::string(labels.get("source")),
                                   std::string(labels.get("model")),
                                   std::string(labels.get("device"))}];
        take(gathered, value, remarks);
        if (isServingMetric(value.key->metric)) {
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

/// What a server says without naming a model belongs to its only model.
void mergeModels(Rows &rows)
{
    std::map<std::string, std::vector<RowKey>> named;
    for (const auto &[key, gathered] : rows)
        if (gathered.serves && !std::get<1>(key).empty())
            named[std::get<0>(key)].push_back(key);
    for (const auto &[source, keys] : named) {
        const auto whole = rows.find({source, {}, {}});
        if (keys.size() != 1 || whole == rows.end() || !whole->second.serves)
            continue;
        Gathered &only = rows.at(keys.front());
        only.fill(whole->second);
        only.row.spansModels = true;
        only.row.spansDevices = true;
        rows.erase(whole);
    }
}

void add(std::optional<double> &sum, const std::optional<double> &part)
{
    if (part)
        sum = sum.value_or(0) + *part;
}

/// Memory that is not reported beside what is served: a GPU's share belongs to the model it names
/// and, where none is named, to the only model of the server.
void lendMemory(Rows &rows)
{
    std::map<std::pair<std::string, std::string>, std::vector<Gathered *>> byModel;
    for (auto &[key, gathered] : rows) {
        if (!gathered.serves)
            continue;
        byModel[{std::get<0>(key), std::get<1>(key)}].push_back(&gathered);
        if (!std::get<1>(key).empty())
            byModel[{std::get<0>(key), {}}].push_back(&gathered);
    }
    std::map<Gathered *, Gathered> lent;
    for (const auto &[key, gathered] : rows) {
        const auto takers = byModel.find({std::get<0>(key), std::get<1>(key)});
        if (gathered.serves || takers == byModel.end() || takers->second.size() != 1)
            continue;
        Gathered &loan = lent[takers->second.front()];
        add(loan.gpuMemory, gathered.gpuMemory);
        add(loan.processMemory, gathered.processMemory);
    }
    for (const auto &[taker, loan] : lent)
        taker->fill(loan);
}

/// How busy a GPU is belongs to what its server runs on it: by the name of the device, else if the
/// server has only this one.
void lendGpus(Rows &rows)
{
    std::map<std::string, std::vector<const Gathered *>> gpus;
    for (const auto &[key, gathered] : rows)
        if (!gathered.serves && gathered.row.gpu)
            gpus[std::get<0>(key)].push_back(&gathered);
    for (auto &[key, gathered] : rows) {
        const auto &[source, model, device] = key;
        const auto found = gpus.find(source);
        if (!gathered.serves || gathered.row.gpu || found == gpus.end())
            continue;
        const auto named = rows.find({source, {}, device});
        if (!device.empty() && named != rows.end())
            gathered.row.gpu = named->second.row.gpu;
        else if (device.empty() && found->second.size() == 1 && gathered.row.gpuShare != 0.0)
            gathered.row.gpu = found->second.front()->row.gpu;
    }
}

} // namespace

std::vector<Selector> modelSelectors()
{
    std::vector<Selector> selectors;
    for (const std::string_view metric : servingMetrics())
        selectors.push_back({std::string(metric), {}});
    for (const std::string_view metric : kBeside)
        selectors.push_back({std::string(metric), {}});
    std::string_view last;
    for (const PercentilePlace &place : kPercentilePlaces) {
        if (std::exchange(last, place.metric) == place.metric)
            continue;
        for (const Companion kind : {Companion::Quality, Companion::Limit})
            selectors.push_back({companionMetric(place.metric, kind), {}});
    }
    return selectors;
}

std::vector<ModelRow> modelRows(const LatestValues &values,
                                const std::vector<SourceStatus> &sources,
                                Timestamp now,
                                bool isPast)
{
    Rows gathered = gather(values);
    mergeDevices(gathered);
    mergeModels(gathered);
    lendMemory(gathered);
    lendGpus(gathered);
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
        const SourceStatus *status = find(sources, entry.row.source);
        if (status != nullptr)
            entry.row.stack = QString::fromStdString(status->health.recognised);
        settleThroughput(entry);
        settleState(entry, isPast ? nullptr : status, now, isPast);
        rows.push_back(std::move(entry.row));
    }
    return rows;
}

} // namespace perfdeck
