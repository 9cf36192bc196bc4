// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PromCondition.h"
#include "core/alerts/rules/PromQuery.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

ThresholdCondition threshold(std::string_view query)
{
    const auto made = promCondition(query);
    EXPECT_TRUE(made) << made.error().message();
    return made ? std::get<ThresholdCondition>(made->condition) : ThresholdCondition();
}

std::string refusal(std::string_view query)
{
    const auto made = promCondition(query);
    return made ? "accepted" : made.error().reason;
}

TEST(PromQueryTest, OperatorsBindAsInPrometheus)
{
    EXPECT_EQ(threshold("a + b * c ^ 2 > 1").series, "(a + (b * (c ^ 2)))");
    EXPECT_EQ(threshold("a - b - c > 1").series, "((a - b) - c)");
    EXPECT_EQ(threshold("a ^ b ^ c > 1").series, "(a ^ (b ^ c))");
    EXPECT_EQ(threshold("-a ^ 2 > 1").series, "(0 - (a ^ 2))");
    EXPECT_EQ(threshold("a > 1 and b < 2 or c == 3").series, "(((a > 1) and (b < 2)) or (c == 3))");
    EXPECT_EQ(threshold("sum(a) by (x, b) / sum by (b, x) (c) > 1 # why").series,
              "(sum by (b, x) (a) / sum by (b, x) (c))");
}

TEST(PromQueryTest, LevelsMayStandOnEitherSideAndBeComputed)
{
    const auto made = promCondition("2 * 60 ^ 2 <= a");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->comparator, Comparator::AtLeast);
    EXPECT_EQ(made->level, 7200);
    EXPECT_EQ(promCondition("a > -1")->level, -1);
}

TEST(PromQueryTest, PatternsThatAreWordsBecomeEqualities)
{
    EXPECT_EQ(threshold("a{b!~\"x|y\"} > 1").series, "a{b!=\"x\",b!=\"y\"}");
    EXPECT_EQ(threshold("a{b=~\"x\\\\.y\"} > 1").series, "a{b=\"x.y\"}");
    EXPECT_EQ(threshold("a{b=~\".+\",c=~\".*\",d!~\".+\"} > 1").series, "a{b!=\"\",d=\"\"}");
    EXPECT_TRUE(refusal("a{b=~\"x|y\"} > 1").starts_with("the pattern b=~\"x|y\""));
    EXPECT_TRUE(refusal("a{b=~\"5..\"} > 1").starts_with("the pattern b=~\"5..\""));
}

TEST(PromQueryTest, FunctionsOverOneRangeBecomeReducers)
{
    EXPECT_EQ(threshold("rate(a[5m]) > 1"), (ThresholdCondition{"a", Reducer::Rate, 0.95, 5min}));
    EXPECT_EQ(threshold("quantile_over_time(0.9, a{b=\"c\"}[1h]) > 1"),
              (ThresholdCondition{"a{b=\"c\"}", Reducer::Quantile, 0.9, 1h}));
    EXPECT_EQ(threshold("sum(rate(a[5m])) > 1"),
              (ThresholdCondition{"sum(rate(a[5m]))", Reducer::Last, 0.95, 5min}));
}

TEST(PromQueryTest, OffsetsOfTheSameSeriesAreChanges)
{
    const auto doubled = promCondition("rate(a[5m]) / rate(a[5m] offset 1d) > 2");
    ASSERT_TRUE(doubled);
    EXPECT_EQ(std::get<ChangeCondition>(doubled->condition),
              (ChangeCondition{{"a", Reducer::Rate, 0.95, 5min}, ChangeKind::Relative, 24h}));
    EXPECT_EQ(doubled->level, 1) << "twice as much is 100 % more";
    const auto share = promCondition("(a - a offset 1h) / a offset 1h > 0.5");
    ASSERT_TRUE(share);
    EXPECT_EQ(share->level, 0.5);
    EXPECT_EQ(std::get<ChangeCondition>(share->condition).kind, ChangeKind::Relative);
    const auto more = promCondition("a - a offset 10m < -3");
    ASSERT_TRUE(more);
    EXPECT_EQ(std::get<ChangeCondition>(more->condition).kind, ChangeKind::Absolute);
    EXPECT_NE(refusal("a - b offset 10m > 3"), "accepted");
}

TEST(PromQueryTest, MatchingIsUnderstoodWhereOneSideIsAggregatedBySuchLabels)
{
    EXPECT_EQ(threshold("a / on (x) group_left sum by (x) (b) > 1").series, "(a / sum by (x) (b))");
    EXPECT_TRUE(refusal("a / on (x) b > 1").starts_with("on (…) is understood only where"));
    EXPECT_TRUE(refusal("a / ignoring (x) sum by (x) (b) > 1").starts_with("ignoring (…)"));
}

TEST(PromQueryTest, WhatCannotBeSaidIsRefusedWithTheReason)
{
    EXPECT_EQ(refusal("histogram_quantile(0.9, a) > 1"), "histogram_quantile is not understood");
    EXPECT_EQ(refusal("topk(5, a) > 1"), "topk is not understood");
    EXPECT_EQ(refusal("time() - a > 1"), "time is not understood");
    EXPECT_EQ(refusal("a > 1 unless b > 2"), "unless is not understood");
    EXPECT_EQ(refusal("sum without (x) (a) > 1"), "without (…) is not understood, only by (…)");
    EXPECT_EQ(refusal("a"), "without a comparison it fires for every series that exists");
    EXPECT_EQ(refusal("1 > 2"), "it compares two numbers");
    EXPECT_EQ(refusal("vector(1)"), "it always fires; notices have a dead-man's switch for that");
    EXPECT_TRUE(refusal("sum(a > 1) > 2").starts_with("a comparison inside sum"));
    EXPECT_TRUE(refusal("sum(rate(a[2h])) > 2").starts_with("inside an expression rate reaches"));
    EXPECT_EQ(refusal("max_over_time(a[5m:1m]) > 1"), "column 17: subqueries are not understood");
    EXPECT_EQ(refusal("rate(a[5m) > 1"), "column 8: this [ has no ]");
    EXPECT_EQ(refusal("a >"), "column 4: something is missing here");
    EXPECT_EQ(refusal("a > 1 b"), "column 7: this was not expected here");
    EXPECT_EQ(refusal("a{b=\"c} > 1"), "column 12: the closing quote is missing");
    EXPECT_EQ(refusal(""), "column 1: something is missing here");
    EXPECT_TRUE(refusal(std::string(5000, '(')).ends_with("too much inside each other"));
}

TEST(PromQueryTest, LengthsOfTime)
{
    EXPECT_EQ(parsePromDuration("1h30m").value(), 90min);
    EXPECT_EQ(parsePromDuration("2w").value(), 336h);
    EXPECT_EQ(parsePromDuration("250ms").value(), 250ms);
    for (const char *text : {"", "5", "m", "5 m", "5min", "99999999999999y", "-5m"})
        EXPECT_FALSE(parsePromDuration(text)) << text;
}

} // namespace
} // namespace perfdeck
