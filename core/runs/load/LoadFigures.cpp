// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadFigures.h"

#include "core/runs/plan/MeasuredValues.h"
#include "core/stats/Proportion.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

/// Later than this nobody would call it on time.
constexpr double kMostDelay = 0.005; // s
constexpr double kDelayOfGap = 0.01;
/// What the client may add to what it measures.
constexpr double kDelayOfLatency = 0.05;

std::string milliseconds(double seconds)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.3g ms", seconds * 1e3);
    return text;
}

std::string plain(double number)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.4g", number);
    return text;
}

Estimate just(double value, std::uint64_t count = 0)
{
    return {.value = value, .count = count};
}

Estimate just(std::uint64_t value)
{
    return just(static_cast<double>(value));
}

/// One number of each good request that has it, in the order they ended.
template<class Of>
std::vector<double> ofGood(const LoadBook &book, Of of)
{
    std::vector<double> values;
    values.reserve(book.records().size());
    for (const RequestRecord &record : book.records())
        if (const double value = of(record); record.isGood && !std::isnan(value))
            values.push_back(value);
    return values;
}

void add(BenchmarkCell &cell, BenchmarkMeasure measure, std::vector<double> values)
{
    if (!values.empty())
        cell.values.push_back(measuredValues(measure, std::move(values)));
}

void addTimes(const LoadBook &book, BenchmarkCell &cell)
{
    add(cell, BenchmarkMeasure::Latency, ofGood(book, [](const RequestRecord &record) {
            return record.latency();
        }));
    add(cell, BenchmarkMeasure::TimeToFirstToken, ofGood(book, [](const RequestRecord &record) {
            return record.timeToFirstToken();
        }));
    add(cell, BenchmarkMeasure::InterTokenLatency, book.gaps());
    add(cell, BenchmarkMeasure::TimePerOutputToken, ofGood(book, [](const RequestRecord &record) {
            return record.timePerOutputToken();
        }));
}

void addRates(const LoadBook &book, BenchmarkCell &cell)
{
    const auto batch = static_cast<double>(std::max<std::int64_t>(1, cell.key.batchSize));
    std::vector<double> samples;
    std::vector<double> tokens;
    for (const LoadSlice &slice : book.slices()) {
        samples.push_back(static_cast<double>(slice.requests) * batch / book.span().slice);
        tokens.push_back(static_cast<double>(slice.tokens) / book.span().slice);
    }
    add(cell, BenchmarkMeasure::Throughput, std::move(samples));
    if (std::ranges::any_of(tokens, [](double rate) { return rate > 0; }))
        add(cell, BenchmarkMeasure::OutputTokenRate, std::move(tokens));
}

void addErrors(const LoadTotals &totals, BenchmarkCell &cell)
{
    cell.errors = totals.errors;
    const std::uint64_t all = totals.good + totals.failed;
    const auto share = wilson(totals.failed, all);
    if (!share)
        return;
    MeasuredValues ratio;
    ratio.measure = BenchmarkMeasure::ErrorRatio;
    ratio.mean = {share->ratio, totals.failed == 0 ? 0 : share->low, share->high, all};
    cell.values.push_back(std::move(ratio));
}

void addNumbers(const LoadBook &book, const BenchmarkDefinition &definition, BenchmarkCell &cell)
{
    const LoadTotals &totals = book.totals();
    cell.numbers["requests"] = just(totals.good + totals.failed);
    cell.numbers["errors"] = just(totals.failed);
    cell.numbers["short_outputs"] = just(totals.shortOutputs);
    cell.numbers["retried_requests"] = just(totals.retried);
    cell.numbers["peak_concurrency"] = just(totals.peakInFlight);
    cell.numbers["warm_up_requests"] = just(totals.warmUpGood + totals.warmUpFailed);
    if (!(totals.seconds > 0))
        return;
    const auto rate = [&](std::uint64_t count) {
        return just(static_cast<double>(count) / totals.seconds, count);
    };
    cell.numbers["measured_seconds"] = just(totals.seconds);
    cell.numbers["scheduled_requests_per_second"] = rate(totals.scheduled);
    cell.numbers["completed_requests_per_second"] = rate(totals.completed);
    if (book.records().empty() || definition.objectives.empty())
        return;
    const std::uint64_t kept = goodputCount(book.records(), definition.objectives);
    const double share = static_cast<double>(kept) / static_cast<double>(book.records().size());
    cell.numbers["goodput_ratio"] = just(share, book.records().size());
    cell.numbers["goodput_requests_per_second"]
        = just(share * static_cast<double>(totals.good + totals.failed) / totals.seconds);
}

