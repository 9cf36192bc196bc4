// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/Orphans.h"

namespace perfdeck {

std::vector<OrphanRule> orphanRules(const AlertRuleStates &states)
{
    std::uint64_t notices = 0;
    for (const AlertRuleStatus &state : states)
        notices += state.notices;
    std::vector<OrphanRule> orphans;
    for (const AlertRuleStatus &state : states) {
        const double share
            = notices == 0 ? 0 : static_cast<double>(state.notices) / static_cast<double>(notices);
        const bool isOurs = state.origin == "built in";
        if (state.rule.isEnabled && state.lastEvaluation && state.instances == 0 && !isOurs)
            orphans.push_back({state.rule.id, OrphanRule::Kind::MatchesNothing, share});
        if (notices >= kFewestNotices && share > kLoudShare)
            orphans.push_back({state.rule.id, OrphanRule::Kind::TooLoud, share});
    }
    return orphans;
}

} // namespace perfdeck
