// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/Roofline.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

Profile oneLayer(double flops, double bytes, double seconds)
{
    Profile profile = profileOf({timed(shapedLayer("MatMul", {{1}}, {{1}}), {seconds})});
    profile.layers[0].cost = {flops, bytes, 0, 0, false};
    return profile;
}

TEST(Roofline, IsTheLowerOfArithmeticAndMemory)
{
    const ComputePeaks peaks = samplePeaks();
    // 20 MB: from memory, 10 GB/s. 1 FLOP a byte is below the ridge of 10.
    const auto low = roofline(oneLayer(20e6, 20e6, 4e-3), &peaks);
    ASSERT_EQ(low.size(), 1U);
    EXPECT_EQ(low[0].level, "memory");
    EXPECT_DOUBLE_EQ(low[0].bound, 10e9);
    EXPECT_TRUE(low[0].isMemoryBound());
    EXPECT_DOUBLE_EQ(low[0].flopsPerSecond, 5e9);
    EXPECT_DOUBLE_EQ(low[0].utilisation(), 0.05);
    EXPECT_DOUBLE_EQ(low[0].utilisationOfBound(), 0.5);
    const auto high = roofline(oneLayer(2e9, 20e6, 40e-3), &peaks);
    EXPECT_DOUBLE_EQ(high[0].bound, 100e9); // the best of all threads
    EXPECT_FALSE(high[0].isMemoryBound());
    EXPECT_DOUBLE_EQ(high[0].utilisationOfBound(), 0.5);
}

TEST(Roofline, OfWhatFitsIntoACacheIsThatOfTheCache)
{
    const ComputePeaks peaks = samplePeaks();
    EXPECT_EQ(roofline(oneLayer(1e5, 1e5, 1e-3), &peaks)[0].level, "L2");
    Profile often = oneLayer(4e6, 4e6, 1e-3);
    EXPECT_EQ(roofline(often, &peaks)[0].level, "memory");
    often.layers[0].calls = 8; // half a megabyte each
    EXPECT_EQ(roofline(often, &peaks)[0].level, "L2");
}

TEST(Roofline, HasNoRoofOfAnotherPrecisionOrWithoutPeaks)
{
    Profile profile = oneLayer(1e6, 1e6, 1e-3);
    EXPECT_TRUE(std::isnan(roofline(profile)[0].bound));
    profile.layers[0].inputs[0].dtype = "bfloat16";
    const ComputePeaks peaks = samplePeaks();
    const auto points = roofline(profile, &peaks);
    EXPECT_EQ(points[0].precision, "bfloat16");
    EXPECT_TRUE(std::isnan(points[0].bound));
    EXPECT_FALSE(points[0].isMemoryBound());
    profile.layers[0].inputs[0].dtype = "uint8";
    EXPECT_DOUBLE_EQ(roofline(profile, &peaks)[0].peak, 400e9);
}

TEST(Roofline, LeavesOutLayersWithoutTimeOrWork)
{
    EXPECT_TRUE(roofline(oneLayer(0, 1e6, 1e-3)).empty());
    EXPECT_TRUE(roofline(oneLayer(1e6, std::nan(""), 1e-3)).empty());
    Profile model = oneLayer(1e6, 1e6, 1e-3);
    model.layers[0].median = std::nan("");
    EXPECT_TRUE(roofline(model).empty());
}

} // namespace
} // namespace perfdeck
