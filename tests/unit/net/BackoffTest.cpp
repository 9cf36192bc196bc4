// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/Backoff.h"

#include <gtest/gtest.h>

#include <set>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr double kMiddle = 0.5; // the draw that leaves the delay as it is

TEST(BackoffTest, DoublesFromTheIntervalUpToAMinute)
{
    const std::vector<int> expected{5, 10, 20, 40, 60, 60};
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ(backoffDelay(seconds(5), static_cast<std::uint32_t>(i + 1), kMiddle),
                  Duration(seconds(expected[i])))
            << "after " << i + 1 << " failures";
}

TEST(BackoffTest, SpreadsByAFifth)
{
    EXPECT_EQ(backoffDelay(seconds(5), 3, 0.0), Duration(seconds(16)));
    EXPECT_EQ(backoffDelay(seconds(5), 3, 1.0), Duration(seconds(24)));
    EXPECT_EQ(backoffDelay(seconds(5), 9, 1.0), Duration(seconds(72)));
}

TEST(BackoffTest, IsNeverShorterThanTheInterval)
{
    EXPECT_EQ(backoffDelay(seconds(5), 1, 0.0), Duration(seconds(5)));
    EXPECT_EQ(backoffDelay(seconds(300), 1, 0.0), Duration(seconds(300)));
    EXPECT_EQ(backoffDelay(seconds(300), 20, 1.0), Duration(seconds(300)));
}

TEST(BackoffTest, ManyFailuresDoNotOverflow)
{
    EXPECT_EQ(backoffDelay(milliseconds(50), 4'000'000'000U, kMiddle), Duration(seconds(60)));
}

TEST(JitterTest, RepeatsFromItsSeedAndStaysInRange)
{
    Jitter first(42);
    Jitter second(42);
    Jitter other(43);
    double sum = 0;
    std::set<double> seen;
    for (int i = 0; i < 10'000; ++i) {
        const double draw = first.draw();
        EXPECT_EQ(draw, second.draw());
        EXPECT_NE(draw, other.draw());
        ASSERT_GE(draw, 0.0);
        ASSERT_LT(draw, 1.0);
        sum += draw;
        seen.insert(draw);
    }
    EXPECT_NEAR(sum / 10'000, 0.5, 0.02);
    EXPECT_EQ(seen.size(), 10'000U);
}

} // namespace
} // namespace perfdeck
