// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/change/SimulatedHistory.h"

#include "core/base/SplitMix.h"
#include "core/stats/Laws.h"

#include <cmath>

namespace perfdeck::bench {

namespace {

double uniform(std::uint64_t &state)
{
    return 1e-12 + splitMixUnit(state) * (1 - 2e-12);
}

/// One number of deviation 1 (of two modes: of each mode).
double draw(std::uint64_t &state, NoiseKind kind)
{
    switch (kind) {
    case NoiseKind::HeavyTails:
        return studentQuantile(uniform(state), 3) / std::sqrt(3.0);
    case NoiseKind::TwoModes: {
        const double mode = splitMixUnit(state) < 0.2 ? 4 : 0;
        return mode + normalQuantile(uniform(state));
    }
    case NoiseKind::Normal:
    case NoiseKind::Memory:
        break;
    }
    return normalQuantile(uniform(state));
}

} // namespace

std::vector<double> simulatedHistory(std::uint64_t seed, const HistoryPlan &plan)
{
    std::uint64_t state = seed * 7919;
    std::vector<double> history;
    const double memory = plan.kind == NoiseKind::Memory ? plan.memory : 0;
    double rest = draw(state, plan.kind);
    for (std::size_t i = 0; i < plan.size; ++i) {
        rest = memory * rest + std::sqrt(1 - memory * memory) * draw(state, plan.kind);
        history.push_back(100 + plan.deviation * rest);
    }
    return history;
}

void addStep(std::vector<double> &history, std::size_t from, double size)
{
    for (std::size_t i = from; i < history.size(); ++i)
        history[i] += size;
}

} // namespace perfdeck::bench
