// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/Analogues.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace perfdeck {
namespace {

class Watched
{
public:
    void push(double value)
    {
        m_analogues.push(m_past.newestFirst(), value);
        m_past.push(value);
        m_values.push_back(value);
    }

    [[nodiscard]] const Analogues &analogues() const { return m_analogues; }

    /// The same from scratch.
    void expectAsDefined() const
    {
        const std::size_t last = m_values.size() - 1;
        std::vector<std::pair<double, double>> moments; // distance, what followed
        for (std::size_t lag = 1; lag <= std::min(last, PastValues::kReach); ++lag) {
            double distance = 0;
            for (std::size_t back = 0; back + lag <= last; ++back)
                distance += std::pow(Analogues::kFading, double(back))
                    * std::pow(m_values[last - back] - m_values[last - back - lag], 2);
            moments.emplace_back(distance, m_values[last - lag + 1]);
        }
        std::ranges::sort(moments);
        moments.resize(Analogues::kMoments);
        const auto [low, high] = std::ranges::minmax_element(
            moments, {}, [](const auto &moment) { return moment.second; });
        ASSERT_TRUE(m_analogues.expected());
        EXPECT_EQ(m_analogues.expected()->low, low->second) << m_values.size();
        EXPECT_EQ(m_analogues.expected()->high, high->second);
        EXPECT_NEAR(*m_analogues.novelty(), std::sqrt(moments.back().first), 1e-9);
    }

private:
    Analogues m_analogues;
    PastValues m_past;
    std::vector<double> m_values;
};

TEST(AnaloguesTest, AreTheMomentsMostLikeNow)
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> noise;
    Watched watched;
    for (int i = 0; i < 4'300; ++i) { // twice around the memory
        watched.push(std::sin(i / 20.0) + noise(random) / 5);
        if (i < 15)
            EXPECT_FALSE(watched.analogues().expected());
        else if (i % 500 == 15 || i == 2'048 || i == 4'299)
            watched.expectAsDefined();
    }
}

TEST(AnaloguesTest, WhatWasSeenBeforeIsExpected)
{
    const auto wave = [](int i) { return std::sin(2 * std::numbers::pi * (i % 100) / 100); };
    Watched watched;
    for (int i = 0; i < 1'200; ++i) {
        if (i > 1'000) {
            EXPECT_NEAR(watched.analogues().expected()->low, wave(i), 1e-9);
            EXPECT_NEAR(watched.analogues().expected()->high, wave(i), 1e-9);
            EXPECT_NEAR(*watched.analogues().novelty(), 0, 1e-9);
        }
        watched.push(wave(i));
    }
    watched.push(wave(25)); // a quarter too early
    EXPECT_GT(*watched.analogues().novelty(), 0.5);
}

TEST(AnaloguesTest, DistancesBeyondAllNumbersSayNothing)
{
    Watched watched;
    for (int i = 0; i < 40; ++i)
        watched.push(i % 2 == 0 ? 1e300 : -1e300 / (i + 1));
    EXPECT_FALSE(watched.analogues().expected());
    EXPECT_FALSE(watched.analogues().novelty());
}

} // namespace
} // namespace perfdeck
