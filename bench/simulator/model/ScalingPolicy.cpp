// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/ScalingPolicy.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace perfdeck::simulation {

namespace {

std::string percent(double ratio)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.1f%%", ratio * 100);
    return text;
}

std::optional<double> left(const std::optional<double> &last, double cooldown, double now)
{
    if (!last || now - *last >= cooldown)
        return std::nullopt;
    return cooldown - (now - *last);
}

std::string inCooldown(const char *which, double seconds)
{
    return std::string("In ") + which + " cooldown period ("
        + std::to_string(static_cast<long>(seconds)) + "s remaining)";
}

std::string shortOf(const ReservedShares &shares)
{
    constexpr double kFull = ScalingPolicy::kBottleneck;
    if (shares.overall <= kFull)
        return "default";
    if (shares.gpu > kFull)
        return "gpu";
    return shares.memory > kFull ? "memory" : "cpu";
}

} // namespace

Decision ScalingPolicy::decide(double seconds,
                               const ReservedShares &shares,
                               std::size_t workers,
                               std::vector<std::uint32_t> idle)
{
    Decision decision;
    decision.seconds = seconds;
    decision.utilization = shares.overall;
    if (workers == 0 || shares.overall >= kUpThreshold) {
        if (const auto wait = left(m_lastUp, kUpCooldown, seconds)) {
            decision.reason = inCooldown("scale-up", *wait);
            return decision;
        }
        m_lastUp = seconds;
        decision.action = Decision::Action::ScaleUp;
        decision.workerType = shortOf(shares);
        const double factor = std::min(2.0, shares.overall / kTarget) - 1;
        decision.count = std::max(1U, static_cast<std::uint32_t>(double(workers) * factor));
        decision.reason = workers == 0
            ? "No workers available, creating initial worker"
            : "Utilization (" + percent(shares.overall) + ") exceeds scale-up threshold (80.0%)";
        return decision;
    }
    if (shares.overall <= kDownThreshold && workers > 1 && !idle.empty()) {
        if (const auto wait = left(m_lastDown, kDownCooldown, seconds)) {
            decision.reason = inCooldown("scale-down", *wait);
            return decision;
        }
        m_lastDown = seconds;
        decision.action = Decision::Action::ScaleDown;
        const double kept = double(workers) * shares.overall / kTarget;
        const double spare = std::max(1.0, (double(workers) - kept) / 2);
        idle.resize(std::min({idle.size(), std::size_t(spare), workers - 1}));
        decision.count = static_cast<std::uint32_t>(idle.size());
        decision.workers = std::move(idle);
        decision.reason
            = "Utilization (" + percent(shares.overall) + ") below scale-down threshold (30.0%)";
        return decision;
    }
    decision.reason = "Current utilization within target range";
    return decision;
}

std::string_view actionWord(Decision::Action action)
{
    switch (action) {
    case Decision::Action::ScaleUp:
        return "scale_up";
    case Decision::Action::ScaleDown:
        return "scale_down";
    case Decision::Action::Maintain:
        break;
    }
    return "maintain";
}

} // namespace perfdeck::simulation
