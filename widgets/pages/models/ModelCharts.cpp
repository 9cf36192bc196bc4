// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/ModelCharts.h"

namespace perfdeck {

namespace {

using Match = Selector::Match;

/// Series of the row's model: an absent label is part of the name.
Selector ofModel(const ModelRow &row, std::string metric)
{
    const QStringList parts = row.id.split(QChar(0x1F));
    Selector selector{std::move(metric), {{"source", Match::Equal, parts.value(0).toStdString()}}};
    if (!row.spansModels)
        selector.matchers.push_back({"model", Match::Equal, parts.value(1).toStdString()});
    if (!row.spansDevices)
        selector.matchers.push_back({"device", Match::Equal, parts.value(2).toStdString()});
    return selector;
}

void addPercentiles(ChartQuestion &question,
                    const ModelRow &row,
                    const char *metric,
                    std::initializer_list<const char *> quantiles)
{
    for (const char *quantile : quantiles) {
        Selector selector = ofModel(row, metric);
        selector.matchers.push_back({"quantile", Match::Equal, quantile});
        question.selectors.push_back(selector);
    }
}

ChartQuestion latency(const ModelRow &row)
{
    ChartQuestion question;
    addPercentiles(question, row, "inference_latency_seconds", {"0.5", "0.95", "0.99"});
    question.selectors.push_back(ofModel(row, "inference_latency_mean_seconds"));
    return question;
}

ChartQuestion tokenLatency(const ModelRow &row)
{
    ChartQuestion question;
    addPercentiles(question, row, "time_to_first_token_seconds", {"0.5", "0.95"});
    addPercentiles(question, row, "inter_token_latency_seconds", {"0.5", "0.95"});
    return question;
}

ChartQuestion throughput(const ModelRow &row)
{
    const bool requests = row.throughputUnit == Unit::RequestPerSecond;
    return {{ofModel(row, requests ? "requests_per_second" : "throughput_samples_per_second")}};
}

ChartQuestion tokens(const ModelRow &row)
{
    return {
        {ofModel(row, "generation_tokens_per_second"), ofModel(row, "prompt_tokens_per_second")}};
}

ChartQuestion queue(const ModelRow &row)
{
    return {{ofModel(row, "active_requests"), ofModel(row, "queue_depth")}};
}

ChartQuestion kvCache(const ModelRow &row)
{
    return {{ofModel(row, "kv_cache_usage_ratio"), ofModel(row, "prefix_cache_hit_ratio")}};
}

ChartQuestion errors(const ModelRow &row)
{
    return {{ofModel(row, "error_ratio")}};
}

/// Of the model where the server tells it apart, else of the whole server.
Selector memoryOf(const ModelRow &row, const char *metric)
{
    Selector selector{metric, {{"source", Match::Equal, row.source.toStdString()}}};
    const std::string model = row.id.split(QChar(0x1F)).value(1).toStdString();
    if (row.gpuShare && !model.empty())
        selector.matchers.push_back({"model", Match::Equal, model});
    return selector;
}

ChartQuestion memory(const ModelRow &row)
{
    return {{memoryOf(row, "gpu_memory_used_bytes"), memoryOf(row, "memory_used_bytes")}};
}

QString quantileName(const FrameSeries &series)
{
    const std::string_view quantile = series.key->labels.get("quantile");
    if (quantile.empty())
        return QStringLiteral("mean");
    return QStringLiteral("p%1").arg(
        QString::fromLatin1(quantile.data(), qsizetype(quantile.size())).toDouble() * 100);
}

/// "TTFT p95": short, because four of them share a narrow legend.
QString tokenLatencyName(const FrameSeries &series)
{
    const bool first = series.key->metric == "time_to_first_token_seconds";
    return (first ? QStringLiteral("TTFT ") : QStringLiteral("ITL ")) + quantileName(series);
}

QString titleName(const FrameSeries &series)
{
    const std::string_view device = series.key->labels.get("device");
    const QString title = QString::fromStdString(series.info.title);
    return device.empty()
        ? title
        : title + QChar(u' ') + QString::fromUtf8(device.data(), qsizetype(device.size()));
}

} // namespace

std::vector<ModelChart> modelCharts()
{
    return {
        {"model-latency",
         QT_TRANSLATE_NOOP("ModelCharts", "Latency"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no latency"),
         quantileName,
         latency,
         [](const ModelRow &row) { return row.p50 || row.p95 || row.p99 || row.mean; }},
        {"model-tokens-latency",
         QT_TRANSLATE_NOOP("ModelCharts", "First and next token"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no token times"),
         tokenLatencyName,
         tokenLatency,
         [](const ModelRow &row) { return row.firstToken || row.interToken; }},
        {"model-throughput",
         QT_TRANSLATE_NOOP("ModelCharts", "Throughput"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no throughput"),
         titleName,
         throughput,
         [](const ModelRow &row) { return row.throughput.has_value(); }},
        {"model-tokens",
         QT_TRANSLATE_NOOP("ModelCharts", "Tokens per second"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no tokens"),
         titleName,
         tokens,
         [](const ModelRow &row) { return row.generated || row.prompted; }},
        {"model-queue",
         QT_TRANSLATE_NOOP("ModelCharts", "Requests"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no queue"),
         titleName,
         queue,
         [](const ModelRow &row) { return row.running || row.queue; }},
        {"model-kv-cache",
         QT_TRANSLATE_NOOP("ModelCharts", "KV cache"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no KV cache"),
         titleName,
         kvCache,
         [](const ModelRow &row) { return row.kvCache.has_value(); }},
        {"model-errors",
         QT_TRANSLATE_NOOP("ModelCharts", "Errors"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no errors"),
         titleName,
         errors,
         [](const ModelRow &row) { return row.errors.has_value(); }},
        {"model-memory",
         QT_TRANSLATE_NOOP("ModelCharts", "Memory"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no memory"),
         titleName,
         memory,
         [](const ModelRow &row) { return row.memory.has_value(); }},
    };
}

} // namespace perfdeck
