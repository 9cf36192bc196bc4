// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterFrames.h"

#include "core/stats/Distribution.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostBins = 40;
constexpr std::size_t kMostPoints = 400;

DistributionSeries
seriesNamed(const std::string &metric, const std::string &title, std::string name)
{
    DistributionSeries series;
    series.key
        = std::make_shared<const SeriesKey>(SeriesKey{metric, Labels{{"type", std::move(name)}}});
    series.info = MetricInfo{metric, title, Unit::Second, MetricKind::Gauge, Better::Lower};
    return series;
}

const std::string &nameOr(const std::string &name, const std::string &unknown)
{
    return name.empty() ? unknown : name;
}

/// One of the spreads of the groups, type by type.
DistributionFramePtr typesFrame(std::span<const TaskGroup> groups,
                                TimeSpread TaskGroup::*spread,
                                const std::string &metric,
                                const FrameWords &words)
{
    auto frame = std::make_shared<DistributionFrame>();
    std::vector<std::vector<double>> samples;
    for (TaskGroup &type : mergedBy(groups, &TaskGroup::type)) {
        std::vector<double> &sorted = (type.*spread).sorted;
        if (sorted.empty())
            continue;
        if (samples.size() == kMostTypes) {
            ++frame->seriesLeftOut;
            continue;
        }
        frame->series.push_back(seriesNamed(metric, words.title, nameOr(type.type, words.unknown)));
        summarize(frame->series.back(), sorted, kMostPoints);
        samples.push_back(std::move(sorted));
    }
    binTogether(*frame, samples, kMostBins, false);
    return frame;
}

} // namespace

DistributionFramePtr recoveryFrame(std::span<const Outage> outages, const FrameWords &words)
{
    std::vector<double> closed;
    for (const Outage &outage : outages)
        if (outage.isStartSeen && outage.end == Outage::End::Back)
            closed.push_back(std::chrono::duration<double>(outage.length()).count());
    auto frame = std::make_shared<DistributionFrame>();
    if (closed.empty())
        return frame;
    std::ranges::sort(closed);
    DistributionSeries series = seriesNamed("time_to_recovery_seconds", words.title, {});
    summarize(series, closed, kMostPoints);
    const SurvivalCurve curve = timeToRecovery(outages);
    series.curve.clear();
    for (const SurvivalStep &step : curve.steps)
        series.curve.push_back({step.time, 1 - step.share});
    series.quantiles.clear();
    for (const double share : {0.5, 0.9})
        if (const auto time = endedBy(curve, share))
            series.quantiles.push_back({share, *time});
    frame->series.push_back(std::move(series));
    binTogether(*frame, {closed}, kMostBins, false);
    return frame;
}

DistributionFramePtr waitingFrame(std::span<const TaskGroup> groups, const FrameWords &words)
{
    return typesFrame(groups, &TaskGroup::waiting, "task_waiting_seconds", words);
}

DistributionFramePtr executionFrame(std::span<const TaskGroup> groups, const FrameWords &words)
{
    return typesFrame(groups, &TaskGroup::execution, "task_execution_seconds", words);
}

BarFramePtr failureFrame(const FailureRates &rates, const FrameWords &words)
{
    auto frame = std::make_shared<BarFrame>();
    frame->info
        = {"task_failure_ratio", words.title, Unit::Ratio, MetricKind::Gauge, Better::Lower};
    frame->groups = {""};
    frame->intervalTitle = words.interval;
    frame->categoryTitle = words.cases;
    for (const FailureRate &rate : rates.rates)
        frame->categories.push_back(
            {nameOr(rate.name, words.unknown) + " · " + std::to_string(rate.ended),
             {{rate.share.ratio, std::pair(rate.share.low, rate.share.high)}}});
    return frame;
}

} // namespace perfdeck
