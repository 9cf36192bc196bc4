// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/ModelCharts.h"

namespace perfdeck {

namespace {

using Match = Selector::Match;

/// Series of the row's model: an absent label is part of the name.
Selector ofModel(const ModelRow &row, std::string metric)
{
    const QStringList parts = row.id.split(QChar(0x1F));
    Selector selector{std::move(metric),
                      {{"source", Match::Equal, parts.value(0).toStdString()},
                       {"model", Match::Equal, parts.value(1).toStdString()}}};
    if (!row.spansDevices)
        selector.matchers.push_back({"device", Match::Equal, parts.value(2).toStdString()});
    return selector;
}

Selector ofSource(const ModelRow &row, std::string metric)
{
    return {std::move(metric), {{"source", Match::Equal, row.source.toStdString()}}};
}

ChartQuestion latency(const ModelRow &row)
{
    ChartQuestion question;
    for (const char *quantile : {"0.5", "0.95", "0.99"}) {
        Selector selector = ofModel(row, "inference_latency_seconds");
        selector.matchers.push_back({"quantile", Match::Equal, quantile});
        question.selectors.push_back(selector);
    }
    question.selectors.push_back(ofModel(row, "inference_latency_mean_seconds"));
    return question;
}

ChartQuestion throughput(const ModelRow &row)
{
    switch (row.throughputUnit) {
    case Unit::RequestPerSecond:
        return {{ofModel(row, "requests_per_second")}};
    case Unit::TokenPerSecond:
        return {{ofModel(row, "generation_tokens_per_second")}};
    default:
        return {{ofModel(row, "throughput_samples_per_second")}};
    }
}

ChartQuestion errors(const ModelRow &row)
{
    return {{ofModel(row, "error_ratio")}};
}

ChartQuestion memory(const ModelRow &row)
{
    return {{ofSource(row, "gpu_memory_used_bytes"), ofSource(row, "memory_used_bytes")}};
}

QString quantileName(const FrameSeries &series)
{
    const std::string_view quantile = series.key->labels.get("quantile");
    if (quantile.empty())
        return QStringLiteral("mean");
    return QStringLiteral("p%1").arg(
        QString::fromLatin1(quantile.data(), qsizetype(quantile.size())).toDouble() * 100);
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
         latency},
        {"model-throughput",
         QT_TRANSLATE_NOOP("ModelCharts", "Throughput"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no throughput"),
         titleName,
         throughput},
        {"model-errors",
         QT_TRANSLATE_NOOP("ModelCharts", "Errors"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no errors"),
         titleName,
         errors},
        {"model-memory",
         QT_TRANSLATE_NOOP("ModelCharts", "Memory"),
         QT_TRANSLATE_NOOP("ModelCharts", "This server reports no memory"),
         titleName,
         memory},
    };
}

} // namespace perfdeck
