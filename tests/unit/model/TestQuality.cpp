// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/MetricInfo.h"
#include "core/model/Quality.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(Quality, IsStoredAsTheSumOfItsFlags)
{
    Quality quality(QualityFlag::Approximate);
    quality.add(QualityFlag::Coarse);
    quality.add(QualityFlag::Coarse);
    EXPECT_EQ(quality.stored(), 5);
    EXPECT_EQ(Quality::fromStored(5), quality);
    EXPECT_FALSE(quality.has(QualityFlag::Censored));
    EXPECT_TRUE(Quality().isGood());
    EXPECT_EQ(Quality().stored(), 0);
}

TEST(Quality, NumbersThatAreNoFlagsSayNothing)
{
    for (const double value : {-1.0, 1.5, 16.0, 1e300, std::nan(""), HUGE_VAL})
        EXPECT_TRUE(Quality::fromStored(value).isGood()) << value;
}

TEST(CompanionNames, AreTakenApartByTheirEnding)
{
    const CompanionName quality = companionName("queue_time_seconds_quality");
    EXPECT_EQ(quality.metric, "queue_time_seconds");
    EXPECT_EQ(quality.kind, Companion::Quality);
    EXPECT_EQ(companionName("queue_time_seconds_limit").kind, Companion::Limit);
    EXPECT_EQ(companionName("queue_time_seconds").kind, Companion::None);
    EXPECT_EQ(companionMetric("a", Companion::Quality), "a_quality");
    EXPECT_EQ(companionMetric("a", Companion::Limit), "a_limit");
    EXPECT_EQ(companionMetric("a", Companion::None), "a");
}

TEST(CompanionNames, ALimitHasTheUnitOfItsNumberAndAQualityNone)
{
    EXPECT_EQ(metricInfo("queue_time_seconds_limit").unit, Unit::Second);
    EXPECT_EQ(metricInfo("queue_time_seconds_quality").unit, Unit::None);
}

} // namespace
} // namespace perfdeck
