// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/LimitMoment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

namespace perfdeck {
namespace {

using Basis = LimitMoment::Basis;

struct Course
{
    std::vector<double> times;
    std::vector<double> values;
};

/// Samples every 10 seconds: start + slope × seconds + noise.
Course line(std::size_t count, double start, double slope, double noisy, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    Course course;
    for (std::size_t i = 0; i < count; ++i) {
        course.times.push_back(10 * double(i));
        course.values.push_back(start + slope * 10 * double(i) + noisy * noise(random));
    }
    return course;
}

LimitMoment ask(const Course &course, LimitQuestion question)
{
    return whenReached(course.times, course.values, question);
}

// 50 + 0.01 × 990 = 59.9 at the newest sample; 100 is 40.1 / 0.01 = 4,010 s later.
TEST(LimitMomentTest, ALineReachesItWhereItCrosses)
{
    const auto moment = ask(line(100, 50, 0.01, 0), {100, true, 10'000});
    EXPECT_EQ(moment.basis, Basis::Trend);
    EXPECT_FALSE(moment.isReached);
    ASSERT_TRUE(moment.likely);
    EXPECT_NEAR(*moment.likely, 990 + 4'010, 1e-6);
    EXPECT_NEAR(*moment.earliest, *moment.likely, 1e-6);
    EXPECT_NEAR(*moment.latest, *moment.likely, 1e-6);
    EXPECT_GT(moment.probability, 0.999);
    EXPECT_FALSE(ask(line(100, 50, 0.01, 0), {100, true, 4'000}).likely);
    EXPECT_LT(ask(line(100, 50, 0.01, 0), {100, true, 4'000}).probability, 0.001);
}

TEST(LimitMomentTest, FromAboveIsTheSameUpsideDown)
{
    const auto moment = ask(line(100, 50, -0.01, 0), {0, false, 10'000});
    ASSERT_TRUE(moment.likely);
    EXPECT_NEAR(*moment.likely, 990 + 4'010, 1e-6);
    EXPECT_FALSE(ask(line(100, 50, 0.01, 0), {0, false, 10'000}).likely);
}

TEST(LimitMomentTest, TheIntervalHoldsTheTruth)
{
    int held = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const auto moment = ask(line(200, 50, 0.01, 3, seed), {100, true, 100'000});
        ASSERT_TRUE(moment.earliest);
        held += *moment.earliest <= 5'000 && (!moment.latest || *moment.latest >= 5'000) ? 1 : 0;
        EXPECT_GT(moment.probability, 0.99);
    }
    EXPECT_GE(held, 180); // of 200
}

TEST(LimitMomentTest, NoiseAloneDoesNotReachIt)
{
    const auto moment = ask(line(300, 50, 0, 1, 4), {60, true, 3'000});
    EXPECT_FALSE(moment.likely);
    EXPECT_FALSE(moment.latest);
    EXPECT_LT(moment.probability, 0.05);
}

// Flat for 200 samples, then 0.05 a second: 100 samples later at 50 + 50; 120 is 400 s further.
TEST(LimitMomentTest, TheNewestTrendCounts)
{
    Course course = line(200, 50, 0, 0.5);
    for (std::size_t i = 0; i < 100; ++i) {
        course.times.push_back(2'000 + 10 * double(i));
        course.values.push_back(50 + 0.5 * double(i) + 0.3 * std::sin(double(i * i)));
    }
    const auto moment = ask(course, {120, true, 5'000});
    ASSERT_TRUE(moment.likely);
    EXPECT_NEAR(*moment.likely, 2'000 + 1'400, 40);
}

// Nearly flat for 150 samples, then 0.05 a second for 30: hidden in the newest half.
TEST(LimitMomentTest, ATrendThatHasJustBegunCounts)
{
    Course course = line(150, 50, 0.0003, 0.02);
    for (std::size_t i = 0; i < 30; ++i) {
        course.times.push_back(1'500 + 10 * double(i));
        course.values.push_back(50.45 + 0.5 * double(i) + 0.02 * std::sin(double(i * i)));
    }
    const auto moment = ask(course, {90, true, 5'000});
    ASSERT_TRUE(moment.likely);
    EXPECT_NEAR(*moment.likely, 1'500 + 791, 250);
}

// Without any trend a limit ten deviations away is hardly ever foreseen.
TEST(LimitMomentTest, NoiseIsNoTrend)
{
    int foreseen = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        std::normal_distribution<double> noise;
        Course course;
        for (std::size_t i = 0; i < 180; ++i) {
            course.times.push_back(120 * double(i));
            course.values.push_back(0.8 + 0.02 * noise(random));
        }
        foreseen += ask(course, {1, true, 8 * 3600}).likely ? 1 : 0;
    }
    EXPECT_LE(foreseen, 4) << "of 200 series";
}

// A daily wave of ±20 around a level that rises by 2 a day: the limit is met on a peak.
TEST(LimitMomentTest, ASeasonReachesItOnAPeak)
{
    Course course;
    std::mt19937 random(6);
    std::normal_distribution<double> noise;
    for (std::size_t i = 0; i < 20 * 24; ++i) {
        course.times.push_back(double(i));
        course.values.push_back(100 + double(i) / 12
                                + 20 * std::sin(2 * std::numbers::pi * double(i) / 24)
                                + 0.5 * noise(random));
    }
    // Peaks at 24 d + 6 of 120.5 + 2 d: 164 is passed at d = 22.
    const auto moment = ask(course, {163.5, true, 120});
    EXPECT_EQ(moment.basis, Basis::Season);
    ASSERT_TRUE(moment.likely);
    EXPECT_NEAR(*moment.likely, 22 * 24 + 6, 26);
    ASSERT_TRUE(moment.earliest);
    EXPECT_LE(*moment.earliest, *moment.likely);
    EXPECT_FALSE(ask(course, {400, true, 120}).earliest);
    EXPECT_LT(ask(course, {400, true, 120}).probability, 0.01);
}

TEST(LimitMomentTest, WhatIsReachedIsSaid)
{
    const auto moment = ask(line(100, 50, 0.01, 0), {55, true, 100});
    EXPECT_TRUE(moment.isReached);
    EXPECT_EQ(moment.probability, 1);
    EXPECT_FALSE(moment.likely);
}

TEST(LimitMomentTest, TooLittleSaysNothing)
{
    EXPECT_EQ(ask({}, {1, true, 10}).basis, Basis::TooLittle);
    EXPECT_EQ(ask(line(11, 0, 1, 0), {1'000, true, 100'000}).basis, Basis::TooLittle);
    EXPECT_EQ(ask(line(100, 0, 1, 0), {1'000, true, 0}).basis, Basis::TooLittle);
    Course gaps = line(100, 0, 1, 0);
    for (double &value : gaps.values)
        value = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(ask(gaps, {1'000, true, 100}).basis, Basis::TooLittle);
    const Course still{std::vector<double>(50, 3), std::vector<double>(50, 1)}; // one moment
    EXPECT_EQ(ask(still, {2, true, 10}).basis, Basis::TooLittle);
}

} // namespace
} // namespace perfdeck
