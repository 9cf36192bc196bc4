// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/GapRule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace perfdeck {
namespace {

/// Sample times from the steps between them, in milliseconds.
std::vector<Timestamp> timesOf(const std::vector<std::int64_t> &steps)
{
    std::vector<Timestamp> times{Timestamp(std::chrono::seconds(1'800'000'000))};
    for (const std::int64_t step : steps)
        times.push_back(times.back() + std::chrono::milliseconds(step));
    return times;
}

std::vector<std::size_t> gapsIn(const std::vector<Timestamp> &times)
{
    std::vector<std::size_t> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        if (hasGapBefore(times, i))
            gaps.push_back(i);
    return gaps;
}

/// The definition word by word, without the shortcut.
bool gapByDefinition(const std::vector<Timestamp> &times, std::size_t at)
{
    std::vector<std::int64_t> steps;
    for (std::size_t i = at > kGapNeighbours ? at - kGapNeighbours : 1;
         i <= std::min(at + kGapNeighbours, times.size() - 1);
         ++i)
        steps.push_back((times[i] - times[i - 1]).count());
    std::sort(steps.begin(), steps.end());
    const auto typical = static_cast<double>(steps[(steps.size() - 1) / 2]);
    return static_cast<double>((times[at] - times[at - 1]).count()) > kGapFactor * typical;
}

TEST(GapRuleTest, RegularSourcesHaveNoGapHoweverSlow)
{
    for (const std::int64_t step : {100, 1'000, 5'000, 60'000, 900'000})
        EXPECT_TRUE(gapsIn(timesOf(std::vector<std::int64_t>(20, step))).empty()) << step;
}

TEST(GapRuleTest, AMinuteDownAtFiveSecondsIsAGap)
{
    EXPECT_EQ(gapsIn(timesOf({5000, 5000, 5000, 65'000, 5000, 5000, 5000})),
              std::vector<std::size_t>{4});
}

TEST(GapRuleTest, OneMissedPollIsBridgedTwoAreNot)
{
    EXPECT_TRUE(gapsIn(timesOf({1000, 1000, 1000, 2000, 1000, 1000, 1000})).empty());
    EXPECT_EQ(gapsIn(timesOf({1000, 1000, 1000, 3000, 1000, 1000, 1000})),
              std::vector<std::size_t>{4});
}

TEST(GapRuleTest, TheGapIsSeenAtOnceAfterRecovery)
{
    EXPECT_EQ(gapsIn(timesOf({5000, 5000, 5000, 5000, 60'000})), std::vector<std::size_t>{5});
}

TEST(GapRuleTest, AChangedIntervalIsJudgedByItsOwnNeighbours)
{
    std::vector<std::int64_t> steps(30, 60'000);
    steps.insert(steps.end(), 300, 1'000);
    EXPECT_TRUE(gapsIn(timesOf(steps)).size() <= 1) << "at most the change itself";
    steps[200] = 40'000; // down for less than the earlier interval
    const auto gaps = gapsIn(timesOf(steps));
    EXPECT_NE(std::find(gaps.begin(), gaps.end(), 201U), gaps.end());
}

TEST(GapRuleTest, TwoSamplesSayNothingAboutAGap)
{
    EXPECT_TRUE(gapsIn(timesOf({3'600'000})).empty());
}

TEST(GapRuleTest, AFlappingSourceStillHasGaps)
{
    // Two good polls between outages: the outages are not the rule around them.
    const auto gaps = gapsIn(timesOf({5000, 5000, 60'000, 5000, 5000, 60'000, 5000, 5000}));
    EXPECT_EQ(gaps, (std::vector<std::size_t>{3, 6}));
}

TEST(GapRuleTest, TheShortcutNeverChangesTheAnswer)
{
    std::mt19937 random(7);
    const std::vector<std::int64_t> choices{1, 900, 1000, 1100, 2400, 2600, 10'000, 60'000};
    std::uniform_int_distribution<std::size_t> choose(0, choices.size() - 1);
    std::uniform_int_distribution<std::size_t> lengths(1, 40);
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::int64_t> steps(lengths(random));
        std::generate(steps.begin(), steps.end(), [&] { return choices[choose(random)]; });
        const auto times = timesOf(steps);
        for (std::size_t i = 1; i < times.size(); ++i)
            ASSERT_EQ(hasGapBefore(times, i), gapByDefinition(times, i)) << "round " << round;
    }
}

} // namespace
} // namespace perfdeck
