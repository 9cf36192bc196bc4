// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ScalingReplay.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace perfdeck {

namespace {

/// The last value at or before `time`.
std::optional<double> valueAt(const std::vector<TimedValue> &values, Timestamp time)
{
    const auto after = std::ranges::upper_bound(values, time, {}, &TimedValue::time);
    return after == values.begin() ? std::nullopt : std::optional(std::prev(after)->value);
}

std::uint32_t workersToAdd(double utilization, double workers, double target)
{
    const double factor = std::min(2.0, utilization / target);
    return static_cast<std::uint32_t>(std::max(1.0, workers * (factor - 1)));
}

/// Remembers when either direction may be taken again.
class Replay final
{
public:
    Replay(const ClusterCourse &course, const ScalingRule &rule)
        : m_course(course)
        , m_rule(rule)
    {
    }

    std::optional<ReplayedDecision> decide(const TimedValue &utilization)
    {
        const auto workers = valueAt(m_course.workers, utilization.time);
        const bool isEmpty = workers && *workers < 1;
        const bool isHigh = isEmpty || utilization.value >= m_rule.up;
        const bool isLow = utilization.value <= m_rule.down && workers.value_or(2) > 1;
        if (isHigh && utilization.time >= m_upFrom) {
            m_upFrom = utilization.time + m_rule.upCooldown;
            ReplayedDecision decision{
                utilization.time, ScalingAction::ScaleUp, {}, utilization.value};
            if (workers)
                decision.count
                    = isEmpty ? 1 : workersToAdd(utilization.value, *workers, m_rule.target);
            return decision;
        }
        if (!isHigh && isLow && utilization.time >= m_downFrom) {
            m_downFrom = utilization.time + m_rule.downCooldown;
            return ReplayedDecision{
                utilization.time, ScalingAction::ScaleDown, {}, utilization.value};
        }
        return std::nullopt;
    }

private:
    const ClusterCourse &m_course;
    const ScalingRule &m_rule;
    Timestamp m_upFrom = Timestamp::min();
    Timestamp m_downFrom = Timestamp::min();
};

/// "… (42s remaining)"
std::optional<Duration> statedRest(std::string_view reason)
{
    constexpr std::string_view kMark = "cooldown period (";
    const std::size_t mark = reason.find(kMark);
    if (mark == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = reason.substr(mark + kMark.size());
    double seconds = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), seconds);
    constexpr double kMost = 86'400;
    if (error != std::errc() || !(seconds >= 0) || seconds > kMost
        || !std::string_view(end, rest.data() + rest.size()).starts_with("s"))
        return std::nullopt;
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

} // namespace

std::vector<ReplayedDecision> replayScaling(const ClusterCourse &course, const ScalingRule &rule)
{
    Replay replay(course, rule);
    std::vector<ReplayedDecision> decisions;
    for (const TimedValue &utilization : course.utilization)
        if (const auto decision = replay.decide(utilization))
            decisions.push_back(*decision);
    return decisions;
}

std::vector<Cooldown> cooldowns(std::span<const ScalingDecision> decisions, const ScalingRule &rule)
{
    std::optional<Cooldown> up, down;
    for (const ScalingDecision &decision : decisions) {
        if (decision.action == ScalingAction::ScaleUp)
            up = Cooldown{ScalingAction::ScaleUp, decision.time + rule.upCooldown, false};
        else if (decision.action == ScalingAction::ScaleDown)
            down = Cooldown{ScalingAction::ScaleDown, decision.time + rule.downCooldown, false};
        else if (const auto rest = statedRest(decision.reason)) {
            const bool isUp = decision.reason.find("scale-up") != std::string::npos;
            (isUp ? up : down) = Cooldown{isUp ? ScalingAction::ScaleUp : ScalingAction::ScaleDown,
                                          decision.time + *rest,
                                          true};
        }
    }
    std::vector<Cooldown> found;
    for (const auto &each : {up, down})
        if (each)
            found.push_back(*each);
    return found;
}

} // namespace perfdeck
