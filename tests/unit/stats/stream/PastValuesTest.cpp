// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/PastValues.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace perfdeck {
namespace {

TEST(PastValuesTest, KeepsTheNewestFirst)
{
    PastValues past;
    EXPECT_TRUE(past.newestFirst().empty());
    for (int i = 0; i < 7'000; ++i) {
        past.push(i);
        const auto values = past.newestFirst();
        ASSERT_EQ(values.size(), std::min<std::size_t>(std::size_t(i) + 1, PastValues::kReach));
        for (std::size_t lag = 0; lag < values.size(); ++lag)
            ASSERT_EQ(values[lag], i - double(lag));
    }
}

TEST(LagDistancesTest, AreWhatTheirDefinitionSays)
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> noise;
    std::vector<double> values;
    PastValues past;
    LagDistances distances(0.9);
    for (int i = 0; i < 3'000; ++i) {
        values.push_back(noise(random));
        distances.push(past.newestFirst(), values.back());
        past.push(values.back());
    }
    ASSERT_EQ(distances.byLag().size(), PastValues::kReach);
    for (const std::size_t lag : {1U, 17U, 1'000U, 2'048U}) {
        double sum = 0;
        for (std::size_t back = 0; back + lag < values.size(); ++back) {
            const std::size_t at = values.size() - 1 - back;
            sum += std::pow(0.9, double(back)) * std::pow(values[at] - values[at - lag], 2);
        }
        EXPECT_NEAR(distances.byLag()[lag - 1], sum, 1e-9 * sum) << lag;
        EXPECT_NEAR(distances.meansByLag()[lag - 1],
                    sum * 0.1 / (1 - std::pow(0.9, 3'000.0 - double(lag))),
                    1e-9 * sum);
    }
}

TEST(ValueBandTest, DepartureIsTheWayToTheBand)
{
    constexpr ValueBand kBand{2, 5};
    EXPECT_EQ(kBand.departure(2), 0);
    EXPECT_EQ(kBand.departure(5), 0);
    EXPECT_EQ(kBand.departure(0.5), 1.5);
    EXPECT_EQ(kBand.departure(7), 2);
    EXPECT_EQ(kBand.with(1).low, 1);
    EXPECT_EQ(kBand.with(1).high, 5);
    EXPECT_EQ(kBand.with(6).high, 6);
}

} // namespace
} // namespace perfdeck
