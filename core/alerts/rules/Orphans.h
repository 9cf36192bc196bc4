// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <string>
#include <vector>

namespace perfdeck {

/// A rule that is in force and does nobody good.
struct OrphanRule
{
    enum class Kind
    {
        MatchesNothing, ///< was evaluated and met no series
        TooLoud, ///< made more than kLoudShare of all notices
    };

    std::string rule;
    Kind kind = Kind::MatchesNothing;
    double share = 0; ///< of all notices

    friend bool operator==(const OrphanRule &, const OrphanRule &) = default;
};

/// In the order of the rules. Rules that come with PerfDeck may match nothing: not everybody has a
/// cluster. Nobody is too loud before there were kFewestNotices. Pure.
[[nodiscard]] std::vector<OrphanRule> orphanRules(const AlertRuleStates &states);

inline constexpr double kLoudShare = 0.8;
inline constexpr std::uint64_t kFewestNotices = 10;

} // namespace perfdeck
