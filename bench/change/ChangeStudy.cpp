// SPDX-License-Identifier: GPL-3.0-or-later
// How often change points are reported where there are none, and found where there are some, in
// seeded histories. Usage: bench_change_study [regression|structural]
#include "bench/change/SimulatedHistory.h"

#include "core/stats/change/ChangePoints.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

namespace perfdeck::bench {
namespace {

std::vector<ChangePoint> found(const std::vector<double> &history, ChangePreset preset)
{
    return findChanges(history, {preset, kUsualSensitivity, 0}).points;
}

/// What `perfdeckctl detect --fail-on regression` fails on.
bool isGate(const ChangePoint &point)
{
    return !point.mayBeMemory;
}

/// Share of histories without any change in which one is reported.
void nothingChanges(const char *what, const HistoryPlan &plan, int runs, ChangePreset preset)
{
    int alarms = 0;
    int gates = 0;
    std::size_t points = 0;
    for (int run = 1; run <= runs; ++run) {
        const std::vector<ChangePoint> reported
            = found(simulatedHistory(static_cast<std::uint64_t>(run), plan), preset);
        alarms += reported.empty() ? 0 : 1;
        gates += std::ranges::any_of(reported, isGate) ? 1 : 0;
        points += reported.size();
    }
    std::printf("no change, %-28s %6zu points x %4d: %6.2f %% with an alarm, %.2f %% with one that "
                "gates, %.3f alarms per 1,000 points\n",
                what,
                plan.size,
                runs,
                100.0 * alarms / runs,
                100.0 * gates / runs,
                1000.0 * static_cast<double>(points) / (static_cast<double>(plan.size) * runs));
}

void nullStudy(ChangePreset preset)
{
    for (const double deviation : {3.0, 10.0, 30.0})
        nothingChanges(("deviation " + std::to_string(static_cast<int>(deviation)) + " %").c_str(),
                       {120, NoiseKind::Normal, deviation, 0},
                       2'000,
                       preset);
    nothingChanges("heavy tails", {120, NoiseKind::HeavyTails, 10, 0}, 2'000, preset);
    nothingChanges("two modes", {120, NoiseKind::TwoModes, 3, 0}, 2'000, preset);
    for (const double memory : {0.3, 0.5, 0.7, 0.9})
        for (const std::size_t size : {120U, 1'000U, 100'000U})
            nothingChanges(("memory " + std::to_string(memory).substr(0, 3)).c_str(),
                           {size, NoiseKind::Memory, 10, memory},
                           size == 120         ? 1'000
                               : size == 1'000 ? 200
                                               : 20,
                           preset);
    nothingChanges("normal", {100'000, NoiseKind::Normal, 10, 0}, 20, preset);
    int spikes = 0;
    for (std::uint64_t run = 1; run <= 2'000; ++run) {
        std::vector<double> history = simulatedHistory(run, {});
        history[60] += 30;
        spikes += found(history, preset).empty() ? 0 : 1;
    }
    std::printf("no change, one spike of 10 deviations: %.2f %% with an alarm\n", spikes / 20.0);
}

/// Share of steps found at the end of 120 points, and how many of them at most two points off.
void powerStudy(double size, std::size_t behind, ChangePreset preset)
{
    constexpr int kRuns = 2'000;
    int near = 0;
    int exact = 0;
    int gates = 0;
    for (int run = 1; run <= kRuns; ++run) {
        HistoryPlan plan;
        std::vector<double> history
            = simulatedHistory(static_cast<std::uint64_t>(run + 50'000), plan);
        const std::size_t at = plan.size - behind;
        addStep(history, at, size * plan.deviation);
        std::size_t least = plan.size;
        bool isOneGate = false;
        for (const ChangePoint &point : found(history, preset)) {
            const std::size_t away = point.index < at ? at - point.index : point.index - at;
            least = std::min(least, away);
            isOneGate = isOneGate || (away <= 5 && isGate(point));
        }
        gates += isOneGate ? 1 : 0;
        near += least <= 5 ? 1 : 0;
        exact += least <= 2 ? 1 : 0;
    }
    std::printf("step of %.1f deviations, %zu points behind it: found %.1f %%, within 2 points "
                "%.1f %%, that gates %.1f %%\n",
                size,
                behind,
                100.0 * near / kRuns,
                100.0 * exact / kRuns,
                100.0 * gates / kRuns);
}

} // namespace
} // namespace perfdeck::bench

int main(int argc, char **argv)
{
    using namespace perfdeck;
    const bool isStructural = argc > 1 && std::strcmp(argv[1], "structural") == 0;
    const ChangePreset preset = isStructural ? ChangePreset::Structural : ChangePreset::Regression;
    bench::nullStudy(preset);
    for (const auto &[size, behind] :
         {std::pair(2.0, 12U), std::pair(1.0, 40U), std::pair(2.0, 20U), std::pair(3.0, 6U)})
        bench::powerStudy(size, behind, preset);
    return 0;
}
