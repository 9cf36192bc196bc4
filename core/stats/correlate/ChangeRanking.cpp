// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/ChangeRanking.h"

#include "core/stats/correlate/ChangeScan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

namespace perfdeck {

namespace {

/// An event this many steps before an onset, or up to one after it, goes with it.
constexpr double kEventSteps = 5;
/// The part of what a score lacks that an event makes up.
constexpr double kEventShare = 0.5;
/// Of a part to have broken, before anything is known of it; of a series to have changed in the
/// range for no reason; of a series of a part that broke to show it.
constexpr double kBroken = 0.01;
constexpr double kByChance = 0.02;
constexpr double kShown = 0.5;
/// Of a part that changed before the cause, to have done so for reasons of its own.
constexpr double kUnrelated = 0.1;
/// Logarithm of what a likelihood ratio has to be for a series to take part as likely as not.
constexpr double kFittedSize = 3;
constexpr double kMostLog = 50;

/// Logarithm of the mean of the exponentials.
double logMean(std::span<const double> logs)
{
    const double most = std::ranges::max(logs);
    if (!std::isfinite(most)) // all of them impossible
        return most;
    double sum = 0;
    for (const double each : logs)
        sum += std::exp(each - most);
    return most + std::log(sum / static_cast<double>(logs.size()));
}

/// Logarithm of the likelihood ratio where only a share of cases has the one with this logarithm.
double mixed(double share, double log)
{
    return log > 0 ? log + std::log(share + (1 - share) * std::exp(-log))
                   : std::log(1 - share + share * std::exp(log));
}

struct Member
{
    std::size_t index = 0;
    Onset onset;

    /// Logarithm of how much better a change at a step explains the series than none.
    [[nodiscard]] double evidenceAt(std::size_t step) const
    {
        return onset.evidence + std::log(onset.chance[step] / onset.chance[onset.step])
            - kFittedSize;
    }

    /// Of a change within a step of it.
    [[nodiscard]] double evidenceNear(std::size_t step) const
    {
        const std::size_t first = step > 0 ? step - 1 : 0;
        const std::size_t last = std::min(step + 1, onset.chance.size() - 1);
        std::array<double, 3> near{};
        std::size_t count = 0;
        for (std::size_t i = first; i <= last; ++i)
            near[count++] = evidenceAt(i);
        return logMean(std::span(near).first(count));
    }

    /// Of a change at any step.
    [[nodiscard]] double evidenceAnywhere() const
    {
        std::vector<double> all;
        for (std::size_t step = 0; step < onset.chance.size(); ++step)
            all.push_back(evidenceAt(step));
        return logMean(all);
    }

    /// That it changed then, 0…1.
    [[nodiscard]] double takesPartAt(std::size_t step) const
    {
        return 1 / (1 + std::exp(-evidenceNear(step)));
    }
};

/// The series of one part, looked at together.
class Part final
{
public:
    Part(std::size_t number, std::vector<Member> members)
        : m_number(number)
        , m_members(std::move(members))
    {
        weigh();
        std::ranges::stable_sort(
            m_members, {}, [this](const Member &member) { return -member.evidenceNear(m_step); });
        double taking = 0;
        for (const Member &member : m_members)
            taking += member.takesPartAt(m_step);
        m_companions = std::max(0.0, taking - m_members.front().takesPartAt(m_step));
    }

    /// Chances of its onset to be at each step.
    [[nodiscard]] const std::vector<double> &chance() const { return m_chance; }

    /// That its series changed together, not each for itself, 0…1.
    [[nodiscard]] double weight() const { return m_weight; }

    [[nodiscard]] RankedChange ranked(double lead,
                                      std::span<const ChangeCandidate> candidates) const
    {
        RankedChange change;
        change.part = m_number;
        for (const Member &member : m_members) {
            change.series.push_back({member.index, member.takesPartAt(m_step), member.onset});
            change.hasEvent = change.hasEvent || hasEvent(candidates[member.index].events);
        }
        change.confidence = m_members.front().onset.confidence();
        change.companions = m_companions;
        change.lead = lead;
        change.step = m_step;
        change.score = m_weight * lead;
        if (change.hasEvent)
            change.score += kEventShare * (change.confidence - change.score);
        return change;
    }

private:
    /// Bayes' rule for two stories: the part broke at some step and each of its series shows it
    /// there or not; each of them changed for itself or not, at any step.
    void weigh()
    {
        std::vector<double> together(m_members.front().onset.chance.size(), 0.0);
        double alone = 0;
        for (const Member &member : m_members) {
            alone += mixed(kByChance, member.evidenceAnywhere());
            for (std::size_t step = 0; step < together.size(); ++step)
                together[step] += mixed(kShown, member.evidenceNear(step));
        }
        const double odds
            = kBroken / (1 - kBroken) * std::exp(std::min(kMostLog, logMean(together) - alone));
        m_weight = odds / (1 + odds);
        const auto best = std::ranges::max_element(together);
        m_step = static_cast<std::size_t>(best - together.begin());
        double total = 0;
        for (const double log : together)
            total += m_chance.emplace_back(std::exp(log - *best));
        for (double &chance : m_chance)
            chance /= total;
    }

    [[nodiscard]] bool hasEvent(std::span<const double> events) const
    {
        const auto step = static_cast<double>(m_step);
        return std::ranges::any_of(events, [step](double event) {
            return event <= step + 1 && event >= step - kEventSteps;
        });
    }

    std::size_t m_number;
    std::vector<Member> m_members;
    std::vector<double> m_chance;
    std::size_t m_step = 0;
    double m_weight = 0;
    double m_companions = 0;
};

std::vector<Part> partsOf(std::span<const ChangeCandidate> candidates)
{
    ChangeScans scans;
    std::map<std::size_t, std::vector<Member>> members;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (auto onset = findOnset(candidates[i].before, candidates[i].range, scans))
            members[candidates[i].part].push_back({i, std::move(*onset)});
    std::vector<Part> parts;
    for (auto &[number, series] : members)
        parts.emplace_back(number, std::move(series));
    return parts;
}

/// For each step, the logarithm of the chance of a part to have changed no earlier than that if
/// something that began it all is there, or to have reasons of its own.
std::vector<double> logsNotBefore(const Part &part)
{
    std::vector<double> logs;
    double before = 0;
    for (const double chance : part.chance()) {
        logs.push_back(std::log1p(-part.weight() * (1 - kUnrelated) * std::min(1.0, before)));
        before += chance;
    }
    return logs;
}

} // namespace

std::vector<RankedChange> rankChanges(std::span<const ChangeCandidate> candidates)
{
    const std::vector<Part> parts = partsOf(candidates);
    std::vector<double> all(parts.empty() ? 0 : parts.front().chance().size(), 0.0);
    for (const Part &part : parts)
        std::ranges::transform(all, logsNotBefore(part), all.begin(), std::plus());
    std::vector<RankedChange> ranked;
    for (const Part &part : parts) {
        const std::vector<double> own = logsNotBefore(part);
        double lead = 0;
        for (std::size_t step = 0; step < own.size(); ++step)
            lead += part.chance()[step] * std::exp(all[step] - own[step]);
        ranked.push_back(part.ranked(lead, candidates));
    }
    std::ranges::sort(ranked, {}, [](const RankedChange &change) {
        return std::tuple(-change.score, -change.series.front().onset.evidence, change.part);
    });
    return ranked;
}

} // namespace perfdeck
