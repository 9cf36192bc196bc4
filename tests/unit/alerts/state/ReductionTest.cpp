// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/Reduction.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

double of(const std::vector<double> &values, Reducer reducer, double quantile = 0.5)
{
    std::vector<Timestamp> times;
    for (std::size_t i = 0; i < values.size(); ++i)
        times.emplace_back(static_cast<Duration::rep>(i) * Duration(10s));
    return reduced({times, values}, reducer, quantile);
}

TEST(Reduction, PassesOverUndefinedSamples)
{
    const std::vector<double> values{kNan, 4, kNan, 1, 7, kNan};
    EXPECT_EQ(of(values, Reducer::Average), 4);
    EXPECT_EQ(of(values, Reducer::Minimum), 1);
    EXPECT_EQ(of(values, Reducer::Maximum), 7);
    EXPECT_EQ(of(values, Reducer::Sum), 12);
    EXPECT_EQ(of(values, Reducer::Last), 7);
    EXPECT_EQ(of(values, Reducer::Count), 3);
    EXPECT_EQ(of(values, Reducer::Quantile), 4);
}

TEST(Reduction, ACounterThatFellBeganAgain)
{
    EXPECT_EQ(of({100, 130, 10, 25}, Reducer::Increase), 30 + 10 + 15);
    EXPECT_DOUBLE_EQ(of({100, 130, 10, 25}, Reducer::Rate), 55.0 / 30);
    EXPECT_DOUBLE_EQ(of({100, kNan, 130, kNan}, Reducer::Rate), 30.0 / 20);
}

TEST(Reduction, OfNothingIsUndefined)
{
    for (const Reducer reducer : {Reducer::Average,
                                  Reducer::Minimum,
                                  Reducer::Maximum,
                                  Reducer::Sum,
                                  Reducer::Last,
                                  Reducer::Quantile,
                                  Reducer::Rate,
                                  Reducer::Increase}) {
        EXPECT_TRUE(std::isnan(of({}, reducer)));
        EXPECT_TRUE(std::isnan(of({kNan}, reducer)));
    }
    EXPECT_EQ(of({}, Reducer::Count), 0);
    EXPECT_TRUE(std::isnan(of({5}, Reducer::Increase)));
}

TEST(Reduction, QuantilesAreThoseOfNumPy)
{
    // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0.25, 0.5, 0.9])
    const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
    EXPECT_DOUBLE_EQ(of(values, Reducer::Quantile, 0.25), 1.75);
    EXPECT_DOUBLE_EQ(of(values, Reducer::Quantile, 0.5), 3.5);
    EXPECT_DOUBLE_EQ(of(values, Reducer::Quantile, 0.9), 6.9);
}

} // namespace
} // namespace perfdeck
