// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/ChangePoints.h"
#include "tests/unit/stats/change/NoisySeries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

namespace perfdeck {

namespace {

constexpr ChangeOptions kStructural{ChangePreset::Structural, kUsualSensitivity, 0};

std::vector<std::size_t> placesOf(const ChangeAnalysis &analysis)
{
    std::vector<std::size_t> places;
    for (const ChangePoint &point : analysis.points)
        places.push_back(point.index);
    return places;
}

} // namespace

TEST(ChangePoints, AStepIsFoundWithItsSize)
{
    std::vector<double> series = noisySeries(1, 120);
    addStep(series, 70, 10);
    const ChangeAnalysis analysis = findChanges(series);
    EXPECT_EQ(analysis.method, ChangeMethod::Levels);
    ASSERT_EQ(placesOf(analysis), std::vector<std::size_t>{70});
    EXPECT_NEAR(analysis.points[0].effect, 0.1, 0.01);
    EXPECT_NEAR(analysis.points[0].before, 100, 0.5);
    EXPECT_NEAR(analysis.points[0].after, 110, 0.5);
    EXPECT_NEAR(analysis.points[0].strength, 10, 3);
    EXPECT_NEAR(analysis.noise, 1, 0.25);
    EXPECT_LT(analysis.points[0].p, 1e-6);
    EXPECT_GT(analysis.points[0].placement, 0.99);
    EXPECT_GT(analysis.points[0].confidence, 0.9);
    EXPECT_EQ(placesOf(findChanges(series, kStructural)), std::vector<std::size_t>{70});
}

TEST(ChangePoints, MissingRowsCount)
{
    std::vector<double> series = noisySeries(2, 120);
    addStep(series, 71, 10);
    for (std::size_t i = 0; i < 30; ++i)
        series[2 * i] = std::numeric_limits<double>::quiet_NaN();
    const ChangeAnalysis analysis = findChanges(series);
    EXPECT_EQ(analysis.used, 90U);
    EXPECT_EQ(placesOf(analysis), std::vector<std::size_t>{71});
}

TEST(ChangePoints, NeitherScaleNorOffsetNorDirectionMatter)
{
    std::vector<double> series = noisySeries(5, 200);
    addStep(series, 60, 3);
    addStep(series, 140, -5);
    const ChangeAnalysis plain = findChanges(series);
    ASSERT_EQ(plain.points.size(), 2U);
    std::vector<double> other;
    for (const double value : series)
        other.push_back(-4 * value + 16); // powers of two: no rounding
    const ChangeAnalysis turned = findChanges(other);
    EXPECT_EQ(placesOf(turned), placesOf(plain));
    EXPECT_NEAR(turned.points[0].p, plain.points[0].p, 1e-12);
}

TEST(ChangePoints, ASpikeIsNoChange)
{
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        std::vector<double> series = noisySeries(seed, 120);
        series[60] += 10;
        found += findChanges(series).points.empty() ? 0 : 1;
        found += findChanges(series, kStructural).points.empty() ? 0 : 1;
    }
    EXPECT_LE(found, 4) << "no more than noise alone";
}

