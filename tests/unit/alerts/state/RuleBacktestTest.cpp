// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/RuleBacktest.h"
#include "tests/support/AlertRuns.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

/// Two GPUs for three days, a sample a minute; every sixth hour the second one is hot for 10 min.
FakeAlertWorld threeDays()
{
    FakeAlertWorld world;
    for (int minute = 0; minute < 3 * 24 * 60; ++minute) {
        const Timestamp time = kAlertStart + minute * 1min;
        const bool isHot = minute % 360 >= 100 && minute % 360 < 110;
        world.add({"temperature", {{"gpu", "0"}}}, time, 50);
        world.add({"temperature", {{"gpu", "1"}}}, time, isHot ? 95 : 60);
    }
    return world;
}

AlertRule hotRule()
{
    AlertRule rule = alertRule("hot", ThresholdCondition{"temperature", Reducer::Last}, 90);
    rule.interval = 30s;
    return rule;
}

TEST(RuleBacktest, CountsHowOftenAndHowLongItFires)
{
    FakeAlertWorld world = threeDays();
    const auto result = backtest({hotRule(), {}, {kAlertStart, kAlertStart + 72h}, {}}, world, {});
    ASSERT_TRUE(result) << result.error().message();
    EXPECT_EQ(result->fired, 12u);
    EXPECT_EQ(result->firing, Duration(12 * 10min));
    EXPECT_EQ(result->instances, 2u);
    ASSERT_EQ(result->episodes.size(), 12u);
    EXPECT_EQ(result->episodes[0].firedAt, kAlertStart + 100min);
    EXPECT_EQ(result->episodes[1].firedAt, kAlertStart + 460min);
    EXPECT_EQ(result->episodes[0].labels.get("gpu"), "1");
    EXPECT_EQ(result->range.from, kAlertStart);
    EXPECT_EQ(result->range.to, kAlertStart + 4319min + Duration(1));
}

TEST(RuleBacktest, IsWhatTheLiveEvaluationWouldHaveDone)
{
    FakeAlertWorld world = threeDays();
    AlertRun live(world, {hotRule()});
    live.run(0s, 72h, 30s);
    const auto result = backtest({hotRule(), {}, {kAlertStart, kAlertStart + 72h}, {}}, world, {});
    std::vector<AlertEpisode> episodes;
    for (const auto &[id, episode] : live.episodes)
        episodes.push_back(episode);
    std::ranges::sort(episodes, {}, &AlertEpisode::firedAt);
    EXPECT_EQ(result->episodes, episodes);
}

TEST(RuleBacktest, CountsWhatIsLikeAnAcknowledgedOne)
{
    FakeAlertWorld world = threeDays();
    const TimeRange range{kAlertStart, kAlertStart + 24h};
    const auto first = backtest({hotRule(), {}, range, {}}, world, {});
    ASSERT_EQ(first->fired, 4u);
    std::vector<AlertEpisode> known = first->episodes;
    known[0].acknowledgedAt = known[0].firedAt + 1min;
    const auto again = backtest({hotRule(), {}, range, known}, world, {});
    EXPECT_EQ(again->likeAcknowledged, 1u);
}

TEST(RuleBacktest, TriesACompositeRuleWithItsParts)
{
    FakeAlertWorld world = threeDays();
    CompositeCondition both;
    both.all = {"hot"};
    AlertRule rule = alertRule("both", both, 1);
    rule.ladder.comparator = Comparator::AtLeast;
    const auto result
        = backtest({rule, {hotRule()}, {kAlertStart, kAlertStart + 12h}, {}}, world, {});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->fired, 2u);
}

TEST(RuleBacktest, EndsWhenItIsTold)
{
    FakeAlertWorld world = threeDays();
    std::stop_source stop;
    double most = 0;
    const auto result = backtest({hotRule(), {}, {kAlertStart, kAlertStart + 72h}, {}},
                                 world,
                                 stop.get_token(),
                                 [&](double share) {
                                     most = share;
                                     if (share > 0.5)
                                         stop.request_stop();
                                 });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Cancelled);
    EXPECT_GT(most, 0.5);
    EXPECT_LT(most, 0.6);
}

TEST(RuleBacktest, RefusesWhatCannotBeTried)
{
    FakeAlertWorld world = threeDays();
    const TimeRange range{kAlertStart, kAlertStart + 1h};
    EXPECT_EQ(
        backtest({alertRule("s", SourceCondition{}, 1), {}, range, {}}, world, {}).error().kind,
        ErrorKind::Unsupported);
    EXPECT_FALSE(backtest({hotRule(), {}, {kAlertStart, kAlertStart}, {}}, world, {}));
    const auto bad
        = backtest({alertRule("b", ThresholdCondition{"sum by ("}, 1), {}, range, {}}, world, {});
    ASSERT_FALSE(bad);
    EXPECT_NE(bad.error().message().find("rule b"), std::string::npos);
}

} // namespace
} // namespace perfdeck
