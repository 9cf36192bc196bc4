// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/ChangeRanking.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

constexpr std::size_t kBefore = 200;
constexpr std::size_t kRange = 60;

/// Parts of three series each, of which some change at a step.
class System
{
public:
    explicit System(std::size_t parts)
    {
        std::mt19937 random(11);
        std::normal_distribution<double> normal;
        for (std::size_t i = 0; i < 3 * parts; ++i) {
            auto &series = m_series.emplace_back();
            for (std::size_t t = 0; t < kBefore + kRange; ++t)
                series.push_back(50 + normal(random));
        }
    }

    void change(std::size_t part, std::size_t step, double size, std::size_t series = 3)
    {
        for (std::size_t i = 0; i < series; ++i)
            for (std::size_t t = kBefore + step; t < kBefore + kRange; ++t)
                m_series[3 * part + i][t] += size;
    }

    [[nodiscard]] std::vector<RankedChange> ranked(std::size_t eventOf = 1'000,
                                                   const std::vector<double> &events = {}) const
    {
        std::vector<ChangeCandidate> candidates;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            const std::span<const double> all(m_series[i]);
            candidates.push_back(
                {all.first(kBefore),
                 all.subspan(kBefore),
                 i / 3,
                 i / 3 == eventOf ? std::span<const double>(events) : std::span<const double>()});
        }
        return rankChanges(candidates);
    }

private:
    std::vector<std::vector<double>> m_series;
};

TEST(ChangeRankingTest, CausesComeBeforeLargerEffects)
{
    System system(40);
    system.change(7, 20, 4);
    system.change(12, 24, 12);
    for (std::size_t part = 20; part < 30; ++part)
        system.change(part, 28 + part % 5, -9);
    const auto ranked = system.ranked();
    EXPECT_EQ(ranked[0].part, 7U);
    EXPECT_EQ(ranked[1].part, 12U);
    EXPECT_NEAR(double(ranked[0].step), 20, 1);
    EXPECT_GT(ranked[0].companions, 1.5);
    EXPECT_GT(ranked[0].score, 0.5);
    EXPECT_EQ(ranked.size(), 40U);
    EXPECT_LT(ranked[12].score, 0.05); // nothing happened there
}

// One of its three series alone is less than a part that broke.
TEST(ChangeRankingTest, ALonelyChangeIsNoCause)
{
    System system(40);
    system.change(3, 10, 8, 1);
    system.change(7, 20, 4);
    for (std::size_t part = 20; part < 30; ++part)
        system.change(part, 28, 6);
    EXPECT_EQ(system.ranked()[0].part, 7U);
}

TEST(ChangeRankingTest, AnEventSpeaksForItsPart)
{
    System system(40);
    system.change(7, 20, 6);
    system.change(9, 20, 6);
    for (std::size_t part = 20; part < 30; ++part)
        system.change(part, 26, 6);
    for (const std::size_t part : {7U, 9U}) {
        const auto ranked = system.ranked(part, {18});
        EXPECT_EQ(ranked[0].part, part);
        EXPECT_TRUE(ranked[0].hasEvent);
        EXPECT_FALSE(ranked[1].hasEvent);
    }
    EXPECT_FALSE(system.ranked(7, {45})[0].hasEvent); // long after
}

TEST(ChangeRankingTest, NothingGivesNothing)
{
    EXPECT_TRUE(rankChanges({}).empty());
    const std::vector<double> few(5, 1.0);
    const std::vector<ChangeCandidate> candidates{{few, few}};
    EXPECT_TRUE(rankChanges(candidates).empty());
    for (const RankedChange &change : System(10).ranked())
        EXPECT_LT(change.score, 0.5);
}

} // namespace
} // namespace perfdeck
