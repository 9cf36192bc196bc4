// SPDX-License-Identifier: GPL-3.0-or-later
// What a comparison of two samples costs, beside the least its work could; and how often the
// verdict errs where nothing differs, and how often its interval holds the truth. Usage:
// bench_compare [--null]
#include "core/base/SplitMix.h"
#include "core/stats/sample/BootstrapInterval.h"
#include "core/stats/sample/Comparison.h"
#include "core/stats/sample/HodgesLehmann.h"
#include "core/stats/sample/MannWhitney.h"
#include "core/stats/sample/PermutationTest.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <random>
#include <vector>

namespace perfdeck {
namespace {

using Samples = std::vector<double>;

constexpr int kRounds = 9;

/// Normal noise around 100, each resembling the one before by `share`.
Samples noise(std::size_t count, std::uint64_t seed, double share = 0)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    Samples samples(count);
    double rest = normal(random);
    for (double &x : samples) {
        x = 100 + 3 * rest;
        rest = share * rest + std::sqrt(1 - share * share) * normal(random);
    }
    return samples;
}

/// Median of the rounds, microseconds for one call.
double microseconds(int calls, const std::function<double()> &work)
{
    double kept = 0;
    Samples rounds;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int call = 0; call < calls; ++call)
            kept += work();
        const std::chrono::duration<double, std::micro> spent
            = std::chrono::steady_clock::now() - start;
        rounds.push_back(spent.count() / calls);
    }
    if (std::isnan(kept))
        std::puts("a result is undefined");
    std::ranges::sort(rounds);
    return rounds[kRounds / 2];
}

/// `limit`: the least the work could cost, of the same run.
void print(const char *what, double spent, double budget, double limit)
{
    std::printf("%-46s %10.2f us  budget %8.0f  least %8.2f  ratio %5.2f  %s\n",
                what,
                spent,
                budget,
                limit,
                spent / limit,
                spent <= budget ? "kept" : "MISSED");
}

double leastCompared(const Samples &a, const Samples &b)
{
    std::int64_t above = 0;
    for (const double y : b)
        for (const double x : a)
            above += x < y ? 1 : 0;
    return double(above);
}

double leastDrawn(const Samples &a, int draws)
{
    std::uint64_t seed = 1;
    double sum = 0;
    for (int i = 0; i < draws; ++i)
        sum += a[(splitMix64(seed) >> 32U) % a.size()];
    return sum;
}

void measure()
{
    const Samples a = noise(30, 1);
    const Samples b = noise(30, 2);
    print("Mann-Whitney, 30 and 30",
          microseconds(20'000, [&] { return mannWhitney(a, b).pValue; }),
          1,
          microseconds(20'000, [&] { return leastCompared(a, b); }));
    const double drawing = microseconds(5, [&] { return leastDrawn(a, 300'000); });
    print("permutation of means, 10,000, 30 and 30",
          microseconds(5, [&] { return permutationTest(a, b).pValue; }),
          5'000,
          drawing);
    print("permutation of medians, 10,000, 30 and 30",
          microseconds(5, [&] { return permutationTest(a, b, Middle::Median).pValue; }),
          5'000,
          drawing);
    print("BCa of a mean, 10,000, 30",
          microseconds(5, [&] { return bootstrapInterval(a).low; }),
          10'000,
          drawing);
    print("BCa of a median, 10,000, 30",
          microseconds(5, [&] { return bootstrapInterval(a, Middle::Median).low; }),
          10'000,
          drawing);
    print("BCa of a difference of means, 10,000, 30 and 30",
          microseconds(5, [&] { return bootstrapDifference(a, b).low; }),
          10'000,
          2 * drawing);
    Samples sortedA = noise(20'000, 3);
    Samples sortedB = noise(20'000, 4);
    const double sorting = microseconds(1, [&] {
        Samples copy = sortedA;
        std::ranges::sort(copy);
        return copy[0];
    });
    std::ranges::sort(sortedA);
    std::ranges::sort(sortedB);
    std::printf("\nHodges-Lehmann of 20,000 and 20,000: %.1f ms (sorting one of them %.1f ms)\n",
                microseconds(1, [&] { return hodgesLehmann(sortedA, sortedB).shift; }) / 1e3,
                sorting / 1e3);
    for (const std::size_t count : {10U, 30U, 1'000U}) {
        const Samples first = noise(count, 5);
        const Samples second = noise(count, 6);
        std::printf("whole comparison of %zu and %zu: %.1f us\n",
                    count,
                    count,
                    microseconds(20, [&] { return compareSamples(first, second).pValue; }));
    }
}

/// Where nothing differs.
void study(std::size_t count, double share)
{
    constexpr int kPairs = 2'000;
    ComparisonOptions options;
    options.noiseBand = 0; // what the statistics alone say
    int rejected = 0;
    int called = 0;
    int held = 0;
    for (std::uint64_t pair = 0; pair < kPairs; ++pair) {
        const Comparison found = compareSamples(
            noise(count, 2 * pair, share), noise(count, 2 * pair + 1, share), options);
        rejected += found.pLocation < 0.05 ? 1 : 0;
        called += found.isSignificant() ? 1 : 0;
        held += found.shiftInterval.holds(0) ? 1 : 0;
    }
    std::printf(
        "n %4zu  AR(1) %.1f:  raw p < 0.05 in %.3f, verdict in %.3f, interval holds in %.3f\n",
        count,
        share,
        rejected / double(kPairs),
        called / double(kPairs),
        held / double(kPairs));
}

} // namespace
} // namespace perfdeck

int main(int argc, char **argv)
{
    using namespace perfdeck;
    if (argc < 2 || std::strcmp(argv[1], "--null") != 0) {
        measure();
        return 0;
    }
    for (const double share : {0.0, 0.3, 0.6, 0.9})
        for (const std::size_t count : {5U, 10U, 30U, 100U})
            study(count, share);
    return 0;
}
