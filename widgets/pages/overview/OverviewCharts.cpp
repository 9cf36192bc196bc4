// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/OverviewCharts.h"

#include "widgets/models/ClusterText.h"
#include "widgets/pages/overview/Tiles.h"
#include "widgets/style/MetricTitles.h"

#include <QCoreApplication>

namespace perfdeck {

namespace {

using Match = Selector::Match;
constexpr std::size_t kMachineLines = 8;
constexpr std::size_t kModelLines = 12;
constexpr std::size_t kWorstLines = 6;

constexpr const char *kNoModel = QT_TRANSLATE_NOOP("OverviewCharts", "No model endpoint yet");
constexpr const char *kAddModel
    = QT_TRANSLATE_NOOP("OverviewCharts", "Add one with Ctrl+N, or start with --endpoint URL");
constexpr const char *kNoData = QT_TRANSLATE_NOOP("OverviewCharts", "No data in this range");
constexpr const char *kWait
    = QT_TRANSLATE_NOOP("OverviewCharts", "Choose another range, or wait for new samples");

QString label(const FrameSeries &series, std::string_view name)
{
    const std::string_view text = series.key->labels.get(name);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// "search/bert": two servers may well serve the same model.
QString modelName(const FrameSeries &series)
{
    const QString source = label(series, "source");
    const QString model = label(series, "model");
    return model.isEmpty() || model == source ? source : source + QChar(u'/') + model;
}

/// "read sda", "in eth0"
SeriesNamer directionNamer(const char *device,
                           std::string_view first,
                           const char *firstWord,
                           const char *secondWord)
{
    return [device, first, firstWord, secondWord](const FrameSeries &series) -> QString {
        const char *word
            = series.key->metric.find(first) != std::string::npos ? firstWord : secondWord;
        return QCoreApplication::translate("OverviewCharts", word) + QChar(u' ')
            + label(series, device);
    };
}

Selector interfaces(const char *metric)
{
    Selector selector = machineSeries(metric);
    selector.matchers.push_back({"interface", Match::NotEqual, "lo"});
    return selector;
}

Selector quantile(const char *value)
{
    return {"inference_latency_seconds", {{"quantile", Match::Equal, value}}};
}

ChartQuestion cpuQuestion()
{
    std::vector<Selector> selectors{machineSeries("cpu_utilization_ratio", {"core", "mode"})};
    for (const char *mode : {"user", "nice", "system", "iowait"}) {
        Selector selector = machineSeries("cpu_utilization_ratio", {"core"});
        selector.matchers.push_back({"mode", Match::Equal, mode});
        selectors.push_back(selector);
    }
    return {selectors, Transform::None, kMachineLines, false};
}

QString cpuName(const FrameSeries &series)
{
    const QString mode = label(series, "mode");
    return mode.isEmpty() ? QCoreApplication::translate("OverviewCharts", "busy") : mode;
}

QString titleName(const FrameSeries &series)
{
    return metricTitle(series.info);
}

} // namespace

ChartQuestion latencyQuestion(std::size_t models)
{
    if (models > kFewModels)
        return {{quantile("0.99")}, Transform::None, kWorstLines, true};
    return {
        {quantile("0.5"), quantile("0.95"), quantile("0.99")}, Transform::None, kModelLines, false};
}

QString latencyName(const FrameSeries &series)
{
    const double percent = label(series, "quantile").toDouble() * 100;
    return QStringLiteral("p%1 %2").arg(percent).arg(modelName(series));
}

std::vector<ChartSpec> overviewCharts()
{
    return {
        {"chart-latency",
         QT_TRANSLATE_NOOP("OverviewCharts", "Latency"),
         kNoModel,
         kAddModel,
         latencyQuestion(0),
         latencyName,
         true},
        {"chart-throughput",
         QT_TRANSLATE_NOOP("OverviewCharts", "Requests"),
         kNoModel,
         kAddModel,
         {{{"requests_per_second", {}}}, Transform::None, kWorstLines, true},
         modelName,
         true},
        {"chart-gpu",
         QT_TRANSLATE_NOOP("OverviewCharts", "GPU"),
         QT_TRANSLATE_NOOP("OverviewCharts", "No GPU found on this machine"),
         QT_TRANSLATE_NOOP("OverviewCharts", "GPUs that endpoints report are shown here too"),
         {{{"gpu_utilization_ratio", {}}}, Transform::None, kModelLines, true},
         nullptr},
        {"chart-cpu",
         QT_TRANSLATE_NOOP("OverviewCharts", "CPU"),
         kNoData,
         kWait,
         cpuQuestion(),
         cpuName},
        {"chart-memory",
         QT_TRANSLATE_NOOP("OverviewCharts", "Memory"),
         kNoData,
         kWait,
         {{machineSeries("memory_used_bytes"),
           machineSeries("memory_available_bytes"),
           machineSeries("swap_used_bytes")},
          Transform::None,
          kMachineLines,
          false},
         titleName},
        {"chart-io",
         QT_TRANSLATE_NOOP("OverviewCharts", "Network and disk"),
         kNoData,
         kWait,
         {{interfaces("network_receive_bytes_per_second"),
           interfaces("network_transmit_bytes_per_second"),
           machineSeries("disk_read_bytes_per_second"),
           machineSeries("disk_write_bytes_per_second")},
          Transform::None,
          kMachineLines,
          false},
         [](const FrameSeries &series) -> QString {
             static const SeriesNamer network
                 = directionNamer("interface",
                                  "receive",
                                  QT_TRANSLATE_NOOP("OverviewCharts", "in"),
                                  QT_TRANSLATE_NOOP("OverviewCharts", "out"));
             static const SeriesNamer disk
                 = directionNamer("disk",
                                  "read",
                                  QT_TRANSLATE_NOOP("OverviewCharts", "read"),
                                  QT_TRANSLATE_NOOP("OverviewCharts", "write"));
             return series.key->metric.starts_with("network") ? network(series) : disk(series);
         }},
        {"chart-workers",
         QT_TRANSLATE_NOOP("OverviewCharts", "Workers of the cluster"),
         kNoData,
         kWait,
         {{{"cluster_workers", {}}}, Transform::None, kMachineLines, false},
         stateTitle,
         false,
         true},
        {"chart-tasks",
         QT_TRANSLATE_NOOP("OverviewCharts", "Tasks of the cluster"),
         kNoData,
         kWait,
         {{{"cluster_tasks", {}}}, Transform::None, kMachineLines, false},
         stateTitle,
         false,
         true},
        {"chart-cluster",
         QT_TRANSLATE_NOOP("OverviewCharts", "Load of the cluster"),
         kNoData,
         kWait,
         {{{"cluster_cpu_utilization_ratio", {}},
           {"cluster_memory_utilization_ratio", {}},
           {"cluster_gpu_utilization_ratio", {}},
           {"cluster_cpu_reserved_ratio", {}},
           {"cluster_memory_reserved_ratio", {}}},
          Transform::None,
          kMachineLines,
          false},
         titleName,
         false,
         true},
    };
}

} // namespace perfdeck
