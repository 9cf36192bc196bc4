// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/Evaluation.h"

#include "core/stats/sample/Adjust.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace perfdeck {

namespace {

/// Candidates in the order of their times, then of their series.
void sortByTime(std::vector<Candidate> &candidates)
{
    std::ranges::sort(candidates, [](const Candidate &a, const Candidate &b) {
        if (a.finding.time != b.finding.time)
            return a.finding.time < b.finding.time;
        return *a.finding.series < *b.finding.series;
    });
}

/// p-values of all change points, and those of the candidates adjusted among them.
std::vector<Candidate> significant(std::span<const SeriesTrial> trials, double rate)
{
    std::vector<double> pValues;
    for (const SeriesTrial &trial : trials)
        pValues.insert(pValues.end(), trial.pValues.begin(), trial.pValues.end());
    const std::vector<double> adjusted = benjaminiHochbergAdjusted(pValues);
    std::vector<Candidate> kept;
    std::size_t begin = 0;
    for (const SeriesTrial &trial : trials) {
        for (const Candidate &candidate : trial.candidates) {
            // Equal p-values have equal adjusted ones, so any of them will do.
            const auto at
                = std::find(trial.pValues.begin(), trial.pValues.end(), candidate.finding.p);
            const double q = adjusted[begin + static_cast<std::size_t>(at - trial.pValues.begin())];
            if (q > rate)
                continue;
            kept.push_back(candidate);
            kept.back().finding.q = q;
        }
        begin += trial.pValues.size();
    }
    return kept;
}

void markEnvironment(std::span<Candidate> candidates, std::span<const EnvironmentChange> changes)
{
    for (Candidate &candidate : candidates) {
        Finding &finding = candidate.finding;
        const Duration block = finding.method.block;
        for (const EnvironmentChange &change : changes) {
            // A change within a block shows in this one or in the next.
            if (change.source != finding.series->labels.get("source")
                || change.time < finding.time - block || change.time > finding.time + 2 * block)
                continue;
            finding.verdict = FindingVerdict::Environment;
            finding.parts.sameEnvironment = false;
            finding.method.name += " (" + change.text + ")";
            break;
        }
    }
}

bool areRelated(const Finding &a, const Finding &b)
{
    for (const char *label : {"source", "model"})
        if (const auto value = a.series->labels.get(label);
            !value.empty() && value == b.series->labels.get(label))
            return true;
    return a.series->labels.get("source").empty() && b.series->labels.get("source").empty();
}

/// Groups as a forest: each member points towards the first one of its group.
class Groups final
{
public:
    explicit Groups(std::size_t count)
        : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }

    std::size_t first(std::size_t member)
    {
        while (m_parents[member] != member)
            member = m_parents[member] = m_parents[m_parents[member]];
        return member;
    }

    void join(std::size_t a, std::size_t b)
    {
        const std::size_t one = first(a);
        const std::size_t other = first(b);
        m_parents[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::size_t> m_parents;
};

/// The group goes by its surest regression where it has one, of equal ones by the largest.
/// Neighbours in time only: two findings of one moment that share nothing are joined by a third one
/// that shares its source with the one and its model with the other.
void group(std::vector<Candidate> &candidates)
{
    Groups groups(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Finding &early = candidates[i].finding;
        for (std::size_t j = i + 1; j < candidates.size(); ++j) {
            const Finding &late = candidates[j].finding;
            if (late.time - early.time > std::max(early.method.block, late.method.block))
                break;
            if (areRelated(early, late))
                groups.join(i, j);
        }
    }
    std::map<std::size_t, std::vector<Finding *>> members;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        members[groups.first(i)].push_back(&candidates[i].finding);
    for (const auto &[first, findings] : members) {
        const Finding *leader = *std::ranges::min_element(findings, {}, [](const Finding *it) {
            return std::tuple(it->verdict, -it->confidence, -std::abs(it->effect));
        });
        for (Finding *finding : findings) {
            finding->group = leader->id;
            finding->parts.alike = static_cast<std::uint32_t>(findings.size() - 1);
        }
    }
}

} // namespace

Evaluation evaluate(std::span<const SeriesTrial> trials, const EvaluationOptions &options)
{
    Evaluation evaluation;
    evaluation.candidates = significant(trials, options.falseDiscoveryRate);
    sortByTime(evaluation.candidates);
    markEnvironment(evaluation.candidates, options.environment);
    for (Candidate &candidate : evaluation.candidates) {
        Finding &finding = candidate.finding;
        finding.id = findingId(*finding.series, finding.time);
        finding.parts.triageOdds = triageOdds(options.triage(finding.series->metric));
        finding.confidence = confidenceOf(finding.parts);
    }
    group(evaluation.candidates);
    for (const SeriesTrial &trial : trials)
        if (!trial.window.isEmpty())
            evaluation.looked.push_back({trial.series, trial.window, trial.block});
    return evaluation;
}

double triageOdds(TriageCounts counts)
{
    constexpr double kNeverMet = 4;
    return (static_cast<double>(counts.real) + kNeverMet)
        / (static_cast<double>(counts.notReal) + kNeverMet);
}

double confidenceOf(const ConfidenceParts &parts)
{
    constexpr double kMost = 0.999;
    const double detection = std::clamp(parts.detection, 0.0, kMost);
    const double odds = detection / (1 - detection) * parts.triageOdds;
    return std::min(kMost, odds / (1 + odds));
}

bool isOneSidedStreak(std::span<const Finding> findings, Timestamp now)
{
    std::set<FindingId> regressed;
    std::set<FindingId> improved;
    for (const Finding &finding : findings) {
        if (finding.foundAt < now - std::chrono::days(1))
            continue;
        if (finding.verdict == FindingVerdict::Regressed)
            regressed.insert(finding.group);
        else if (finding.verdict == FindingVerdict::Improved)
            improved.insert(finding.group);
    }
    return std::min(regressed.size(), improved.size()) == 0
        && std::max(regressed.size(), improved.size()) >= kStreak;
}

} // namespace perfdeck
