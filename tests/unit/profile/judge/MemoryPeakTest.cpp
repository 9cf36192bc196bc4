// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/MemoryPeak.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(MemoryPeak, NamesWhoAddedToIt)
{
    Profile profile = profileOf({});
    // A first small run ends where it began; then 2 adds 300, 1 adds 80 of which 50 are freed.
    profile.memory.push_back({"cpu",
                              {{0, 100, 500, 0},
                               {1, 250, 500, 1},
                               {2, 100, 500, 1},
                               {3, 400, 500, 2},
                               {4, 480, 500, 1},
                               {5, 430, 500, 2},
                               {6, 510, 600, 0},
                               {7, 100, 600, 0}}});
    profile.memory.push_back({"gpu", {}});
    const auto peaks = memoryPeaks(profile);
    ASSERT_EQ(peaks.size(), 1U);
    EXPECT_EQ(peaks[0].device, "cpu");
    EXPECT_EQ(peaks[0].time, 6);
    EXPECT_EQ(peaks[0].inUse, 510);
    EXPECT_EQ(peaks[0].before, 100);
    ASSERT_EQ(peaks[0].owners.size(), 3U);
    EXPECT_EQ(peaks[0].owners[0].layer, 2U);
    EXPECT_EQ(peaks[0].owners[0].bytes, 300);
    EXPECT_EQ(peaks[0].owners[1].layer, 0U);
    EXPECT_EQ(peaks[0].owners[1].bytes, 80);
    EXPECT_EQ(peaks[0].owners[2].layer, 1U);
    EXPECT_EQ(peaks[0].owners[2].bytes, 30);
}

TEST(MemoryPeak, OfMemoryThatWasThereBeforeIsNobodys)
{
    Profile profile = profileOf({});
    profile.memory.push_back({"cpu", {{0, 500, 0, 0}, {1, 100, 0, 0}, {2, 900, 0, 1}}});
    const auto peaks = memoryPeaks(profile);
    EXPECT_EQ(peaks[0].before, 100);
    EXPECT_EQ(peaks[0].owners[0].bytes, 800);
}

TEST(MemoryPeak, OfAFlatCourseHasNoOwners)
{
    Profile profile = profileOf({});
    profile.memory.push_back({"cpu", {{0, 100, 0, 0}, {1, 100, 0, 1}}});
    const auto peaks = memoryPeaks(profile);
    ASSERT_EQ(peaks.size(), 1U);
    EXPECT_TRUE(peaks[0].owners.empty());
    EXPECT_TRUE(memoryPeaks(profileOf({})).empty());
}

} // namespace
} // namespace perfdeck
