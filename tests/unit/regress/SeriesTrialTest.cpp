// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/SeriesTrial.h"
#include "tests/support/NoisyBlocks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>

namespace perfdeck {
namespace {

TEST(SeriesTrial, FindsAShiftWithItsSize)
{
    int found = 0;
    int covered = 0;
    constexpr int kSeries = 50;
    for (std::uint64_t seed = 1; seed <= kSeries; ++seed) {
        const SeriesTrial trial = tryOut(noisyBlocks(latencyKey("a"), seed, 240, 0.05, 180, 1.129));
        if (trial.candidates.size() != 1)
            continue;
        const Finding &finding = trial.candidates[0].finding;
        const auto off = (finding.time - kBlocksStart) / std::chrono::minutes(1) - 180;
        if (std::abs(static_cast<int>(off)) > 2)
            continue;
        ++found;
        covered += finding.effectLow <= 0.129 && 0.129 <= finding.effectHigh ? 1 : 0;
        EXPECT_EQ(finding.verdict, FindingVerdict::Regressed);
        EXPECT_NE(trial.candidates[0].standing, Standing::Gone);
        EXPECT_NEAR(finding.after / finding.before - 1, finding.effect, 0.03);
        EXPECT_GT(finding.parts.heldRatio, 0.7);
        EXPECT_NEAR(finding.parts.effectToNoise, 0.129 / 0.05, 0.9);
        EXPECT_EQ(finding.method.blocksBefore + finding.method.blocksAfter, 240u);
    }
    EXPECT_GE(found, kSeries * 95 / 100);
    EXPECT_GE(covered, found * 85 / 100); // of 95 %, with 50 trials
}

TEST(SeriesTrial, FindsNothingWhereNothingChanged)
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const SeriesTrial trial = tryOut(noisyBlocks(latencyKey("a"), seed, 240, 0.2));
        EXPECT_TRUE(trial.candidates.empty()) << seed;
        EXPECT_FALSE(trial.pValues.empty());
        EXPECT_FALSE(trial.window.isEmpty());
    }
}

/// Two days in minutes, a sixth more by day and less by night.
BlockSeries daily(std::uint64_t seed)
{
    BlockSeries made = noisyBlocks(latencyKey("a"), seed, 2'880, 0.03);
    for (std::size_t i = 0; i < made.values.size(); ++i)
        made.values[i] *= 1 + 0.15 * std::sin(2 * std::numbers::pi * double(i) / 1'440);
    return made;
}

TEST(SeriesTrial, ASeasonOfTheDayIsNoChange)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        EXPECT_TRUE(tryOut(daily(seed)).candidates.empty()) << seed;
}

TEST(SeriesTrial, LeavesOutWhatIsTooSmallToMatter)
{
    // Clear as day, and 1 % of latency.
    const SeriesTrial trial = tryOut(noisyBlocks(latencyKey("a"), 3, 400, 0.001, 200, 1.01));
    EXPECT_TRUE(trial.candidates.empty());
    EXPECT_LT(trial.pValues[0], 0.001); // it counts among all that was tried
    const auto memory = std::make_shared<SeriesKey>(SeriesKey{"memory_used_bytes", {}});
    EXPECT_EQ(tryOut(noisyBlocks(memory, 3, 400, 0.001, 200, 1.015)).candidates.size(), 1u);
}

TEST(SeriesTrial, TellsWhatIsOver)
{
    BlockSeries series = noisyBlocks(latencyKey("a"), 5, 300, 0.02);
    for (std::size_t i = 100; i < 200; ++i)
        series.values[i] *= 1.5;
    const SeriesTrial trial = tryOut(series);
    ASSERT_EQ(trial.candidates.size(), 2u);
    EXPECT_EQ(trial.candidates[0].standing, Standing::Gone);
    EXPECT_EQ(trial.candidates[0].finding.verdict, FindingVerdict::Regressed);
    EXPECT_EQ(trial.candidates[1].standing, Standing::Holds);
    EXPECT_EQ(trial.candidates[1].finding.verdict, FindingVerdict::Improved);
}

TEST(SeriesTrial, WaitsWhileTheNewestBlocksDoNotTell)
{
    BlockSeries series = noisyBlocks(latencyKey("a"), 5, 200, 0.02, 150, 1.5);
    for (std::size_t i = 197; i < 200; ++i)
        series.values[i] /= 1.5;
    const SeriesTrial trial = tryOut(series);
    ASSERT_FALSE(trial.candidates.empty());
    EXPECT_NE(trial.candidates[0].standing, Standing::Holds);
}

TEST(SeriesTrial, DoesNotJudgeTailsByAFewBlocks)
{
    const auto tail = std::make_shared<SeriesKey>(
        SeriesKey{"inference_latency_seconds", Labels{{"quantile", "0.99"}}});
    EXPECT_TRUE(tryOut(noisyBlocks(tail, 9, 100, 0.02, 85, 1.5)).candidates.empty());
    EXPECT_EQ(tryOut(noisyBlocks(tail, 9, 100, 0.02, 70, 1.5)).candidates.size(), 1u);
    EXPECT_TRUE(tryOut(noisyBlocks(tail, 9, 400, 0.15, 200, 2)).candidates.empty());
}

TEST(SeriesTrial, SaysThatThereIsTooLittle)
{
    EXPECT_TRUE(tryOut(noisyBlocks(latencyKey("a"), 1, 7, 0.02)).window.isEmpty());
    BlockSeries gaps = noisyBlocks(latencyKey("a"), 1, 100, 0.02);
    for (std::size_t i = 5; i < 100; ++i)
        gaps.values[i] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(tryOut(gaps).window.isEmpty());
    EXPECT_TRUE(
        tryOut({latencyKey("a"), kBlocksStart, std::chrono::minutes(1), {}}).window.isEmpty());
}

TEST(SeriesTrial, CountsMissingBlocks)
{
    BlockSeries series = noisyBlocks(latencyKey("a"), 4, 300, 0.02, 200, 1.4);
    for (std::size_t i = 0; i < 300; i += 3)
        series.values[i] = std::numeric_limits<double>::quiet_NaN();
    const SeriesTrial trial = tryOut(series);
    ASSERT_EQ(trial.candidates.size(), 1u);
    const FindingMethod &method = trial.candidates[0].finding.method;
    EXPECT_EQ(method.blocksMissing, 100u);
    EXPECT_EQ(method.blocksBefore + method.blocksAfter, 200u);
}

TEST(SeriesTrial, CallsARiseFromNothingInfinite)
{
    const auto key = std::make_shared<SeriesKey>(SeriesKey{"error_ratio", Labels{{"source", "x"}}});
    BlockSeries series{key, kBlocksStart, std::chrono::minutes(1), std::vector<double>(100, 0.0)};
    NormalNoise noise(2);
    for (std::size_t i = 0; i < 100; i += 3)
        series.values[i] = std::abs(0.01 * noise.next()); // most blocks have no error at all
    for (int i = 0; i < 60; ++i)
        series.values.push_back(0.2 + 0.01 * noise.next());
    const SeriesTrial trial = tryOut(series);
    ASSERT_EQ(trial.candidates.size(), 1u) << trial.pValues[0];
    EXPECT_EQ(trial.candidates[0].finding.effect, std::numeric_limits<double>::infinity());
    EXPECT_EQ(trial.candidates[0].finding.verdict, FindingVerdict::Regressed);
}

} // namespace
} // namespace perfdeck