TEST(ChangePoints, ResemblingNeighboursAreNoChange)
{
    for (const double memory : {0.0, 0.5, 0.7, 0.9})
        for (const ChangePreset preset : {ChangePreset::Regression, ChangePreset::Structural})
            EXPECT_TRUE(findChanges(noisySeries(7, 10'000, memory), {preset, 6, 0}).points.empty())
                << memory;
}

TEST(ChangePoints, ManyLevelsInALongSeries)
{
    std::vector<double> series = noisySeries(8, 20'000);
    std::vector<std::size_t> truth;
    for (std::size_t at = 1'000; at < series.size(); at += 1'000) {
        addStep(series, at, at % 2'000 == 0 ? -10 : 10);
        truth.push_back(at);
    }
    EXPECT_EQ(placesOf(findChanges(series)), truth);
}

TEST(ChangePoints, ADriftIsNotBrokenIntoSteps)
{
    std::vector<double> series = noisySeries(9, 300);
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i] += 0.1 * static_cast<double>(i);
    EXPECT_TRUE(findChanges(series).points.empty());
    EXPECT_TRUE(findChanges(series, kStructural).points.empty());
}

TEST(ChangePoints, ASeasonIsNoChangeOfThePicture)
{
    std::vector<double> series = noisySeries(10, 480);
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i] += 10 * std::sin(2 * std::numbers::pi * static_cast<double>(i) / 24);
    EXPECT_TRUE(findChanges(series, kStructural).points.empty());
    addStep(series, 200, 40);
    EXPECT_EQ(findChanges(series, kStructural).points.size(), 1U);
}

/// The history of Apache Otava's example, ten runs: a drop of 13 %.
TEST(ChangePoints, AShortHistoryHasNoNeedForANoiseEstimate)
{
    const ChangeAnalysis analysis = findChanges(
        std::vector{10.43, 10.23, 10.29, 10.91, 10.34, 10.69, 9.23, 9.11, 9.13, 9.03});
    EXPECT_EQ(analysis.method, ChangeMethod::Distances);
    EXPECT_EQ(placesOf(analysis), std::vector<std::size_t>{6});
    const std::vector<double> calm{
        154023, 138455, 143112, 149190, 132098, 151344, 155145, 148889, 149466, 148209};
    EXPECT_TRUE(findChanges(calm).points.empty());
}

TEST(ChangePoints, MoreSensitivityAsksForLessEvidence)
{
    std::vector<double> series = noisySeries(12, 200);
    addStep(series, 100, 0.7);
    std::size_t before = 0;
    for (int step = kLeastSensitivity; step <= kMostSensitivity; ++step) {
        const std::size_t found
            = findChanges(series, {ChangePreset::Regression, step, 0}).points.size();
        EXPECT_GE(found + 1, before) << step;
        before = found;
    }
    EXPECT_TRUE(findChanges(series, {ChangePreset::Regression, 1, 0}).points.empty());
    EXPECT_FALSE(findChanges(series, {ChangePreset::Regression, 12, 0}).points.empty());
}

TEST(ChangePoints, DimensionsThatChangeTogetherGiveOnePlace)
{
    std::vector<double> first = noisySeries(3, 100);
    std::vector<double> second = noisySeries(4, 100);
    addStep(first, 40, 3);
    addStep(second, 40, -6);
    const std::vector<std::span<const double>> both{first, second};
    for (const ChangePreset preset : {ChangePreset::Regression, ChangePreset::Structural}) {
        const ChangeAnalysis analysis = findJointChanges(both, {preset, kUsualSensitivity, 0});
        ASSERT_EQ(placesOf(analysis), std::vector<std::size_t>{40});
        EXPECT_LT(analysis.points[0].effect, 0) << "the second changes most";
    }
}

TEST(ChangePoints, TheSameInputGivesTheSameBytes)
{
    std::vector<double> series = noisySeries(21, 400, 0.3);
    addStep(series, 150, 4);
    const ChangeAnalysis first = findChanges(series);
    const ChangeAnalysis second = findChanges(series);
    ASSERT_EQ(first.points.size(), second.points.size());
    ASSERT_FALSE(first.points.empty());
    EXPECT_EQ(std::memcmp(first.points.data(),
                          second.points.data(),
                          first.points.size() * sizeof(ChangePoint)),
              0);
}

/// Short series that remember where they were look like levels: that may be reported, but is told
/// apart from plain steps. A seventh of such series have something to report.
TEST(ChangePoints, MemoryInAShortSeriesIsNotSure)
{
    int reported = 0;
    int claimed = 0;
    int steps = 0;
    const auto isClaimed
        = [](const ChangePoint &point) { return !point.mayBeMemory || point.confidence > 0.7; };
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        std::vector<double> series = noisySeries(seed, 120, 0.5);
        const std::vector<ChangePoint> points = findChanges(series).points;
        reported += points.empty() ? 0 : 1;
        claimed += std::ranges::any_of(points, isClaimed) ? 1 : 0;
        addStep(series, 70, 6);
        steps += std::ranges::any_of(findChanges(series).points, isClaimed) ? 1 : 0;
    }
    EXPECT_GE(reported, 30);
    EXPECT_LE(claimed, 12);
    EXPECT_GE(steps, 280);
}

TEST(ChangePoints, TooLittleToJudge)
{
    EXPECT_EQ(findChanges({}).method, ChangeMethod::None);
    EXPECT_EQ(findChanges(std::vector<double>{1, 2, 3, 9, 9, 9, 9}).method, ChangeMethod::None);
    for (const ChangePreset preset : {ChangePreset::Regression, ChangePreset::Structural}) {
        const ChangeAnalysis constant = findChanges(std::vector<double>(50, 4.0), {preset, 6, 0});
        EXPECT_EQ(constant.method, ChangeMethod::None);
        EXPECT_EQ(constant.why, "all points are equal");
    }
}

} // namespace perfdeck
