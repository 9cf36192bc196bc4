// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/ComparisonFrames.h"
#include "tests/unit/compare/SideMaker.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {
namespace {

const SeriesKey kLatency{"inference_latency_seconds", {{"quantile", "0.5"}}};

/// Quartiles by numpy.quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 40], [0.25, 0.5, 0.75]) = 3.25, 5.5,
/// 7.75; whiskers by matplotlib.cbook.boxplot_stats of the same: 1 and 9.
TEST(ComparisonFrames, boxesAreTukeys)
{
    const BoxFramePtr frame = boxFrame(
        SideMaker({"a", "b"}).metric(kLatency, {{40, 9, 8, 7, 6, 5, 4, 3, 2, 1}, {}}).make(), 0);
    ASSERT_EQ(frame->boxes.size(), 1U) << "a side without samples has no box";
    const Box &box = frame->boxes[0];
    EXPECT_EQ(box.key->labels.get("side"), "a");
    EXPECT_EQ(box.count, 10U);
    EXPECT_DOUBLE_EQ(box.lowerQuartile, 3.25);
    EXPECT_DOUBLE_EQ(box.median, 5.5);
    EXPECT_DOUBLE_EQ(box.upperQuartile, 7.75);
    EXPECT_DOUBLE_EQ(box.low, 1);
    EXPECT_DOUBLE_EQ(box.high, 9);
    EXPECT_EQ(box.points.size(), 10U);
    EXPECT_EQ(box.points.back(), 40) << "what lies outside of the whiskers is a point";
}

TEST(ComparisonFrames, manySamplesArePointsAtEqualShares)
{
    std::vector<double> values;
    for (int at = 0; at < 10'000; ++at)
        values.push_back((at * 7919) % 10'000);
    const BoxFramePtr frame = boxFrame(SideMaker({"a"}).metric(kLatency, {values}).make(), 0);
    const std::vector<double> &points = frame->boxes[0].points;
    ASSERT_EQ(points.size(), kMostPoints);
    EXPECT_TRUE(std::ranges::is_sorted(points));
    EXPECT_EQ(points.front(), 0);
    EXPECT_EQ(points.back(), 9999);
    EXPECT_NEAR(points[kMostPoints / 2], 5000, 100);
}

TEST(ComparisonFrames, equalSamplesMakeAFlatBox)
{
    const BoxFramePtr frame = boxFrame(SideMaker({"a"}).metric(kLatency, {{2, 2, 2}}).make(), 0);
    EXPECT_EQ(frame->boxes[0].low, 2);
    EXPECT_EQ(frame->boxes[0].high, 2);
}

TEST(ComparisonFrames, distributionsAreOfTheSidesThatHaveSamples)
{
    const DistributionFramePtr frame = distributionFrame(
        SideMaker({"a", "b", "c"}).metric(kLatency, {{1, 2, 3, 4}, {}, {5, 6}}).make(), 0);
    ASSERT_EQ(frame->series.size(), 2U);
    EXPECT_EQ(frame->series[1].key->labels.get("side"), "c");
    EXPECT_EQ(frame->series[0].count, 4U);
    EXPECT_EQ(frame->series[0].curve.back().share, 1.0);
    EXPECT_EQ(frame->edges.front(), 1);
    EXPECT_EQ(frame->edges.back(), 6);
}

TEST(ComparisonFrames, tradeOffsHaveTheFrontOfTheUnbeaten)
{
    const SideSamples samples = SideMaker({"fast", "busy", "neither"})
                                    .metric(kLatency, {{0.1}, {0.2}, {0.3}})
                                    .metric({"requests_per_second", {}}, {{10}, {40}, {20}})
                                    .make();
    const std::vector<MeasuredCriterion> criteria = measuredCriteria(samples, {});
    ASSERT_EQ(criteria.size(), 2U);
    const ScatterFramePtr frame = tradeOffFrame(samples, criteria[0], criteria[1]);
    EXPECT_EQ(frame->points[2].name, "neither");
    EXPECT_EQ(frame->points[1].x, 0.2);
    EXPECT_EQ(frame->points[1].y, 40);
    EXPECT_EQ(frame->front, (std::vector<std::size_t>{0, 1}));
}

} // namespace
} // namespace perfdeck
