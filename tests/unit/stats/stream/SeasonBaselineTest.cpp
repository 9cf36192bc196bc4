// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/SeasonBaseline.h"
#include "tests/unit/stats/stream/Noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

namespace perfdeck {
namespace {

SeasonBaseline watched(int count, const std::function<double(int)> &value)
{
    SeasonBaseline baseline;
    PastValues past;
    for (int i = 0; i < count; ++i) {
        baseline.push(past.newestFirst(), value(i));
        past.push(value(i));
    }
    return baseline;
}

double wave(int i, int season)
{
    return std::sin(2 * std::numbers::pi * (i % season) / season);
}

TEST(SeasonBaselineTest, FindsTheSeasonOfNoisyData)
{
    for (const int season : {24, 96, 288, 700}) {
        const auto rest = noise(4'096, 0, unsigned(season));
        const auto baseline
            = watched(4'096, [&](int i) { return 4 * wave(i, season) + rest[std::size_t(i)] / 2; });
        ASSERT_TRUE(baseline.season()) << season;
        EXPECT_NEAR(double(*baseline.season()), season, 3);
    }
}

TEST(SeasonBaselineTest, NoiseDriftAndStepsHaveNone)
{
    const auto rest = noise(4'096, 0, 1);
    double walk = 0;
    EXPECT_FALSE(watched(4'096, [&](int i) { return rest[std::size_t(i)]; }).season());
    EXPECT_FALSE(watched(4'096, [&](int i) { return i / 10.0 + rest[std::size_t(i)]; }).season());
    EXPECT_FALSE(watched(4'096, [&](int i) { return walk += rest[std::size_t(i)] / 4; }).season());
    EXPECT_FALSE(watched(4'096, [](int) { return 3; }).season());
    EXPECT_FALSE(watched(4'096, [&](int i) {
                     return (i < 2'000 ? 0 : 20) + rest[std::size_t(i)];
                 }).season());
}

TEST(SeasonBaselineTest, ExpectsWhatTheLastSeasonsWere)
{
    // Two seasons back it was 1 higher, three back 2: the last three and their neighbours count.
    const auto baseline = watched(1'024, [](int i) { return i % 100 - (i / 100) / 64.0; });
    ASSERT_TRUE(baseline.season());
    ASSERT_EQ(*baseline.season(), 100U);
    ASSERT_TRUE(baseline.expected()); // of sample 1,024
    EXPECT_DOUBLE_EQ(baseline.expected()->low, 23 - 9 / 64.0);
    EXPECT_DOUBLE_EQ(baseline.expected()->high, 25 - 7 / 64.0);
}

TEST(SeasonBaselineTest, ASeasonSeenOnceIsNone)
{
    EXPECT_FALSE(watched(150, [](int i) { return wave(i, 100); }).season());
    EXPECT_TRUE(watched(320, [](int i) { return wave(i, 100); }).season());
}

} // namespace
} // namespace perfdeck
