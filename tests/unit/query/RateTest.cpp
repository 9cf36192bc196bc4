// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/Rate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

Timestamp second(int seconds)
{
    return Timestamp(std::chrono::seconds(1'800'000'000 + seconds));
}

struct Rates
{
    std::vector<Timestamp> times;
    std::vector<double> values;
};

Rates ratesFor(const std::vector<Timestamp> &times, const std::vector<double> &values)
{
    Rates rates;
    ratesOf(times, values, rates.times, rates.values);
    return rates;
}

TEST(RateTest, IncreasePerSecondStampedWithTheLaterSample)
{
    const Rates rates = ratesFor({second(0), second(5), second(7)}, {100, 150, 151});
    EXPECT_EQ(rates.times, (std::vector{second(5), second(7)}));
    EXPECT_EQ(rates.values, (std::vector{10.0, 0.5}));
}

TEST(RateTest, AResetCountsTheNewValueOnly)
{
    const Rates rates = ratesFor({second(0), second(10), second(20)}, {1000, 30, 40});
    EXPECT_EQ(rates.values, (std::vector{3.0, 1.0}));
}

TEST(RateTest, NaNOnEitherSideIsUndefined)
{
    const Rates rates
        = ratesFor({second(0), second(1), second(2), second(3)}, {1, std::nan(""), 5, 6});
    ASSERT_EQ(rates.values.size(), 3U);
    EXPECT_TRUE(std::isnan(rates.values[0]));
    EXPECT_TRUE(std::isnan(rates.values[1]));
    EXPECT_EQ(rates.values[2], 1.0);
}

TEST(RateTest, OneSampleOrNoneHasNoRate)
{
    EXPECT_TRUE(ratesFor({}, {}).values.empty());
    EXPECT_TRUE(ratesFor({second(1)}, {7}).values.empty());
}

TEST(RateTest, BucketsOfASteadyCounterGiveItsRate)
{
    // One count a second, sampled every 10 s: 0..50, 60..110, 120..170.
    std::vector<RollupPoint> buckets;
    for (int i = 0; i < 3; ++i) {
        const double first = 60.0 * i;
        buckets.push_back({second(60 * i), first, first + 50, 0, first, first + 50, 6});
    }
    std::vector<RollupPoint> rates;
    ratesOf(buckets, std::chrono::minutes(1), rates);
    ASSERT_EQ(rates.size(), 3U);
    for (const RollupPoint &rate : rates) {
        EXPECT_DOUBLE_EQ(rate.last, 1.0);
        EXPECT_DOUBLE_EQ(rate.min, rate.max);
        EXPECT_DOUBLE_EQ(rate.sum, 6.0);
    }
}

TEST(RateTest, AResetInsideABucketIsSeenByItsMaximum)
{
    const std::vector<RollupPoint> buckets{
        {second(0), 0, 60, 0, 0, 60, 6}, {second(60), 5, 90, 0, 70, 35, 6}, // 70 80 90 | 5 20 35
    };
    std::vector<RollupPoint> rates;
    ratesOf(buckets, std::chrono::minutes(1), rates);
    ASSERT_EQ(rates.size(), 2U);
    EXPECT_DOUBLE_EQ(rates[1].last, (10.0 + 20.0 + 35.0) / 60.0);
}

TEST(RateTest, AResetBetweenBucketsCountsTheNewValue)
{
    const std::vector<RollupPoint> buckets{
        {second(0), 0, 600, 0, 0, 600, 6},
        {second(60), 6, 66, 0, 6, 66, 6},
    };
    std::vector<RollupPoint> rates;
    ratesOf(buckets, std::chrono::minutes(1), rates);
    ASSERT_EQ(rates.size(), 2U);
    EXPECT_DOUBLE_EQ(rates[1].last, 66.0 / 60.0);
}

TEST(RateTest, AcrossMissingBucketsOnlyTheInsideCounts)
{
    const std::vector<RollupPoint> buckets{
        {second(0), 0, 50, 0, 0, 50, 6},
        {second(600), 5000, 5050, 0, 5000, 5050, 6},
    };
    std::vector<RollupPoint> rates;
    ratesOf(buckets, std::chrono::minutes(1), rates);
    ASSERT_EQ(rates.size(), 2U);
    EXPECT_DOUBLE_EQ(rates[1].last, 1.0);
}

} // namespace
} // namespace perfdeck