/// The schedule is kept when the client is late by less than 5 ms and by less than a hundredth of
/// the gap between requests; where that is shorter than any timer, by less than a twentieth of what
/// it measures: then the figures stand.
void judgeSchedule(const LoadBook &book, BenchmarkCell &cell)
{
    std::vector<double> delays;
    delays.reserve(book.records().size());
    for (const RequestRecord &record : book.records())
        delays.push_back(record.clientDelay());
    if (delays.empty())
        return;
    std::ranges::sort(delays);
    const double late = quantileOfSorted(delays, 0.99);
    cell.numbers["client_delay_p50_seconds"] = just(quantileOfSorted(delays, 0.5), delays.size());
    cell.numbers["client_delay_p99_seconds"] = just(late, delays.size());
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    const LoadTotals &totals = book.totals();
    const double gap
        = totals.seconds / static_cast<double>(std::max<std::uint64_t>(1, totals.scheduled));
    const double usual = latency != nullptr ? latency->median.value : 0;
    const double most = std::min(kMostDelay, std::max(kDelayOfGap * gap, kDelayOfLatency * usual));
    if (late > most)
        cell.reasons.push_back({"schedule-missed",
                                "The client sent requests late: 1 % of them by more than "
                                    + milliseconds(late) + ", allowed are " + milliseconds(most)
                                    + ".",
                                true});
}

void warn(const LoadBook &book, bool isOpen, BenchmarkCell &cell)
{
    const LoadTotals &totals = book.totals();
    if (!isOpen)
        cell.reasons.push_back({"coordinated",
                                "Closed load: users wait for their answers, so that pauses of the "
                                "server hide in high percentiles; open load shows them.",
                                false});
    if (totals.shortOutputs > 0)
        cell.reasons.push_back({"short-outputs",
                                plain(static_cast<double>(totals.shortOutputs))
                                    + " answers had fewer tokens than were asked for: requests "
                                      "were not equal work.",
                                false});
}

/// NaN where a single request says nothing about it.
double ofRequest(const RequestRecord &record, BenchmarkMeasure measure)
{
    switch (measure) {
    case BenchmarkMeasure::Latency:
        return record.latency();
    case BenchmarkMeasure::TimeToFirstToken:
        return record.timeToFirstToken();
    case BenchmarkMeasure::InterTokenLatency: // of one request the mean gap, which is its
    case BenchmarkMeasure::TimePerOutputToken: // time per token
        return record.timePerOutputToken();
    default:
        return std::nan("");
    }
}

/// What the cell has for an objective; NaN for nothing.
double reached(const MeasuredValues &values, double quantile)
{
    if (std::isnan(quantile))
        return values.mean.value;
    const auto found = values.quantiles.find(quantile);
    if (found != values.quantiles.end() && found->second.isKnown())
        return found->second.value;
    std::vector<double> sorted = values.samples;
    std::ranges::sort(sorted);
    return quantileOfSorted(sorted, quantile);
}

} // namespace

void addFigures(const LoadBook &book,
                const BenchmarkDefinition &definition,
                bool isOpen,
                BenchmarkCell &cell)
{
    addTimes(book, cell);
    addRates(book, cell);
    addErrors(book.totals(), cell);
    addNumbers(book, definition, cell);
    if (isOpen)
        judgeSchedule(book, cell);
    warn(book, isOpen, cell);
}

std::uint64_t goodputCount(const std::vector<RequestRecord> &records,
                           const std::vector<ServiceObjective> &objectives)
{
    return static_cast<std::uint64_t>(std::ranges::count_if(records, [&](const auto &record) {
        return record.isGood && std::ranges::all_of(objectives, [&](const auto &objective) {
                   const double value = ofRequest(record, objective.measure);
                   return std::isnan(value) || value <= objective.limit;
               });
    }));
}

bool keepsObjectivesSoFar(const BenchmarkCell &cell,
                          const std::vector<ServiceObjective> &objectives)
{
    return std::ranges::all_of(objectives, [&](const ServiceObjective &objective) {
        const MeasuredValues *values = cell.find(objective.measure);
        if (values == nullptr)
            return false;
        const double value = reached(*values, objective.quantile);
        const bool isRate = objective.measure == BenchmarkMeasure::Throughput
            || objective.measure == BenchmarkMeasure::OutputTokenRate;
        return isRate ? value >= objective.limit : value <= objective.limit;
    });
}

} // namespace perfdeck
