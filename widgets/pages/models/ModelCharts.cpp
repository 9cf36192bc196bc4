// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/ModelCharts.h"

#include "widgets/models/ModelSelectors.h"
#include "widgets/style/MetricTitles.h"

namespace perfdeck {

namespace {

using Match = Selector::Match;

void addPercentiles(ChartQuestion &question,
                    const ModelRow &row,
                    const char *metric,
                    std::initializer_list<const char *> quantiles)
{
    for (const char *quantile : quantiles)
        question.selectors.push_back(modelQuantileSelector(row, metric, quantile));
}

ChartQuestion latency(const ModelRow &row)
{
    ChartQuestion question;
    addPercentiles(question, row, "inference_latency_seconds", {"0.5", "0.95", "0.99"});
    question.selectors.push_back(modelSelector(row, "inference_latency_mean_seconds"));
    return question;
}

ChartQuestion firstToken(const ModelRow &row)
{
    ChartQuestion question;
    addPercentiles(question, row, "time_to_first_token_seconds", {"0.5", "0.95", "0.99"});
    addPercentiles(question, row, "queue_time_seconds", {"0.95"});
    return question;
}

ChartQuestion nextTokens(const ModelRow &row)
{
    ChartQuestion question;
    addPercentiles(question, row, "inter_token_latency_seconds", {"0.5", "0.95", "0.99"});
    addPercentiles(question, row, "time_per_output_token_seconds", {"0.5", "0.95"});
    return question;
}

ChartQuestion throughput(const ModelRow &row)
{
    const bool requests = row.throughputUnit == Unit::RequestPerSecond;
    return {
        {modelSelector(row, requests ? "requests_per_second" : "throughput_samples_per_second")}};
}

ChartQuestion tokens(const ModelRow &row)
{
    return {{modelSelector(row, "generation_tokens_per_second"),
             modelSelector(row, "prompt_tokens_per_second")}};
}

ChartQuestion queue(const ModelRow &row)
{
    return {{modelSelector(row, "active_requests"), modelSelector(row, "queue_depth")}};
}

ChartQuestion kvCache(const ModelRow &row)
{
    return {
        {modelSelector(row, "kv_cache_usage_ratio"), modelSelector(row, "prefix_cache_hit_ratio")}};
}

ChartQuestion preemptions(const ModelRow &row)
{
    return {{modelSelector(row, "preemption_rate")}};
}

ChartQuestion gpu(const ModelRow &row)
{
    Selector selector{"gpu_utilization_ratio",
                      {{"source", Match::Equal, row.source.toStdString()}}};
    if (!row.device.isEmpty())
        selector.matchers.push_back({"device", Match::Equal, row.device.toStdString()});
    return {{selector}};
}

ChartQuestion errors(const ModelRow &row)
{
    return {{modelSelector(row, "error_ratio")}};
}

/// Of the model where the server tells it apart, else of the whole server.
Selector memoryOf(const ModelRow &row, const char *metric)
{
    Selector selector{metric, {{"source", Match::Equal, row.source.toStdString()}}};
    const std::string model = modelLabel(row);
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
        return QCoreApplication::translate("ModelCharts", "mean");
    return QStringLiteral("p%1").arg(
        QString::fromLatin1(quantile.data(), qsizetype(quantile.size())).toDouble() * 100);
}

/// "TTFT p95": short, because several of them share a narrow legend.
QString tokenLatencyName(const FrameSeries &series)
{
    const std::string &metric = series.key->metric;
    const QString what = metric == "time_to_first_token_seconds" ? QStringLiteral("TTFT ")
        : metric == "inter_token_latency_seconds"                ? QStringLiteral("ITL ")
        : metric == "time_per_output_token_seconds"
        ? QStringLiteral("TPOT ")
        : QCoreApplication::translate("ModelCharts", "waiting ");
    return what + quantileName(series);
}

QString titleName(const FrameSeries &series)
{
    const std::string_view device = series.key->labels.get("device");
    const QString title = metricTitle(series.info);
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
        {"model-throughput",
         QT_TRANSLATE_NOOP("ModelCharts", "Throughput"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no throughput"),
         titleName,
         throughput,
         [](const ModelRow &row) { return row.throughput.has_value(); }},
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
        {"model-gpu",
         QT_TRANSLATE_NOOP("ModelCharts", "GPU busy"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no GPU"),
         titleName,
         gpu,
         [](const ModelRow &row) { return row.gpu.has_value(); }},
        {"model-first-token",
         QT_TRANSLATE_NOOP("ModelCharts", "Time to first token"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no time to the first token"),
         tokenLatencyName,
         firstToken,
         [](const ModelRow &row) { return row.firstToken.has_value(); },
         ModelChart::Group::Tokens},
        {"model-next-tokens",
         QT_TRANSLATE_NOOP("ModelCharts", "Next tokens"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no time between tokens"),
         tokenLatencyName,
         nextTokens,
         [](const ModelRow &row) { return row.interToken || row.outputToken; },
         ModelChart::Group::Tokens},
        {"model-tokens",
         QT_TRANSLATE_NOOP("ModelCharts", "Tokens per second"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no tokens"),
         titleName,
         tokens,
         [](const ModelRow &row) { return row.generated || row.prompted; },
         ModelChart::Group::Tokens},
        {"model-queue",
         QT_TRANSLATE_NOOP("ModelCharts", "Requests running and waiting"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no queue"),
         titleName,
         queue,
         [](const ModelRow &row) { return row.running || row.queue; },
         ModelChart::Group::Tokens},
        {"model-kv-cache",
         QT_TRANSLATE_NOOP("ModelCharts", "KV cache"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no KV cache"),
         titleName,
         kvCache,
         [](const ModelRow &row) { return row.kvCache.has_value(); },
         ModelChart::Group::Tokens},
        {"model-preemptions",
         QT_TRANSLATE_NOOP("ModelCharts", "Preemptions"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no preemptions"),
         titleName,
         preemptions,
         [](const ModelRow &row) { return row.preemptions.has_value(); },
         ModelChart::Group::Tokens},
    };
}

} // namespace perfdeck
