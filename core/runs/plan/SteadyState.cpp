// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/SteadyState.h"

#include "core/model/ValueText.h"
#include "core/stats/change/ChangePoints.h"
#include "core/stats/Quantile.h"
#include "core/stats/TheilSen.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace perfdeck {

namespace {

std::string percent(double ratio)
{
    return valueText(ratio, Unit::Ratio);
}

std::string jump(std::span<const double> values, double within)
{
    for (const ChangePoint &point : findChanges(values).points)
        if (std::abs(point.effect) > within)
            return "From value " + std::to_string(point.index + 1) + " of "
                + std::to_string(values.size()) + " on they are " + percent(std::abs(point.effect))
                + (point.effect > 0 ? " higher" : " lower") + " than before";
    return {};
}

std::string drift(std::span<const double> values, double within)
{
    std::vector<std::pair<double, double>> points;
    points.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        points.emplace_back(static_cast<double>(i), values[i]);
    const auto trend = theilSen(points);
    const double level = medianOf(values);
    if (!trend || !trend->isTrend() || level == 0)
        return {};
    const double change = trend->slope * static_cast<double>(values.size() - 1) / level;
    if (std::abs(change) <= within)
        return {};
    return std::string("They ") + (change > 0 ? "rise" : "fall") + " by "
        + percent(std::abs(change)) + " from beginning to end";
}

std::string windows(std::span<const double> values, double within)
{
    constexpr std::size_t kWindows = 3;
    if (values.size() < kWindows * kWindowValues)
        return {};
    const std::size_t most = 10; // windows of a run, as perf_analyzer has them
    const std::size_t length = std::max(kWindowValues, values.size() / most);
    std::vector<double> medians;
    for (std::size_t i = 1; i <= kWindows; ++i)
        medians.push_back(medianOf(values.subspan(values.size() - i * length, length)));
    const auto [least, greatest] = std::ranges::minmax(medians);
    const double spread = greatest == 0 ? 0 : (greatest - least) / greatest;
    if (spread <= within)
        return {};
    return "The medians of the last three windows of " + std::to_string(length)
        + " values differ by " + percent(spread);
}

} // namespace

SteadyState steadyState(std::span<const double> values, double within)
{
    SteadyState state;
    state.isJudged = values.size() >= kFewestForChanges;
    if (!state.isJudged)
        return state;
    for (const auto test : {jump, drift, windows})
        if (state.why.empty())
            state.why = test(values, within);
    state.isSteady = state.why.empty();
    return state;
}

} // namespace perfdeck
