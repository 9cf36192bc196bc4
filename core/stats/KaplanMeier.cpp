// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/KaplanMeier.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kZ = 1.959963984540054; ///< 0.975 quantile of the normal distribution
constexpr double kTolerance = 1e-12; ///< products of fractions miss one half by rounding

void addInterval(SurvivalStep &step, double greenwood)
{
    if (step.share <= 0 || step.share >= 1) {
        step.low = step.high = step.share;
        return;
    }
    const double scale = kZ * std::sqrt(greenwood) / std::log(step.share);
    step.low = std::pow(step.share, std::exp(-scale));
    step.high = std::pow(step.share, std::exp(scale));
}

std::optional<double>
firstAtMost(const SurvivalCurve &curve, double SurvivalStep::*value, double limit)
{
    const auto at = std::ranges::find_if(
        curve.steps, [&](const SurvivalStep &step) { return step.*value <= limit + kTolerance; });
    return at == curve.steps.end() ? std::nullopt : std::optional(at->time);
}

} // namespace

SurvivalCurve kaplanMeier(std::span<const Lifetime> lifetimes)
{
    std::vector<Lifetime> sorted(lifetimes.begin(), lifetimes.end());
    std::ranges::sort(sorted, {}, &Lifetime::length);
    SurvivalCurve curve;
    curve.cases = sorted.size();
    double share = 1;
    double greenwood = 0; // Σ d / (n (n − d))
    for (std::size_t at = 0; at < sorted.size();) {
        const double time = sorted[at].length;
        const std::size_t atRisk = sorted.size() - at;
        std::size_t ended = 0;
        for (; at < sorted.size() && sorted[at].length == time; ++at)
            ended += sorted[at].hasEnded ? 1U : 0U;
        if (ended == 0)
            continue;
        const auto n = static_cast<double>(atRisk);
        const auto d = static_cast<double>(ended);
        share *= (n - d) / n;
        if (atRisk > ended)
            greenwood += d / (n * (n - d));
        curve.ended += ended;
        curve.steps.push_back({time, share, 0, 1, atRisk});
        addInterval(curve.steps.back(), greenwood);
    }
    curve.median = endedBy(curve, 0.5);
    curve.medianLow = firstAtMost(curve, &SurvivalStep::low, 0.5);
    curve.medianHigh = firstAtMost(curve, &SurvivalStep::high, 0.5);
    return curve;
}

std::optional<double> endedBy(const SurvivalCurve &curve, double share)
{
    return firstAtMost(curve, &SurvivalStep::share, 1 - share);
}

} // namespace perfdeck
