// SPDX-License-Identifier: GPL-3.0-or-later
// How often the part that broke is among the first three of "what else changed", over seeded faults
// in a simulated system of 1,000 series (what it assumes: FaultSimulator.h), beside two ways of
// Netdata's metric correlations in the same run: the Kolmogorov-Smirnov distance of the values of
// the range and those before, and the relative change of the mean. And what one ranking costs.
// Usage: bench_correlate [FAULTS] [FIRST_SEED]
#include "bench/correlate/FaultSimulator.h"
#include "bench/storage/Stopwatch.h"

#include "core/stats/correlate/ChangeRanking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>

namespace perfdeck::bench {
namespace {

constexpr std::size_t kFirst = 3;
constexpr double kWanted = 0.95;

std::vector<double> finite(const std::vector<double> &values)
{
    std::vector<double> kept;
    std::ranges::copy_if(
        values, std::back_inserter(kept), [](double value) { return std::isfinite(value); });
    return kept;
}

double distance(const SimulatedSeries &series)
{
    auto a = finite(series.before);
    auto b = finite(series.range);
    std::ranges::sort(a);
    std::ranges::sort(b);
    double most = 0;
    for (const auto *values : {&a, &b})
        for (const double value : *values) {
            const auto share = [value](const std::vector<double> &sorted) {
                return static_cast<double>(std::ranges::upper_bound(sorted, value) - sorted.begin())
                    / static_cast<double>(sorted.size());
            };
            most = std::max(most, b.empty() ? 1 : std::abs(share(a) - share(b)));
        }
    return most;
}

double volume(const SimulatedSeries &series)
{
    const auto mean = [](const std::vector<double> &values) {
        double sum = 0;
        for (const double value : values)
            sum += value;
        return values.empty() ? 0 : sum / static_cast<double>(values.size());
    };
    const double before = mean(finite(series.before));
    return before != 0 ? std::abs(mean(finite(series.range)) / before - 1) : 0;
}

std::vector<std::size_t> rankedBy(const SimulatedFault &fault,
                                  const std::function<double(const SimulatedSeries &)> &score)
{
    std::vector<std::pair<double, std::size_t>> scores;
    for (std::size_t i = 0; i < fault.series.size(); ++i)
        scores.emplace_back(-score(fault.series[i]), i);
    std::ranges::sort(scores);
    std::vector<std::size_t> order;
    for (const auto &[value, index] : scores)
        order.push_back(index);
    return order;
}

/// The clearest series of each part, parts in the order of the ranking.
std::vector<std::size_t> rankedByOnset(const SimulatedFault &fault)
{
    std::vector<ChangeCandidate> candidates;
    for (const SimulatedSeries &series : fault.series)
        candidates.push_back({series.before, series.range, series.node});
    std::vector<std::size_t> order;
    for (const RankedChange &change : rankChanges(candidates))
        order.push_back(change.series.front().candidate);
    return order;
}

bool isFound(const SimulatedFault &fault, const std::vector<std::size_t> &order, std::size_t first)
{
    for (std::size_t i = 0; i < std::min(first, order.size()); ++i)
        if (fault.series[order[i]].node == fault.node)
            return true;
    return false;
}

struct Tally
{
    int faults = 0;
    int first = 0;
    int three = 0;
    int threeByDistance = 0;
    int threeByVolume = 0;

    void print(const char *name) const
    {
        std::printf("%-16s %6d %8d %8d %8d %8d\n",
                    name,
                    faults,
                    first,
                    three,
                    threeByDistance,
                    threeByVolume);
    }
};

int run(int faults, unsigned seed)
{
    std::array<Tally, kFaultKinds> kinds;
    Tally all;
    double seconds = 0;
    for (int i = 0; i < faults; ++i) {
        const SimulatedFault fault = simulateFault(seed + static_cast<unsigned>(i));
        const Stopwatch watch;
        const auto order = rankedByOnset(fault);
        seconds += watch.cpu();
        const auto byDistance = rankedBy(fault, distance);
        const auto byVolume = rankedBy(fault, volume);
        for (Tally *tally : {&kinds[static_cast<std::size_t>(fault.kind)], &all}) {
            ++tally->faults;
            tally->first += isFound(fault, order, 1) ? 1 : 0;
            tally->three += isFound(fault, order, kFirst) ? 1 : 0;
            tally->threeByDistance += isFound(fault, byDistance, kFirst) ? 1 : 0;
            tally->threeByVolume += isFound(fault, byVolume, kFirst) ? 1 : 0;
        }
        if (!isFound(fault, order, kFirst))
            std::printf("missed: seed %u, %s\n",
                        seed + static_cast<unsigned>(i),
                        nameOf(fault.kind).c_str());
    }
    std::printf(
        "%-16s %6s %8s %8s %8s %8s\n", "fault", "count", "first", "in 3", "KS in 3", "vol in 3");
    for (int kind = 0; kind < kFaultKinds; ++kind)
        kinds[static_cast<std::size_t>(kind)].print(nameOf(static_cast<FaultKind>(kind)).c_str());
    all.print("all");
    const double share = static_cast<double>(all.three) / all.faults;
    std::printf("in the first three: %.1f %% (limit %.0f %%); %.1f ms a ranking of 1,000 series\n",
                100 * share,
                100 * kWanted,
                1e3 * seconds / faults);
    return share >= kWanted ? 0 : 1;
}

} // namespace
} // namespace perfdeck::bench

int main(int argc, char **argv)
{
    const int faults = argc > 1 ? std::atoi(argv[1]) : 200;
    const int seed = argc > 2 ? std::atoi(argv[2]) : 1;
    return faults > 0 ? perfdeck::bench::run(faults, static_cast<unsigned>(seed)) : 2;
}
