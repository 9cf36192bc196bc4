// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/Verdict.h"

#include "core/model/BenchmarkWords.h"
#include "core/model/ValueText.h"
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/plan/SteadyState.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace perfdeck {

namespace {

/// 9 a side are advised for a comparison (Google Benchmark).
constexpr std::uint64_t kAdvisedRepetitions = 9;
constexpr double kMostSevereOutliers = 0.05;

double numberOf(const BenchmarkCell &cell, const char *name)
{
    const auto at = cell.numbers.find(name);
    return at == cell.numbers.end() ? std::numeric_limits<double>::quiet_NaN() : at->second.value;
}

void add(BenchmarkCell &cell, const char *code, std::string text, bool isFatal = true)
{
    cell.reasons.push_back({code, std::move(text), isFatal});
}

void judgeErrors(BenchmarkCell &cell)
{
    const double errors = numberOf(cell, "errors");
    const double requests = numberOf(cell, "requests");
    if (!(errors > 0) || !(errors > kMostErrors * requests))
        return;
    std::string text = numberText(errors) + " of " + numberText(requests) + " failed";
    if (!cell.errors.empty())
        text += ": " + cell.errors.begin()->first;
    add(cell, "errors", std::move(text));
}

void judgeCount(BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    for (const ServiceObjective &objective : definition.objectives) {
        const MeasuredValues *values = cell.find(objective.measure);
        if (values == nullptr || std::isnan(objective.quantile)
            || values->mean.count >= leastCount(objective.quantile))
            continue;
        add(cell,
            "too-few-requests",
            objectiveName(objective) + " needs " + std::to_string(leastCount(objective.quantile))
                + " values, there are " + std::to_string(values->mean.count));
    }
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    if (latency == nullptr)
        return;
    const std::uint64_t count = latency->mean.count;
    if (std::isnan(latency->median.low) || std::isnan(latency->median.high))
        add(cell,
            "too-few-requests",
            "An interval of the median needs 6 values, there are " + std::to_string(count));
    else if (count < kAdvisedRepetitions)
        add(cell,
            "few-repetitions",
            "To compare with another run, 9 repetitions are better than " + std::to_string(count),
            false);
}

void judgeLength(BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    const double measured = numberOf(cell, "measured_seconds");
    const double wanted = std::chrono::duration<double>(definition.effort.duration).count();
    constexpr double kRounding = 0.99;
    if (measured < wanted * kRounding)
        add(cell,
            "too-short",
            "It was measured for " + valueText(measured, Unit::Second) + " instead of "
                + valueText(wanted, Unit::Second));
    const double requests = numberOf(cell, "requests");
    if (requests < static_cast<double>(definition.effort.count))
        add(cell,
            "too-short",
            "There were " + numberText(requests) + " repetitions instead of "
                + std::to_string(definition.effort.count));
}

void judgeSteadiness(BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    if (latency == nullptr)
        return;
    const SteadyState state = steadyState(latency->samples, definition.effort.stableWithin);
    if (!state.isSteady)
        add(cell, "not-steady", "It had not settled. " + state.why);
}

/// Severe ones lie beyond three times the distance of the quartiles (criterion).
void judgeOutliers(BenchmarkCell &cell)
{
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    if (latency == nullptr || latency->samples.size() < kAdvisedRepetitions)
        return;
    std::vector<double> sorted = latency->samples;
    std::ranges::sort(sorted);
    const double first = quantileOfSorted(sorted, 0.25);
    const double third = quantileOfSorted(sorted, 0.75);
    const double reach = 3 * (third - first);
    const auto severe = std::ranges::count_if(
        sorted, [&](double each) { return each < first - reach || each > third + reach; });
    const double share = static_cast<double>(severe) / static_cast<double>(sorted.size());
    if (share > kMostSevereOutliers)
        add(cell,
            "outliers",
            valueText(share, Unit::Ratio)
                + " of the values lie far outside: something disturbed them",
            false);
}

} // namespace

void judge(BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    judgeErrors(cell);
    judgeCount(cell, definition);
    judgeLength(cell, definition);
    judgeSteadiness(cell, definition);
    judgeOutliers(cell);
    cell.verdict = std::ranges::any_of(cell.reasons, &VerdictReason::isFatal) ? RunVerdict::Invalid
                                                                              : RunVerdict::Valid;
}

std::optional<Estimate> objectiveValue(const BenchmarkCell &cell, const ServiceObjective &objective)
{
    const MeasuredValues *values = cell.find(objective.measure);
    if (values == nullptr)
        return std::nullopt;
    Estimate estimate = values->mean;
    if (objective.quantile == 0.5) {
        estimate = values->median;
    } else if (!std::isnan(objective.quantile)) {
        const auto at = values->quantiles.find(objective.quantile);
        estimate = at == values->quantiles.end() ? Estimate() : at->second;
    }
    return estimate.isKnown() ? std::optional(estimate) : std::nullopt;
}

bool misses(const BenchmarkCell &cell, const ServiceObjective &objective)
{
    const auto estimate = objectiveValue(cell, objective);
    if (!estimate)
        return false;
    return benchmarkMeasureBetter(objective.measure) == Better::Higher
        ? estimate->value < objective.limit
        : estimate->value > objective.limit;
}

bool missesAny(const BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    return std::ranges::any_of(definition.objectives, [&](const ServiceObjective &objective) {
        return misses(cell, objective);
    });
}

bool liesBehind(const CellKey &harder, const CellKey &easier)
{
    const auto kind = [](const CellKey &key) {
        return std::tie(key.model, key.device, key.precision, key.threads, key.variant);
    };
    return kind(harder) == kind(easier) && harder.batchSize >= easier.batchSize
        && harder.sequenceLength >= easier.sequenceLength
        && harder.concurrency >= easier.concurrency && harder.rate >= easier.rate;
}

} // namespace perfdeck
