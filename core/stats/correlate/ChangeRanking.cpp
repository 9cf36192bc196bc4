// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/ChangeRanking.h"

#include "core/stats/correlate/ChangeScan.h"
#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace perfdeck {

namespace {

/// An event this many steps before an onset, or up to one after it, goes with it.
constexpr double kEventSteps = 5;
/// The part of what a score lacks that an event makes up.
constexpr double kEventShare = 0.5;
/// Of a series that has nothing to do with a change, to change at the same time.
constexpr double kByChance = 0.02;
/// Companions that chance gives so often are as likely chance as not.
constexpr double kRareEnough = 0.05;
/// Logarithm of what a likelihood ratio has to be for a series to take part as likely as not.
constexpr double kFittedSize = 3;
constexpr double kMostLog = 50;

struct Member
{
    std::size_t index = 0;
    Onset onset;

    /// Logarithm of how much better a change within a step of this one explains the series than
    /// none.
    [[nodiscard]] double evidenceAt(std::size_t step) const
    {
        const std::size_t first = step > 0 ? step - 1 : 0;
        const std::size_t last = std::min(step + 1, onset.chance.size() - 1);
        double chance = 0;
        for (std::size_t i = first; i <= last; ++i)
            chance = std::max(chance, onset.chance[i]);
        return onset.evidence + std::log(chance / onset.chance[onset.step]) - kFittedSize;
    }

    /// That it changed then, 0…1.
    [[nodiscard]] double takesPartAt(std::size_t step) const
    {
        return 1 / (1 + std::exp(-evidenceAt(step)));
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
        findStep();
        std::ranges::stable_sort(
            m_members, {}, [this](const Member &member) { return -member.evidenceAt(m_step); });
        double taking = 0;
        for (const Member &member : m_members)
            taking += member.takesPartAt(m_step);
        m_companions = std::max(0.0, taking - m_members.front().takesPartAt(m_step));
    }

    /// Chances of its onset to be at each step.
    [[nodiscard]] const std::vector<double> &chance() const { return m_chance; }

    /// That its series changed together, not by chance, 0…1.
    [[nodiscard]] double weight() const
    {
        const auto others = static_cast<double>(m_members.size() - 1);
        const double together = std::floor(m_companions + 0.5);
        const double byChance
            = together > 0 ? 1 - binomialCdf(together - 1, others, kByChance) : 1.0;
        return m_members.front().onset.confidence() / (1 + byChance / kRareEnough);
    }

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
        change.score = weight() * lead;
        if (change.hasEvent)
            change.score += kEventShare * (change.confidence - change.score);
        return change;
    }

private:
    void findStep()
    {
        const std::size_t steps = m_members.front().onset.chance.size();
        std::vector<double> logs(steps, 0.0);
        for (std::size_t step = 0; step < steps; ++step)
            for (const Member &member : m_members)
                // Changed or not, as likely either way.
                logs[step] += std::log1p(std::exp(std::min(kMostLog, member.evidenceAt(step))));
        const auto best = std::ranges::max_element(logs);
        m_step = static_cast<std::size_t>(best - logs.begin());
        double total = 0;
        for (const double log : logs)
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

/// How much of what changes at each step comes after each step; of the same step half, since
/// either may be first.
std::vector<double> followersOf(const std::vector<double> &changes)
{
    std::vector<double> after(changes.size(), 0.0);
    double later = 0;
    for (std::size_t step = changes.size(); step-- > 0;) {
        after[step] = later + changes[step] / 2;
        later += changes[step];
    }
    return after;
}

} // namespace

std::vector<RankedChange> rankChanges(std::span<const ChangeCandidate> candidates)
{
    const std::vector<Part> parts = partsOf(candidates);
    std::vector<double> changes(parts.empty() ? 0 : parts.front().chance().size(), 0.0);
    double all = 0;
    for (const Part &part : parts) {
        all += part.weight();
        for (std::size_t step = 0; step < changes.size(); ++step)
            changes[step] += part.weight() * part.chance()[step];
    }
    const auto after = followersOf(changes);
    std::vector<RankedChange> ranked;
    for (const Part &part : parts) {
        double followed = -part.weight() / 2; // it does not follow itself
        for (std::size_t step = 0; step < changes.size(); ++step)
            followed += part.chance()[step] * after[step];
        // Alone it is the first of one.
        const double lead
            = (1 + std::max(0.0, followed)) / (1 + std::max(0.0, all - part.weight()));
        ranked.push_back(part.ranked(std::min(1.0, lead), candidates));
    }
    std::ranges::sort(ranked, {}, [](const RankedChange &change) {
        return std::tuple(-change.score, -change.series.front().onset.evidence, change.part);
    });
    return ranked;
}

} // namespace perfdeck
