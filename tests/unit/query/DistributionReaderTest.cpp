// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/DistributionReader.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace perfdeck {
namespace {

using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000));

class DistributionReaderTest : public testing::Test, public QueryFixture
{
protected:
    static DistributionQuery query(seconds length)
    {
        DistributionQuery query;
        query.selectors = {*Selector::parse("latency_seconds")};
        query.range = {kNoon, kNoon + length};
        return query;
    }

    [[nodiscard]] DistributionFrame run(const DistributionQuery &query) const
    {
        QueryService reader = service();
        const auto frame = reader.run(query);
        EXPECT_TRUE(frame) << frame.error().message();
        return frame ? **frame : DistributionFrame();
    }
};

TEST_F(DistributionReaderTest, KnownNumbers)
{
    const SeriesId id = series("latency_seconds", {{"model", "m"}});
    for (int i = 1; i <= 1001; ++i)
        addLive(id, kNoon + seconds(i), (i * 8) % 1001 + 1); // 1…1001 in another order
    addLive(id, kNoon + seconds(1002), std::numeric_limits<double>::quiet_NaN());
    addLive(id, kNoon + seconds(1003), std::numeric_limits<double>::infinity());
    addLive(id, kNoon + seconds(3000), 5000); // after the range
    const DistributionFrame frame = run(query(seconds(2000)));
    ASSERT_EQ(frame.series.size(), 1U);
    const DistributionSeries &made = frame.series[0];
    EXPECT_EQ(made.count, 1001U);
    EXPECT_EQ(made.notFinite, 2U);
    EXPECT_EQ(made.min, 1);
    EXPECT_EQ(made.max, 1001);
    EXPECT_DOUBLE_EQ(made.mean, 501);
    ASSERT_EQ(made.quantiles.size(), 4U);
    EXPECT_DOUBLE_EQ(made.quantiles[0].value, 501);
    EXPECT_DOUBLE_EQ(made.quantiles[3].value, 991);
    EXPECT_EQ(frame.edges.size(), 12U);
    EXPECT_EQ(std::accumulate(made.bins.begin(), made.bins.end(), std::uint64_t{0}), 1001U);
    EXPECT_FALSE(frame.rawFrom);
    ASSERT_EQ(made.curve.size(), 400U);
    EXPECT_EQ(made.curve.front().value, 1);
    EXPECT_DOUBLE_EQ(made.curve.front().share, 1.0 / 1001);
    EXPECT_EQ(made.curve.back().value, 1001);
    EXPECT_EQ(made.curve.back().share, 1);
}

TEST_F(DistributionReaderTest, TheCurveStepsAtTheLastOfEqualValues)
{
    const SeriesId id = series("latency_seconds");
    const std::vector<double> values{2, 1, 2, 2, 3};
    for (std::size_t i = 0; i < values.size(); ++i)
        addLive(id, kNoon + seconds(i), values[i]);
    const DistributionFrame frame = run(query(seconds(10)));
    const auto &curve = frame.series[0].curve;
    ASSERT_EQ(curve.size(), 3U);
    EXPECT_DOUBLE_EQ(curve[0].share, 0.2);
    EXPECT_DOUBLE_EQ(curve[1].share, 0.8);
    EXPECT_DOUBLE_EQ(curve[2].share, 1);
}

TEST_F(DistributionReaderTest, SeriesAreComparedOverTheSameBins)
{
    std::mt19937 random(5);
    std::lognormal_distribution<double> fast(-4, 0.3);
    std::lognormal_distribution<double> slow(-3, 0.5);
    const SeriesId a = series("latency_seconds", {{"model", "a"}});
    const SeriesId b = series("latency_seconds", {{"model", "b"}});
    for (int i = 0; i < 2000; ++i) {
        addLive(a, kNoon + seconds(i), fast(random));
        if (i % 4 == 0)
            addLive(b, kNoon + seconds(i), slow(random));
    }
    DistributionQuery asked = query(seconds(2000));
    asked.logarithmic = true;
    asked.maxBins = 40;
    const DistributionFrame frame = run(asked);
    ASSERT_EQ(frame.series.size(), 2U);
    EXPECT_TRUE(frame.logarithmic);
    EXPECT_LE(frame.edges.size(), 41U);
    EXPECT_EQ(frame.series[0].bins.size(), frame.edges.size() - 1);
    EXPECT_EQ(frame.series[1].bins.size(), frame.edges.size() - 1);
    EXPECT_EQ(frame.series[1].count, 500U);
    EXPECT_LT(frame.series[0].quantiles[0].value, frame.series[1].quantiles[0].value);
    asked.maxSeries = 1;
    EXPECT_EQ(run(asked).seriesLeftOut, 1U);
}

TEST_F(DistributionReaderTest, WhatIsOnlyRolledUpIsSaidAndLeftOut)
{
    const SeriesId id = series("latency_seconds");
    for (int i = 0; i < 1200; ++i)
        history->put(id, kNoon + seconds(i), i);
    history->state().rolledTo = kNoon + seconds(1200);
    history->state().rawFrom = kNoon + seconds(600);
    const DistributionFrame frame = run(query(seconds(1200)));
    ASSERT_TRUE(frame.rawFrom);
    EXPECT_EQ(*frame.rawFrom, kNoon + seconds(600));
    EXPECT_EQ(frame.series[0].count, 600U);
    EXPECT_EQ(frame.series[0].min, 600);
}

TEST_F(DistributionReaderTest, CountersAreReadAsRates)
{
    const SeriesId id = series("latency_seconds", {{"model", "m"}});
    for (int i = -1; i < 10; ++i) // six rates of 2 per second, then four of 6
        addLive(id, kNoon + seconds(10 * i), i < 5 ? 20 * i + 100 : 60 * i - 100);
    DistributionQuery asked = query(seconds(100));
    asked.transform = Transform::Rate;
    const DistributionFrame frame = run(asked);
    ASSERT_EQ(frame.series.size(), 1U);
    EXPECT_EQ(frame.series[0].count, 10U); // the first one from the sample before the range
    EXPECT_DOUBLE_EQ(frame.series[0].min, 2);
    EXPECT_DOUBLE_EQ(frame.series[0].max, 6);
    EXPECT_DOUBLE_EQ(frame.series[0].mean, 3.6); // six times 2, four times 6
}

TEST_F(DistributionReaderTest, NothingMeasuredIsAnEmptyPicture)
{
    series("latency_seconds");
    const DistributionFrame frame = run(query(seconds(10)));
    EXPECT_TRUE(frame.edges.empty());
    EXPECT_TRUE(frame.series[0].curve.empty());
    EXPECT_TRUE(std::isnan(frame.series[0].min));
}

} // namespace
} // namespace perfdeck
