// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regress/Evaluation.h"

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace perfdeck {

/// All findings so far, each one once however often it is found again. One thread.
class FindingBook final
{
public:
    FindingBook() = default;
    explicit FindingBook(const Findings &stored);

    struct News
    {
        FindingChanges changes; ///< to be written
        Findings told; ///< new ones that stand for their group: each worth one event
    };

    /// Takes in what was found: a finding that is known (same series, at most two blocks away)
    /// keeps its number, its triage and the finer of both views; one that holds and is not known is
    /// new; one that ought to be seen and is not, is gone.
    [[nodiscard]] News take(const Evaluation &evaluation, Timestamp now);

    /// Empty where there is no such finding, or it is judged so already.
    [[nodiscard]] FindingChanges judge(FindingId id, Triage triage);

    [[nodiscard]] TriageCounts triageOf(std::string_view metric) const;

    /// In the order of their times.
    [[nodiscard]] Findings all() const;

private:
    using Ids = std::set<FindingId>;

    void add(Finding finding);
    [[nodiscard]] Finding *known(const Finding &finding);
    [[nodiscard]] bool hasAlarm(FindingId group) const;
    void forget(const Evaluation &evaluation, const Ids &seen, Ids &changed);

    std::map<FindingId, Finding> m_findings;
    std::map<SeriesKey, Ids> m_ofSeries;
};

} // namespace perfdeck
