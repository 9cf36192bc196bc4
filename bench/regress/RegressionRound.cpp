// SPDX-License-Identifier: GPL-3.0-or-later
// What one round over many series costs, and what it finds: how many findings in series where
// nothing changed, how many of the shifts in others. One thread, seeded, reading not included.
#include "core/regress/Evaluation.h"
#include "core/regress/FindingBook.h"
#include "tests/support/NoisyBlocks.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace perfdeck {
namespace {

double elapsedMs(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since)
        .count();
}

/// Noise in which each block resembles the one before by `ar`, `factor` times as much in the last
/// third.
std::vector<BlockSeries>
seriesOf(std::size_t count, std::size_t blocks, double deviation, double ar, double factor)
{
    std::vector<BlockSeries> all;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        BlockSeries &series = all.emplace_back(BlockSeries{
            latencyKey("m" + number, "host" + number), kBlocksStart, std::chrono::minutes(1), {}});
        NormalNoise noise(1 + i);
        double state = noise.next();
        for (std::size_t block = 0; block < blocks; ++block) {
            const double level = block < blocks * 2 / 3 ? 0.1 : 0.1 * factor;
            series.values.push_back(level * (1 + deviation * state));
            state = ar * state + std::sqrt(1 - ar * ar) * noise.next();
        }
    }
    return all;
}

struct Round
{
    double trialMs = 0;
    double evaluationMs = 0;
    std::size_t found = 0;
    std::size_t alarms = 0;
};

Round look(const std::vector<BlockSeries> &all)
{
    Round round;
    std::vector<SeriesTrial> trials;
    trials.reserve(all.size());
    auto since = std::chrono::steady_clock::now();
    for (const BlockSeries &series : all)
        trials.push_back(tryOut(series));
    round.trialMs = elapsedMs(since);
    since = std::chrono::steady_clock::now();
    FindingBook book;
    const FindingBook::News news
        = book.take(evaluate(trials), kBlocksStart + std::chrono::hours(24));
    round.evaluationMs = elapsedMs(since);
    for (const Finding &finding : news.changes.findings) {
        ++round.found;
        round.alarms += std::size_t{finding.isAlarming()};
    }
    return round;
}

void measureCost(std::size_t count, std::size_t blocks)
{
    const Round round = look(seriesOf(count, blocks, 0.1, 0.3, 1));
    std::printf("%6zu series x %5zu blocks: trials %8.1f ms (%6.3f ms each), evaluation %6.1f ms\n",
                count,
                blocks,
                round.trialMs,
                round.trialMs / static_cast<double>(count),
                round.evaluationMs);
}

void study(const char *what, std::size_t count, double deviation, double ar, double factor)
{
    const Round round = look(seriesOf(count, 240, deviation, ar, factor));
    std::printf("%-28s noise %4.0f %%, AR(1) %.1f: %5zu findings in %zu series, %zu sure enough to "
                "alarm\n",
                what,
                deviation * 100,
                ar,
                round.found,
                count,
                round.alarms);
}

} // namespace
} // namespace perfdeck

int main()
{
    using namespace perfdeck;
    measureCost(10'000, 200);
    measureCost(1'000, 1'440);
    for (const double ar : {0.0, 0.5, 0.7, 0.9})
        study("nothing changed,", 1'000, 0.1, ar, 1);
    study("nothing changed,", 1'000, 0.3, 0, 1);
    for (const double factor : {1.05, 1.1, 1.2})
        for (const double ar : {0.0, 0.5}) {
            std::printf("+%.0f %% ", (factor - 1) * 100);
            study("in the last third,", 200, 0.05, ar, factor);
        }
    return EXIT_SUCCESS;
}
