// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/Tiles.h"

#include "widgets/pages/overview/TileChanges.h"
#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <QCoreApplication>

namespace perfdeck {

namespace {

using Match = Selector::Match;
constexpr Duration kMachineStale = std::chrono::seconds(10);
constexpr Duration kEndpointStale = std::chrono::seconds(60);

Selector loadOfOneMinute()
{
    Selector selector = machineSeries("load_average");
    selector.matchers.push_back({"window", Match::Equal, "1m"});
    return selector;
}

Selector withoutLoopback(std::string metric)
{
    Selector selector = machineSeries(std::move(metric));
    selector.matchers.push_back({"interface", Match::NotEqual, "lo"});
    return selector;
}

Selector workersUp()
{
    Selector selector{"cluster_workers", {}};
    for (const char *away : {"offline", "recovering", "failed"})
        selector.matchers.push_back({"state", Match::NotEqual, away});
    return selector;
}

Selector tasksIn(const char *state)
{
    return {"cluster_tasks", {{"state", Match::Equal, state}}};
}

} // namespace

Selector machineSeries(std::string metric, std::vector<std::string> absent)
{
    Selector selector{std::move(metric), {{"source", Match::Equal, "machine"}}};
    for (std::string &label : absent)
        selector.matchers.push_back({std::move(label), Match::Equal, ""});
    return selector;
}

std::vector<TileSpec> overviewTiles()
{
    return {
        {"tile-cpu",
         QT_TRANSLATE_NOOP("Tiles", "CPU"),
         Unit::Ratio,
         Reduce::Largest,
         {machineSeries("cpu_utilization_ratio", {"core", "mode"})},
         kMachineStale},
        {"tile-memory",
         QT_TRANSLATE_NOOP("Tiles", "Memory"),
         Unit::Byte,
         Reduce::Sum,
         {machineSeries("memory_used_bytes")},
         kMachineStale},
        {"tile-load",
         QT_TRANSLATE_NOOP("Tiles", "Load, 1 min"),
         Unit::None,
         Reduce::Largest,
         {loadOfOneMinute()},
         kMachineStale},
        {"tile-disk",
         QT_TRANSLATE_NOOP("Tiles", "Disk"),
         Unit::BytePerSecond,
         Reduce::Sum,
         {machineSeries("disk_read_bytes_per_second"),
          machineSeries("disk_write_bytes_per_second")},
         kMachineStale},
        {"tile-network",
         QT_TRANSLATE_NOOP("Tiles", "Network"),
         Unit::BytePerSecond,
         Reduce::Sum,
         {withoutLoopback("network_receive_bytes_per_second"),
          withoutLoopback("network_transmit_bytes_per_second")},
         kMachineStale},
        {"tile-latency",
         QT_TRANSLATE_NOOP("Tiles", "Worst p95"),
         Unit::Second,
         Reduce::Largest,
         {{"inference_latency_seconds", {{"quantile", Match::Equal, "0.95"}}}},
         kEndpointStale},
        {"tile-requests",
         QT_TRANSLATE_NOOP("Tiles", "Requests"),
         Unit::RequestPerSecond,
         Reduce::Sum,
         {{"requests_per_second", {}}},
         kEndpointStale},
        {"tile-throughput",
         QT_TRANSLATE_NOOP("Tiles", "Samples"),
         Unit::SamplePerSecond,
         Reduce::Sum,
         {{"throughput_samples_per_second", {}}},
         kEndpointStale},
        {"tile-workers",
         QT_TRANSLATE_NOOP("Tiles", "Workers up"),
         Unit::Count,
         Reduce::Sum,
         {workersUp()},
         kEndpointStale,
         true},
        {"tile-tasks-running",
         QT_TRANSLATE_NOOP("Tiles", "Tasks running"),
         Unit::Count,
         Reduce::Sum,
         {tasksIn("running")},
         kEndpointStale,
         true},
        {"tile-tasks-waiting",
         QT_TRANSLATE_NOOP("Tiles", "Tasks waiting"),
         Unit::Count,
         Reduce::Sum,
         {tasksIn("pending")},
         kEndpointStale,
         true},
        {"tile-tasks-ended",
         QT_TRANSLATE_NOOP("Tiles", "Tasks ended"),
         Unit::PerSecond,
         Reduce::Sum,
         {{"cluster_tasks_per_second", {}}},
         kEndpointStale,
         true},
    };
}

std::vector<Selector> tileSelectors(std::span<const TileSpec> tiles)
{
    std::vector<Selector> selectors;
    for (const TileSpec &tile : tiles)
        selectors.insert(selectors.end(), tile.selectors.begin(), tile.selectors.end());
    return selectors;
}

TileReading readTile(const TileSpec &spec,
                     const Frame &frame,
                     const TileChange *change,
                     Timestamp now,
                     const QTimeZone &zone)
{
    const Trend trend = trendOf(frame, spec.selectors, spec.reduce);
    TileReading reading;
    if (!trend.value) {
        reading.value = QStringLiteral("–");
        reading.change = QCoreApplication::translate("Tiles", "no data");
        return reading;
    }
    const Formatted text = formatValue(shownNumber(trend.rated), spec.unit);
    reading.value = qualityMark(trend.rated.quality) + text.value;
    reading.remark = qualityWords(trend.rated.quality);
    // The title says what is counted; the room is for the number.
    const bool isCounted
        = spec.unit == Unit::RequestPerSecond || spec.unit == Unit::SamplePerSecond;
    reading.unit = isCounted ? QStringLiteral("/s") : text.unit;
    reading.course = trend.course;
    reading.fullScale = spec.unit == Unit::Ratio ? 1 : 0;
    if (change != nullptr) {
        reading.change = changeText(*change, spec.unit);
        const QString evidence = changeEvidence(*change, spec.unit);
        reading.remark
            += (reading.remark.isEmpty() || evidence.isEmpty() ? QString() : QStringLiteral("\n"))
            + evidence;
    }
    if (trend.isOlderThan(spec.staleAfter, now))
        reading.since
            = QCoreApplication::translate("Tiles", "since %1").arg(formatTime(trend.time, zone));
    return reading;
}

} // namespace perfdeck
