// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/Criteria.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kSecondsPerHour = 3600;

/// A metric that can stand for a criterion; the earlier, the better.
struct Candidate
{
    Criterion criterion;
    std::string_view metric;
    std::string_view quantile;
    Better better;
};

constexpr std::array kCandidates{
    Candidate{Criterion::Latency, "inference_latency_seconds", "0.95", Better::Lower},
    Candidate{Criterion::Latency, "inference_latency_seconds", "0.99", Better::Lower},
    Candidate{Criterion::Latency, "inference_latency_seconds", "0.5", Better::Lower},
    Candidate{Criterion::Latency, "time_to_first_token_seconds", "0.95", Better::Lower},
    Candidate{Criterion::Latency, "inference_latency_mean_seconds", "", Better::Lower},
    Candidate{Criterion::Throughput, "generation_tokens_per_second", "", Better::Higher},
    Candidate{Criterion::Throughput, "throughput_samples_per_second", "", Better::Higher},
    Candidate{Criterion::Throughput, "requests_per_second", "", Better::Higher},
    Candidate{Criterion::Memory, "gpu_memory_used_bytes", "", Better::Lower},
    Candidate{Criterion::Memory, "memory_used_bytes", "", Better::Lower},
    Candidate{Criterion::Memory, "worker_memory_used_bytes", "", Better::Lower},
    Candidate{Criterion::Power, "gpu_power_watts", "", Better::Lower},
    Candidate{Criterion::Power, "cpu_power_watts", "", Better::Lower},
};

bool isPositive(double value)
{
    return std::isfinite(value) && value > 0;
}

bool standsFor(const Candidate &candidate, const SeriesKey &key)
{
    return key.metric == candidate.metric && key.labels.get("quantile") == candidate.quantile;
}

/// The medians of all sides, NaN where one lacks the metric.
MeasuredCriterion
mediansOf(const SideSamples &samples, std::size_t metric, const Candidate &candidate)
{
    MeasuredCriterion made{candidate.criterion, samples.metrics[metric].info, metric, {}};
    made.info.better = candidate.better;
    for (const SampleTrack &track : samples.metrics[metric].sides)
        made.values.push_back(medianOf(track.values));
    return made;
}

/// The metric of the candidate that every side has; none without one.
std::optional<MeasuredCriterion> measure(const SideSamples &samples, const Candidate &candidate)
{
    for (std::size_t at = 0; at < samples.metrics.size(); ++at) {
        if (!standsFor(candidate, samples.metrics[at].key))
            continue;
        MeasuredCriterion made = mediansOf(samples, at, candidate);
        if (std::ranges::all_of(made.values, isPositive))
            return made;
    }
    return std::nullopt;
}

const MeasuredCriterion *find(const std::vector<MeasuredCriterion> &measured, Criterion criterion)
{
    const auto at = std::ranges::find(measured, criterion, &MeasuredCriterion::criterion);
    return at == measured.end() ? nullptr : &*at;
}

MeasuredCriterion derived(Criterion criterion, const char *name, const char *title, Unit unit)
{
    return {criterion, {name, title, unit, MetricKind::Gauge, Better::Lower}, std::nullopt, {}};
}

} // namespace

void derive(std::vector<MeasuredCriterion> &measured, std::span<const double> hourlyPrices)
{
    std::erase_if(measured, [](const MeasuredCriterion &each) { return !each.metric; });
    const MeasuredCriterion *throughput = find(measured, Criterion::Throughput);
    const MeasuredCriterion *power = find(measured, Criterion::Power);
    std::vector<MeasuredCriterion> more;
    if (!hourlyPrices.empty() && std::ranges::all_of(hourlyPrices, isPositive)) {
        MeasuredCriterion cost = derived(
            Criterion::Cost, throughput != nullptr ? kUnitCost : kHourlyCost, "Cost", Unit::None);
        for (std::size_t side = 0; side < hourlyPrices.size(); ++side)
            cost.values.push_back(throughput != nullptr ? hourlyPrices[side] / kSecondsPerHour
                                          / throughput->values[side]
                                                        : hourlyPrices[side]);
        more.push_back(std::move(cost));
    }
    if (power != nullptr && throughput != nullptr) {
        MeasuredCriterion energy = derived(Criterion::Energy, "energy", "Energy", Unit::Joule);
        for (std::size_t side = 0; side < power->values.size(); ++side)
            energy.values.push_back(power->values[side] / throughput->values[side]);
        more.push_back(std::move(energy));
    }
    for (MeasuredCriterion &each : more)
        measured.push_back(std::move(each));
}

std::vector<MeasuredCriterion> measuredCriteria(const SideSamples &samples,
                                                std::span<const double> hourlyPrices)
{
    std::vector<MeasuredCriterion> measured;
    for (const Candidate &candidate : kCandidates) {
        if (find(measured, candidate.criterion) != nullptr)
            continue;
        if (auto made = measure(samples, candidate))
            measured.push_back(std::move(*made));
    }
    derive(measured,
           hourlyPrices.size() == samples.sides.size() ? hourlyPrices : std::span<const double>());
    return measured;
}

MeasuredCriterion mostlyMeasured(const SideSamples &samples, Criterion criterion)
{
    MeasuredCriterion best{criterion, {}, std::nullopt, {}};
    std::ptrdiff_t most = 0;
    for (const Candidate &candidate : kCandidates)
        for (std::size_t at = 0; at < samples.metrics.size(); ++at) {
            if (candidate.criterion != criterion || !standsFor(candidate, samples.metrics[at].key))
                continue;
            MeasuredCriterion made = mediansOf(samples, at, candidate);
            const auto known = std::ranges::count_if(
                made.values, [](double value) { return std::isfinite(value); });
            if (known > most) {
                most = known;
                best = std::move(made);
            }
        }
    return best;
}

std::vector<std::string> metricsOf(Criterion criterion)
{
    std::vector<std::string> metrics;
    for (const Candidate &candidate : kCandidates)
        if (candidate.criterion == criterion
            && std::ranges::find(metrics, candidate.metric) == metrics.end())
            metrics.emplace_back(candidate.metric);
    return metrics;
}

} // namespace perfdeck
