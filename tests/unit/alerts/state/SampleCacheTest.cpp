// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/SampleCache.h"
#include "tests/support/AlertRuns.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr SeriesId kFirst{1};
constexpr SeriesId kSecond{2};

TEST(SampleCache, GivesWindowsOpenAtTheirFarEnd)
{
    FakeAlertWorld world;
    for (int i = 0; i <= 20; ++i)
        world.add({"m", {}}, kAlertStart + i * 5s, i);
    SampleCache samples;
    world.now = kAlertStart + 60s;
    samples.begin(world, world.now);
    const SampleSpan wide = samples.recent(kFirst, 30s);
    ASSERT_EQ(wide.size(), 6u);
    EXPECT_EQ(wide.values.front(), 7);
    EXPECT_EQ(wide.values.back(), 12);
    EXPECT_EQ(samples.recent(kFirst, 10s).size(), 2u);
    EXPECT_EQ(samples.recent(kFirst, 1h).size(), 13u);
    EXPECT_EQ(samples.between(kFirst, kAlertStart, kAlertStart + 10s).size(), 2u);
}

TEST(SampleCache, KnowsWhatGoesOn)
{
    FakeAlertWorld world;
    for (int i = 0; i < 10; ++i) {
        world.add({"fast", {}}, kAlertStart + i * 5s, i);
        world.add({"slow", {}}, kAlertStart + i * 10min, i);
    }
    const auto isAlive = [&world](SeriesId series, Duration after) {
        SampleCache samples;
        world.now = kAlertStart + after;
        samples.begin(world, world.now);
        return samples.isAlive(series, 15s);
    };
    EXPECT_TRUE(isAlive(kFirst, 75s)); // its last sample is that of 45 s
    EXPECT_FALSE(isAlive(kFirst, 76s));
    EXPECT_TRUE(isAlive(kSecond, 90min + 20min));
    EXPECT_FALSE(isAlive(kSecond, 90min + 20min + 1s));
    EXPECT_FALSE(isAlive(kSecond, 90min + 25h));
}

TEST(SampleCache, ReadsASeriesOnceAnEvaluation)
{
    FakeAlertWorld world;
    for (int i = 0; i < 100; ++i)
        world.add({"m", {}}, kAlertStart + i * 5s, i);
    SampleCache samples;
    world.now = kAlertStart + 400s;
    samples.begin(world, world.now);
    EXPECT_EQ(samples.recent(kFirst, 1min).size(), 12u);
    world.failure = "nothing can be read";
    EXPECT_EQ(samples.recent(kFirst, 30s).size(), 6u);
    EXPECT_EQ(samples.takeProblem(), "");
    samples.begin(world, world.now);
    EXPECT_TRUE(samples.recent(kFirst, 30s).empty());
    EXPECT_NE(samples.takeProblem(), "");
    EXPECT_EQ(samples.takeProblem(), "");
}

TEST(SampleCache, AlignsBeforeTheEpochToo)
{
    EXPECT_EQ(alignedDown(Timestamp(Duration(17)), Duration(5)), Timestamp(Duration(15)));
    EXPECT_EQ(alignedDown(Timestamp(Duration(-1)), Duration(5)), Timestamp(Duration(-5)));
    EXPECT_EQ(alignedDown(Timestamp(Duration(-5)), Duration(5)), Timestamp(Duration(-5)));
}

} // namespace
} // namespace perfdeck
