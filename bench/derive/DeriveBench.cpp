// SPDX-License-Identifier: GPL-3.0-or-later
// What derived metrics cost per tick: 100 expressions over one source of 10,000 series whose values
// all change, beside the same arithmetic as a plain loop over arrays in the same run.
// Usage: bench_derive
#include "bench/storage/Stopwatch.h"

#include "core/derive/DerivedMetrics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>

namespace perfdeck {
namespace {

constexpr std::size_t kFamilies = 100;
constexpr std::size_t kLabelSets = 100;
constexpr std::size_t kSeries = kFamilies * kLabelSets;
constexpr int kTicks = 101;

std::string family(std::size_t number)
{
    return "family_" + std::to_string(number % kFamilies) + "_total";
}

SeriesSetPtr makeSeries()
{
    SeriesSet set;
    for (std::size_t i = 0; i < kFamilies; ++i)
        for (std::size_t j = 0; j < kLabelSets; ++j)
            set.keys.push_back(std::make_shared<const SeriesKey>(
                SeriesKey{family(i),
                          {{"model", "m" + std::to_string(j % 10)},
                           {"worker", "w" + std::to_string(j)},
                           {"source", "bench"}}}));
    return std::make_shared<const SeriesSet>(std::move(set));
}

/// The values of the next tick; the same without looking at the ones before.
void advance(Observation &observation)
{
    observation.time += std::chrono::seconds(1);
    for (std::size_t i = 0; i < observation.values.size(); ++i)
        observation.values[i] += static_cast<double>(i % 97 + 1);
}

double median(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

/// Processor time of a tick in microseconds, after ticks that fill the windows.
double measure(const std::function<std::size_t(const Observation &)> &work, std::size_t &results)
{
    Observation observation;
    observation.source = SourceId(1);
    observation.time = Timestamp(std::chrono::seconds(1'800'000'000));
    observation.series = makeSeries();
    observation.values.assign(kSeries, 1);
    std::vector<double> times;
    for (int i = -30; i < kTicks; ++i) {
        advance(observation);
        const bench::Stopwatch watch;
        results = work(observation);
        if (i >= 0)
            times.push_back(watch.cpu() * 1e6);
    }
    return median(std::move(times));
}

double measureExpressions(const std::function<std::string(std::size_t)> &expression,
                          std::size_t &results)
{
    std::vector<MetricDefinition> definitions;
    for (std::size_t i = 0; i < kFamilies; ++i)
        definitions.push_back({"derived_" + std::to_string(i), expression(i), {}});
    DerivedMetrics metrics(compileMetrics(std::move(definitions)));
    return measure(
        [&metrics](const Observation &observation) {
            std::size_t made = 0;
            for (const Observation &derived : metrics.take(observation))
                made += derived.values.size();
            return made;
        },
        results);
}

/// 100 * a / b of neighbouring families, with nothing but arrays.
double measureRatioLoop(std::size_t &results)
{
    std::vector<double> made(kSeries);
    return measure(
        [&made](const Observation &observation) {
            for (std::size_t i = 0; i < kSeries; ++i) {
                const double ratio
                    = 100 * observation.values[i] / observation.values[(i + kLabelSets) % kSeries];
                made[i] = std::isfinite(ratio) ? ratio : std::numeric_limits<double>::quiet_NaN();
            }
            return made.size();
        },
        results);
}

/// Rates over 20 s of every series from a plain ring of totals.
double measureRateLoop(std::size_t &results)
{
    constexpr std::size_t kRing = 21;
    std::vector<double> totals(kSeries * kRing);
    std::vector<double> before(kSeries);
    std::vector<double> made(kSeries);
    std::size_t tick = 0;
    return measure(
        [&](const Observation &observation) {
            const std::size_t now = ++tick % kRing;
            const std::size_t last = (tick - 1) % kRing;
            const std::size_t first = (tick + 1) % kRing;
            for (std::size_t i = 0; i < kSeries; ++i) {
                const double value = observation.values[i];
                const double increase = value >= before[i] ? value - before[i] : value;
                before[i] = value;
                totals[now * kSeries + i] = totals[last * kSeries + i] + increase;
                made[i] = (totals[now * kSeries + i] - totals[first * kSeries + i]) / 20;
            }
            return made.size();
        },
        results);
}

void print(const char *what, double micros, double limit, std::size_t results)
{
    std::printf(
        "%-46s %9.0f us  %6zu results  %5.1f x limit\n", what, micros, results, micros / limit);
}

int run()
{
    std::size_t results = 0;
    const double ratioLimit = measureRatioLoop(results);
    print("limit: 100 * a / b in a loop", ratioLimit, ratioLimit, results);
    const double ratios = measureExpressions(
        [](std::size_t i) { return "100 * " + family(i) + " / " + family(i + 1); }, results);
    print("100 expressions 100 * a / b", ratios, ratioLimit, results);
    const double rateLimit = measureRateLoop(results);
    print("limit: rates over 20 s in a loop", rateLimit, rateLimit, results);
    const double rates
        = measureExpressions([](std::size_t i) { return "rate(" + family(i) + "[20s])"; }, results);
    print("100 expressions rate(a[20s])", rates, rateLimit, results);
    const double sums = measureExpressions(
        [](std::size_t i) {
            return "sum by (source, model) (rate(" + family(i)
                + "[20s])) / sum by (source, model) (rate(" + family(i + 1) + "[20s]))";
        },
        results);
    print("100 ratios of summed rates (20,000 windows)", sums, 2 * rateLimit, results);
    return 0;
}

} // namespace
} // namespace perfdeck

int main()
{
    return perfdeck::run();
}
