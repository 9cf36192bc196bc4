// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/AlertRule.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(AlertRuleTest, EveryWordIsReadBack)
{
    for (int value = 0; value <= static_cast<int>(Reducer::Increase); ++value) {
        const auto each = static_cast<Reducer>(value);
        EXPECT_EQ(reducer(reducerName(each)), each);
    }
    for (int value = 0; value <= static_cast<int>(Comparator::NotEqual); ++value) {
        const auto each = static_cast<Comparator>(value);
        EXPECT_EQ(comparator(comparatorText(each)), each);
    }
    for (const auto each : {NoDataPolicy::KeepLast, NoDataPolicy::Alert, NoDataPolicy::Normal})
        EXPECT_EQ(noDataPolicy(noDataPolicyName(each)), each);
    for (const auto each : {ChangeKind::Absolute, ChangeKind::Relative})
        EXPECT_EQ(changeKind(changeKindName(each)), each);
    EXPECT_FALSE(reducer("mean"));
    EXPECT_FALSE(comparator("=<"));
}

TEST(AlertRuleTest, TheNumberUnderJudgementHasAUnit)
{
    ThresholdCondition memory{"memory_used_bytes"};
    EXPECT_EQ(valueUnit(memory), Unit::Byte);
    EXPECT_EQ(valueUnit(ThresholdCondition{"gpu_temperature_celsius{device=\"0\"}"}),
              Unit::Celsius);
    EXPECT_EQ(valueUnit(ThresholdCondition{"a_bytes / b_bytes"}), Unit::None);
    EXPECT_EQ(valueUnit(ThresholdCondition{"sent_bytes_total", Reducer::Rate}),
              Unit::BytePerSecond);
    EXPECT_EQ(valueUnit(ThresholdCondition{"requests_total", Reducer::Rate}), Unit::PerSecond);
    EXPECT_EQ(valueUnit(ChangeCondition{memory, ChangeKind::Relative}), Unit::Ratio);
    EXPECT_EQ(valueUnit(ChangeCondition{memory, ChangeKind::Absolute}), Unit::Byte);
    EXPECT_EQ(valueUnit(ForecastCondition{"memory_used_bytes"}), Unit::Second);
    EXPECT_EQ(valueUnit(AnomalyCondition{"memory_used_bytes"}), Unit::None);
}

TEST(AlertRuleTest, ConditionsHaveNamesAndSeries)
{
    EXPECT_EQ(conditionName(ChangeCondition{}), "change");
    EXPECT_EQ(conditionName(CompositeCondition{}), "composite");
    EXPECT_EQ(seriesOf(ChangeCondition{ThresholdCondition{"up"}}), "up");
    EXPECT_EQ(seriesOf(SourceCondition{"a", "b"}), "");
}

} // namespace
} // namespace perfdeck
