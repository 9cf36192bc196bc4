// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/EffectFloor.h"
#include "tests/support/NoisyBlocks.h"

#include <gtest/gtest.h>

#include <vector>

namespace perfdeck {
namespace {

TEST(EffectFloor, FollowsWhatIsMeasured)
{
    EXPECT_EQ(usualFloor({"inference_latency_mean_seconds", {}}), 0.02);
    EXPECT_EQ(usualFloor({"memory_used_bytes", {}}), 0.01);
    EXPECT_EQ(usualFloor({"inference_latency_seconds", Labels{{"quantile", "0.95"}}}), 0.02);
    EXPECT_EQ(usualFloor({"inference_latency_seconds", Labels{{"quantile", "0.99"}}}), 0.05);
    EXPECT_TRUE(isTail({"x", Labels{{"quantile", "0.999"}}}));
    EXPECT_FALSE(isTail({"x", Labels{{"quantile", "high"}}}));
}

TEST(EffectFloor, IsLearnedFromWhatTheSeriesDoesAnyway)
{
    // Medians of pairs: 1, 2, 1, 4, 1, 2, 1, 4, 1, 2; differences 1 1 3 3 1 1 3 3 1. Quartiles by
    // numpy.percentile(..., [25, 75]): 1 and 3; 3 + 3 × 2 = 9.
    const std::vector<double> values{0.5, 1.5, 2, 2, 1, 1, 4, 4, 1, 1,
                                     2,   2,   1, 1, 3, 5, 1, 1, 2, 2};
    const std::vector<std::span<const double>> whole{values};
    EXPECT_DOUBLE_EQ(learnedFloor(whole, 2), 9);
}

TEST(EffectFloor, IsNotLearnedFromTooLittle)
{
    const std::vector<double> values{1, 5, 1, 5, 1, 5, 1, 5};
    const std::vector<std::span<const double>> whole{values};
    EXPECT_EQ(learnedFloor(whole, 1), 0);
    EXPECT_EQ(learnedFloor(whole, 0), 0);
    EXPECT_EQ(learnedFloor({}, 3), 0);
}

TEST(EffectFloor, DoesNotTakeTheChangeItselfForUsual)
{
    const BlockSeries series = noisyBlocks(latencyKey("a"), 7, 400, 0.01, 200, 2);
    const std::span<const double> values(series.values);
    const std::vector<std::span<const double>> parts{values.first(200), values.subspan(200)};
    EXPECT_LT(learnedFloor(parts, 10), 0.01);
}

} // namespace
} // namespace perfdeck
