// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Smoothing.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace perfdeck {
namespace {

void expectNear(const std::vector<double> &path, const std::vector<double> &known)
{
    ASSERT_EQ(path.size(), known.size());
    for (std::size_t step = 0; step < path.size(); ++step)
        EXPECT_NEAR(path[step], known[step], 1e-10) << step;
}

// R 4.2: HoltWinters(ts(c(0, 0, x)), alpha = 0.4, beta = 0.25, gamma = FALSE, l.start = 116.48,
// b.start = 0), predict(3). R's beta is a share of alpha.
TEST(SmoothingTest, WithoutSeasonLikeHolt)
{
    const std::vector<double> series{112, 118, 132, 129, 121, 135, 148, 148, 136, 119,
                                     104, 118, 115, 126, 141, 135, 125, 149, 170, 170};
    const Smoothing model({.level = 0.4, .trend = 0.1, .damping = 1, .carry = 0}, {});
    expectNear(model.paths(series, {{20}, 3})[0],
               {169.616078528712, 176.559415800049, 183.502753071386});
}

// R 4.2: HoltWinters(ts(c(0, 0, 0, 0, y), frequency = 4), alpha = 0.4, beta = 0.25, gamma = 0.5,
// l.start = 10, b.start = 0, s.start = c(0, 4, -1, -3)), predict(6). R's gamma is a share of
// 1 − alpha.
TEST(SmoothingTest, WithSeasonLikeHoltAndWinters)
{
    const std::vector<double> series{10, 14, 9, 7, 10, 14, 9, 7, 11, 15.5, 10, 8.5, 12, 17, 11, 9};
    const Smoothing model(
        {.level = 0.4, .trend = 0.1, .damping = 1, .season = {0.3, 0}, .carry = 0}, {4});
    expectNear(model.paths(series, {{16}, 6})[0],
               {12.8594625, 17.2757500, 11.7493625, 10.0006125, 13.6636125, 18.0799000});
}

// From level 10 without trend, an error of 1 at a share of 0.5 that is carried: 10.5 at the next
// step, then halves of it.
TEST(SmoothingTest, CarriedErrorsFade)
{
    std::vector<double> series(11, 10);
    series.back() = 11;
    const Smoothing model({.level = 0, .trend = 0, .damping = 1, .carry = 0.5}, {});
    expectNear(model.paths(series, {{11}, 3})[0], {10.5, 10.25, 10.125});
}

TEST(SmoothingTest, FitFollowsAWalkAndNotNoise)
{
    std::mt19937 random(5);
    std::normal_distribution<double> noise;
    std::vector<double> walk{100};
    std::vector<double> still;
    for (int i = 0; i < 800; ++i) {
        walk.push_back(walk.back() + noise(random));
        still.push_back(100 + noise(random));
    }
    const auto moved = [](const std::vector<double> &series) {
        const Smoothing model = Smoothing::fitted(series, {});
        auto raised = series;
        raised.back() += 10;
        const Origins end{{series.size()}, 1};
        return model.paths(raised, end)[0][0] - model.paths(series, end)[0][0];
    };
    EXPECT_NEAR(moved(walk), 10, 1.5);
    EXPECT_NEAR(moved(still), 0, 1.5);
}

} // namespace
} // namespace perfdeck
