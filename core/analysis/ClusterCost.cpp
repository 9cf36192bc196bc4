// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterCost.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string_view>

namespace perfdeck {

namespace {

constexpr double kMicrosecondsPerHour = 3.6e9;

/// Hours for which `holds` was true of the newest sample and its time.
template<class Test>
double hoursWhere(const FrameSeries &series, Test holds)
{
    double microseconds = 0;
    for (std::size_t i = 0; i < series.columns.size(); ++i) {
        const FrameColumn &column = series.columns[i];
        if (i > 0 && !column.gapBefore) {
            const FrameColumn &before = series.columns[i - 1];
            if (holds(before.last, before.lastTime))
                microseconds += static_cast<double>(column.time - before.lastTime);
        }
        if (holds(column.first, column.time))
            microseconds += static_cast<double>(column.lastTime - column.time);
    }
    return microseconds / kMicrosecondsPerHour;
}

bool isUp(double value)
{
    return value >= 0.5;
}

/// The newest sample at or before the time says so.
bool wasUp(const FrameSeries &up, std::int64_t time)
{
    const auto after = std::ranges::upper_bound(up.columns, time, {}, &FrameColumn::time);
    if (after == up.columns.begin())
        return false;
    const FrameColumn &column = *std::prev(after);
    return isUp(time >= column.lastTime ? column.last : column.first);
}

std::optional<double> times(std::optional<double> hours, std::optional<double> price)
{
    return hours && price ? std::optional(*hours * *price) : std::nullopt;
}

} // namespace

std::optional<double> HardwareCost::cost() const
{
    return times(hours, price);
}

std::optional<double> HardwareCost::idleCost() const
{
    return times(idleHours, price);
}

std::vector<HardwareCost>
clusterCost(const Frame &frame, const HardwareByWorker &hardware, const HourlyPrices &prices)
{
    std::map<std::string_view, HardwareCost> costs;
    std::map<std::string_view, const FrameSeries *> ups;
    for (const FrameSeries &series : frame.series) {
        if (series.key->metric != "worker_up")
            continue;
        const std::string_view worker = series.key->labels.get("worker");
        ups.emplace(worker, &series);
        HardwareCost &cost = costs[hardwareOf(hardware, worker)];
        ++cost.workers;
        cost.hours += hoursWhere(series, [](double up, std::int64_t) { return isUp(up); });
    }
    for (const FrameSeries &series : frame.series) {
        const std::string_view worker = series.key->labels.get("worker");
        const auto up = ups.find(worker);
        if (series.key->metric != "worker_tasks_running" || up == ups.end())
            continue;
        HardwareCost &cost = costs[hardwareOf(hardware, worker)];
        cost.idleHours
            = cost.idleHours.value_or(0) + hoursWhere(series, [&](double tasks, std::int64_t time) {
                  return tasks < 0.5 && wasUp(*up->second, time);
              });
    }
    std::vector<HardwareCost> sorted;
    for (auto &[name, cost] : costs) {
        cost.hardware = name;
        if (const auto price = prices.find(name); price != prices.end())
            cost.price = price->second;
        sorted.push_back(std::move(cost));
    }
    std::ranges::stable_sort(sorted, std::greater(), &HardwareCost::hours);
    return sorted;
}

} // namespace perfdeck
