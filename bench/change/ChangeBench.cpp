// SPDX-License-Identifier: GPL-3.0-or-later
// What the search for change points costs, one thread, beside reading the points once in the same
// run. Usage: bench_change
#include "bench/change/SimulatedHistory.h"
#include "bench/storage/Stopwatch.h"

#include "core/stats/change/ChangeHistory.h"
#include "core/stats/change/ChangePoints.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>
#include <string>

namespace perfdeck::bench {
namespace {

double medianSeconds(int runs, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const Stopwatch watch;
        work();
        times.push_back(watch.cpu());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

std::vector<double> historyWithSteps(std::uint64_t seed, std::size_t size, std::size_t steps)
{
    HistoryPlan plan;
    plan.size = size;
    std::vector<double> history = simulatedHistory(seed, plan);
    for (std::size_t i = 1; i <= steps; ++i)
        addStep(history, i * size / (steps + 1), i % 2 == 0 ? -9 : 9);
    return history;
}

void line(const char *what, double milliseconds, double budget, std::size_t found)
{
    std::printf("%-58s %9.3f ms (budget %g), %zu changes\n", what, milliseconds, budget, found);
}

void measureWhole(std::size_t size, std::size_t steps, double budget)
{
    const std::vector<double> history = historyWithSteps(1, size, steps);
    for (const ChangePreset preset : {ChangePreset::Regression, ChangePreset::Structural}) {
        std::size_t found = 0;
        const double seconds = medianSeconds(size > 10'000 ? 7 : 51, [&] {
            found = findChanges(history, {preset, kUsualSensitivity, 0}).points.size();
        });
        const std::string what = std::to_string(size) + " points with " + std::to_string(steps)
            + " steps, " + (preset == ChangePreset::Regression ? "regression" : "structural");
        line(what.c_str(), seconds * 1e3, budget, found);
    }
}

void measureMany()
{
    std::vector<std::vector<double>> histories;
    for (std::uint64_t seed = 1; seed <= 10'000; ++seed)
        histories.push_back(historyWithSteps(seed, 200, seed % 3));
    std::size_t found = 0;
    const double seconds = medianSeconds(1, [&] {
        for (const std::vector<double> &history : histories)
            found += findChanges(history).points.size();
    });
    line("10,000 series of 200 points, regression", seconds * 1e3, 3000, found);
    double sum = 0;
    const double limit = medianSeconds(5, [&] {
        for (const std::vector<double> &history : histories)
            sum += std::accumulate(history.begin(), history.end(), 0.0);
    });
    std::printf("%-58s %9.3f ms: limit, %.0f times less (%g)\n",
                "the same points, read once",
                limit * 1e3,
                seconds / limit,
                sum);
}

void measureAppending()
{
    const std::vector<double> history = historyWithSteps(3, 5'000, 12);
    ChangeHistory growing;
    std::vector<double> times;
    for (const double value : history) {
        const Stopwatch watch;
        growing.append(value);
        times.push_back(watch.cpu() * 1e6);
    }
    std::ranges::sort(times);
    const double mean
        = std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
    std::printf("one point appended to a known history: mean %.1f µs, median %.1f, p95 %.1f, worst "
                "%.1f (budget 50), %zu changes\n",
                mean,
                times[times.size() / 2],
                times[times.size() * 95 / 100],
                times.back(),
                growing.points().size());
}

} // namespace
} // namespace perfdeck::bench

int main()
{
    using namespace perfdeck::bench;
    measureWhole(1'000, 0, 2);
    measureWhole(1'000, 4, 2);
    measureWhole(100'000, 0, 60);
    measureWhole(100'000, 10, 60);
    measureMany();
    measureAppending();
    return 0;
}
