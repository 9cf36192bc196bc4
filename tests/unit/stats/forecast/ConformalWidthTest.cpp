// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/ConformalWidth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace perfdeck {
namespace {

constexpr std::size_t kHorizon = 12;

/// Normal errors that grow with the root of the step and are `louder` times as large at place 0 of
/// a season of four.
BacktestErrors noisy(unsigned seed, double louder)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    BacktestErrors errors;
    for (std::size_t origin = 0; origin < 48; ++origin) {
        errors.starts.push_back(100 + 5 * origin);
        auto &row = errors.rows.emplace_back(kHorizon);
        for (std::size_t step = 0; step < kHorizon; ++step) {
            const bool isLoud = (errors.starts.back() + step) % 4 == 0;
            row[step] = noise(random) * std::sqrt(double(step + 1)) * (isLoud ? louder : 1);
        }
    }
    return errors;
}

TEST(ConformalWidthTest, HoldsTheShareItIsAskedFor)
{
    double held = 0;
    double cases = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const auto widths = conformalWidths(noisy(seed, 3), 4, 400, 0.9);
        const auto fresh = noisy(seed + 1'000, 3); // starts 100 … share place 0 with 400
        for (std::size_t step = 0; step < kHorizon; ++step, ++cases)
            held += std::abs(fresh.rows[0][step]) <= widths[step] ? 1 : 0;
    }
    EXPECT_NEAR(held / cases, 0.9, 0.04); // asked for with the share of 48 cases added
}

TEST(ConformalWidthTest, FollowsStepAndPlace)
{
    const auto widths = conformalWidths(noisy(1, 5), 4, 400, 0.95);
    EXPECT_GT(widths[0], 2 * widths[1]); // 400 is place 0
    EXPECT_GT(widths[4], 2 * widths[5]);
    EXPECT_GT(widths[11], 1.5 * widths[1]);
    const auto equal = conformalWidths(noisy(1, 1), 1, 400, 0.95);
    EXPECT_TRUE(std::ranges::is_sorted(equal));
}

TEST(ConformalWidthTest, NothingKnownIsNoWidth)
{
    EXPECT_TRUE(conformalWidths({}, 4, 10, 0.95).empty());
    const BacktestErrors exact{{5}, {{0, 0, 0}}};
    EXPECT_EQ(conformalWidths(exact, 2, 10, 0.95), (std::vector<double>{0, 0, 0}));
}

} // namespace
} // namespace perfdeck
