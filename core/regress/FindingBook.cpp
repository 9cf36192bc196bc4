// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/FindingBook.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

/// The same change is found a block or two to either side as more samples come in.
constexpr int kSameWithin = 2;

bool isSame(const Finding &a, const Finding &b)
{
    const Duration room = kSameWithin * std::max(a.method.block, b.method.block);
    return a.time - b.time <= room && b.time - a.time <= room;
}

/// Takes over what was measured; whether anything is different.
bool refresh(Finding &known, const Candidate &candidate)
{
    Finding now = known;
    const Finding &found = candidate.finding;
    if (candidate.standing == Standing::Holds && found.method.block <= known.method.block) {
        now = found;
        now.id = known.id;
        now.group = known.group;
        now.foundAt = known.foundAt;
        now.triage = known.triage;
    }
    if (candidate.standing != Standing::Unsettled)
        now.isGone = candidate.standing == Standing::Gone;
    if (now == known)
        return false;
    known = std::move(now);
    return true;
}

} // namespace

FindingBook::FindingBook(const Findings &stored)
{
    for (const Finding &finding : stored)
        add(finding);
}

void FindingBook::add(Finding finding)
{
    m_ofSeries[*finding.series].insert(finding.id);
    const FindingId id = finding.id;
    m_findings.insert_or_assign(id, std::move(finding));
}

FindingBook::News FindingBook::take(const Evaluation &evaluation, Timestamp now)
{
    Ids seen;
    Ids changed;
    std::map<FindingId, FindingId> groups; ///< as found here → as it is known
    std::vector<const Candidate *> fresh;
    for (const Candidate &candidate : evaluation.candidates) {
        Finding *finding = known(candidate.finding);
        if (finding != nullptr) {
            seen.insert(finding->id);
            groups.try_emplace(candidate.finding.group, finding->group);
            if (refresh(*finding, candidate))
                changed.insert(finding->id);
        } else if (candidate.standing == Standing::Holds) {
            fresh.push_back(&candidate);
        }
    }
    // Leaders first: a group goes by its own, unless that one is known or has not settled yet.
    std::ranges::stable_partition(fresh, [](const Candidate *it) {
        return it->finding.group == it->finding.id;
    });
    News news;
    for (const Candidate *candidate : fresh) {
        Finding finding = candidate->finding;
        finding.group = groups.try_emplace(finding.group, finding.id).first->second;
        finding.foundAt = now;
        if (finding.group == finding.id || (finding.isAlarming() && !hasAlarm(finding.group)))
            news.told.push_back(finding);
        seen.insert(finding.id);
        changed.insert(finding.id);
        add(std::move(finding));
    }
    forget(evaluation, seen, changed);
    for (const FindingId id : changed)
        news.changes.findings.push_back(m_findings.at(id));
    return news;
}

void FindingBook::forget(const Evaluation &evaluation, const Ids &seen, Ids &changed)
{
    for (const Evaluation::Looked &looked : evaluation.looked) {
        const auto ids = m_ofSeries.find(*looked.series);
        if (ids == m_ofSeries.end())
            continue;
        // What lies further back may just have too little before it by now.
        const TimeRange sure{looked.window.from + looked.window.length() / 2, looked.window.to};
        for (const FindingId id : ids->second) {
            Finding &finding = m_findings.at(id);
            if (finding.isGone || seen.contains(id) || finding.method.block != looked.block
                || !sure.contains(finding.time))
                continue;
            finding.isGone = true;
            changed.insert(id);
        }
    }
}

Finding *FindingBook::known(const Finding &finding)
{
    const auto ids = m_ofSeries.find(*finding.series);
    if (ids == m_ofSeries.end())
        return nullptr;
    Finding *nearest = nullptr;
    const auto distance = [&finding](const Finding &it) {
        return std::max(it.time - finding.time, finding.time - it.time);
    };
    for (const FindingId id : ids->second) {
        Finding &it = m_findings.at(id);
        if (isSame(it, finding) && (nearest == nullptr || distance(it) < distance(*nearest)))
            nearest = &it;
    }
    return nearest;
}

bool FindingBook::hasAlarm(FindingId group) const
{
    return std::ranges::any_of(m_findings, [group](const auto &entry) {
        return entry.second.group == group && entry.second.isAlarming();
    });
}

FindingChanges FindingBook::judge(FindingId id, Triage triage)
{
    const auto found = m_findings.find(id);
    if (found == m_findings.end())
        return {};
    Triage &known = found->second.triage;
    if (known.state == triage.state && known.owner == triage.owner && known.note == triage.note)
        return {};
    known = triage;
    return {{found->second}, {{id, std::move(triage)}}};
}

TriageCounts FindingBook::triageOf(std::string_view metric) const
{
    TriageCounts counts;
    const auto first = m_ofSeries.lower_bound(SeriesKey{std::string(metric), {}});
    for (auto at = first; at != m_ofSeries.end() && at->first.metric == metric; ++at)
        for (const FindingId id : at->second) {
            const TriageState state = m_findings.at(id).triage.state;
            if (state == TriageState::NotABug)
                ++counts.notReal;
            else if (state != TriageState::New)
                ++counts.real;
        }
    return counts;
}

Findings FindingBook::all() const
{
    Findings all;
    all.reserve(m_findings.size());
    for (const auto &[id, finding] : m_findings)
        all.push_back(finding);
    std::ranges::stable_sort(all, {}, &Finding::time);
    return all;
}

} // namespace perfdeck
