// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/ArrivalTimes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kMany = 200'000;

struct Gaps
{
    double mean = 0;
    double variation = 0; ///< coefficient of variation
};

Gaps gapsOf(LoadModel load, double rate)
{
    auto times = ArrivalTimes::make(load, rate, 0);
    double last = 0;
    double sum = 0;
    double squares = 0;
    for (int request = 0; request < kMany; ++request) {
        const double time = times->next();
        EXPECT_GE(time, last);
        sum += time - last;
        squares += (time - last) * (time - last);
        last = time;
    }
    const double mean = sum / kMany;
    return {mean, std::sqrt(std::max(0.0, squares / kMany - mean * mean)) / mean};
}

LoadModel load(ArrivalProcess process, double burstiness = 1)
{
    LoadModel model;
    model.arrivals = process;
    model.burstiness = burstiness;
    return model;
}

} // namespace

/// The coefficient of variation of gaps is 0 (constant), 1 (exponential), 1/√shape (gamma); the
/// tolerances are five standard errors of 200,000 gaps.
TEST(ArrivalTimesTest, GapsHaveMeanAndSpreadOfTheirLaw)
{
    const Gaps constant = gapsOf(load(ArrivalProcess::Constant), 40);
    EXPECT_NEAR(constant.mean, 0.025, 1e-12);
    EXPECT_NEAR(constant.variation, 0, 1e-4);

    const Gaps poisson = gapsOf(load(ArrivalProcess::Poisson), 40);
    EXPECT_NEAR(poisson.mean, 0.025, 5 * 0.025 / std::sqrt(kMany));
    EXPECT_NEAR(poisson.variation, 1, 0.012);

    const Gaps bursty = gapsOf(load(ArrivalProcess::Gamma, 0.25), 40);
    EXPECT_NEAR(bursty.mean, 0.025, 5 * 0.05 / std::sqrt(kMany));
    EXPECT_NEAR(bursty.variation, 2, 0.04);

    const Gaps even = gapsOf(load(ArrivalProcess::Gamma, 4), 40);
    EXPECT_NEAR(even.variation, 0.5, 0.01);
}

TEST(ArrivalTimesTest, SameSeedSameTimes)
{
    LoadModel model = load(ArrivalProcess::Poisson);
    auto a = ArrivalTimes::make(model, 10, 1);
    auto b = ArrivalTimes::make(model, 10, 1);
    model.seed = 2;
    auto c = ArrivalTimes::make(model, 10, 1);
    bool differs = false;
    for (int request = 0; request < 100; ++request) {
        const double time = a->next();
        EXPECT_EQ(time, b->next());
        differs |= time != c->next();
    }
    EXPECT_TRUE(differs);
}

/// During the ramp of 2 s the rate is 100 t/2: until 1 s come 25, until 2 s 100, later 100 a
/// second.
TEST(ArrivalTimesTest, RateGrowsOverTheRamp)
{
    auto times = ArrivalTimes::make(load(ArrivalProcess::Constant), 100, 2);
    int untilOne = 0;
    int untilTwo = 0;
    int untilFour = 0;
    for (double time = times->next(); time < 4 - 1e-9; time = times->next()) {
        untilOne += time <= 1 + 1e-9 ? 1 : 0;
        untilTwo += time <= 2 + 1e-9 ? 1 : 0;
        ++untilFour;
    }
    EXPECT_EQ(untilOne, 25);
    EXPECT_EQ(untilTwo, 100);
    EXPECT_EQ(untilFour, 299);
}

TEST(ArrivalTimesTest, ReplaysATraceAgainAndAgain)
{
    auto times = ArrivalTimes::make(load(ArrivalProcess::Trace), 0, 5, {10, 11, 11, 13});
    std::vector<double> first;
    for (int request = 0; request < 6; ++request)
        first.push_back(times->next());
    EXPECT_THAT(first,
                testing::ElementsAre(0, 1, 1, 3, 4, 5)); // a mean gap of 1 s joins the rounds
    EXPECT_DOUBLE_EQ(times->rate(), 1);

    auto faster = ArrivalTimes::make(load(ArrivalProcess::Trace), 10, 0, {10, 11, 11, 13});
    EXPECT_DOUBLE_EQ(faster->next(), 0);
    EXPECT_DOUBLE_EQ(faster->next(), 0.1);
}

TEST(ArrivalTimesTest, RefusesWhatIsNoLoad)
{
    EXPECT_FALSE(ArrivalTimes::make(load(ArrivalProcess::Closed), 1, 0));
    EXPECT_FALSE(ArrivalTimes::make(load(ArrivalProcess::Poisson), 0, 0));
    EXPECT_FALSE(ArrivalTimes::make(load(ArrivalProcess::Poisson), NAN, 0));
    EXPECT_FALSE(ArrivalTimes::make(load(ArrivalProcess::Gamma, 0), 1, 0));
    EXPECT_FALSE(ArrivalTimes::make(load(ArrivalProcess::Trace), 1, 0, {3, 3}));
}

TEST(ArrivalTimesTest, TraceIsRefusedWithItsLine)
{
    const auto good = parseTrace("# seconds\n0\n\n0.5\r\n2e0", "t");
    ASSERT_TRUE(good);
    EXPECT_THAT(*good, testing::ElementsAre(0, 0.5, 2));
    EXPECT_THAT(parseTrace("0\n1\nx\n", "t.txt").error().message(),
                testing::AllOf(testing::HasSubstr("t.txt"), testing::HasSubstr("line 3")));
    EXPECT_THAT(parseTrace("1\n0.5\n", "t").error().message(), testing::HasSubstr("line 2"));
    EXPECT_FALSE(parseTrace("inf", "t"));
    EXPECT_FALSE(readTrace("/nowhere/trace"));
}

} // namespace perfdeck
