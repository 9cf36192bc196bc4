// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/Orphans.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

AlertRuleStatus state(const std::string &id, std::size_t instances, std::uint64_t notices)
{
    AlertRuleStatus made;
    made.rule.id = id;
    made.origin = "my.toml:1";
    made.instances = instances;
    made.notices = notices;
    made.lastEvaluation = Timestamp(std::chrono::seconds(1));
    return made;
}

using Kind = OrphanRule::Kind;

TEST(OrphansTest, RulesThatMatchNothing)
{
    AlertRuleStates states{state("a", 0, 0), state("b", 2, 0), state("c", 0, 0), state("d", 0, 0)};
    states[2].rule.isEnabled = false;
    states[3].lastEvaluation.reset();
    EXPECT_EQ(orphanRules(states), (std::vector<OrphanRule>{{"a", Kind::MatchesNothing, 0}}));
    states[0].origin = "built in";
    EXPECT_TRUE(orphanRules(states).empty()) << "not everybody has a cluster";
}

TEST(OrphansTest, RulesThatMadeNearlyAllNotices)
{
    EXPECT_EQ(orphanRules({state("a", 1, 90), state("b", 1, 10)}),
              (std::vector<OrphanRule>{{"a", Kind::TooLoud, 0.9}}));
    EXPECT_TRUE(orphanRules({state("a", 1, 80), state("b", 1, 20)}).empty()) << "more than 80 %";
    EXPECT_TRUE(orphanRules({state("a", 1, 9), state("b", 1, 0)}).empty()) << "too few to say";
}

} // namespace
} // namespace perfdeck
