// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/MetricCorrelation.h"
#include "tests/unit/compare/SideMaker.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

const SeriesKey kFirst{"custom_a", {}};
const SeriesKey kSecond{"custom_b", {}};

std::vector<double> normal(unsigned seed, std::size_t count)
{
    std::vector<double> values = noisySamples(seed, count, 1, 1);
    for (double &value : values)
        value = std::log(value);
    return values;
}

/// x(t) = 0.97 x(t − 1) + noise.
std::vector<double> slow(unsigned seed, std::size_t count)
{
    std::vector<double> values = normal(seed, count);
    for (std::size_t at = 1; at < count; ++at)
        values[at] += 0.97 * values[at - 1];
    return values;
}

MetricPair pairOf(const std::vector<double> &first, const std::vector<double> &second)
{
    const MetricCorrelations made = correlateMetrics(
        SideMaker({"a"}).metric(kFirst, {first}).metric(kSecond, {second}).make(), 0);
    EXPECT_EQ(made.metrics.size(), 2U);
    return made.pairs.at(1);
}

/// scipy.stats.spearmanr([1..10], [3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 8]): 0.53939394
TEST(MetricCorrelation, isSpearmans)
{
    const MetricPair pair
        = pairOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 8});
    EXPECT_NEAR(pair.correlation, 0.5393939393939393, 1e-12);
    EXPECT_EQ(pair.count, 10U);
}

TEST(MetricCorrelation, independentNoiseCountsInFull)
{
    const std::vector<double> x = normal(1, 500);
    std::vector<double> y = normal(2, 500);
    EXPECT_NEAR(pairOf(x, y).correlation, 0, 0.1);
    for (std::size_t at = 0; at < y.size(); ++at)
        y[at] = 2 * x[at] + y[at];
    const MetricPair pair = pairOf(x, y);
    EXPECT_GT(pair.correlation, 0.8);
    EXPECT_GT(pair.effective, 400);
    EXPECT_LT(pair.qValue, 1e-6);
}

/// Two slow courses that have nothing to do with each other: a test that takes their samples as
/// independent is wrong in more than half of the cases.
TEST(MetricCorrelation, slowCoursesAreNotTakenForRelated)
{
    int naive = 0;
    int found = 0;
    constexpr int kTrials = 200;
    for (unsigned trial = 0; trial < kTrials; ++trial) {
        const MetricPair pair = pairOf(slow(2 * trial + 1, 400), slow(2 * trial + 2, 400));
        naive += std::abs(pair.correlation) > 1.96 / std::sqrt(400.0);
        found += pair.pValue < 0.05;
    }
    EXPECT_GT(naive, kTrials / 2);
    EXPECT_LE(found, kTrials / 10);
}

TEST(MetricCorrelation, metricsOfDifferentPaceMeetInSteps)
{
    SampleGatherer gatherer({{"a", {}, {kSideStart, kSideStart + std::chrono::minutes(10)}}},
                            Duration(0));
    std::vector<Timestamp> fast;
    std::vector<double> fastValues;
    std::vector<Timestamp> rare;
    std::vector<double> rareValues;
    for (int second = 0; second < 600; ++second) {
        fast.push_back(kSideStart + std::chrono::seconds(second));
        fastValues.push_back(std::sin(second / 20.0));
        if (second % 5 == 0) {
            rare.push_back(kSideStart + std::chrono::seconds(second));
            rareValues.push_back(-fastValues.back());
        }
    }
    gatherer.add(0, kFirst, fast, fastValues);
    gatherer.add(0, kSecond, rare, rareValues);
    const MetricCorrelations made = correlateMetrics(gatherer.take(), 0);
    EXPECT_EQ(made.step, Duration(std::chrono::seconds(5)));
    EXPECT_EQ(made.pairs.at(1).count, 120U);
    EXPECT_LT(made.pairs.at(1).correlation, -0.95);
    EXPECT_EQ(made.pairs.at(2).correlation, made.pairs.at(1).correlation);
    EXPECT_EQ(made.pairs.at(0).correlation, 1);
}

TEST(MetricCorrelation, whatDoesNotVaryIsLeftOut)
{
    const SideSamples samples = SideMaker({"a"})
                                    .metric(kFirst, {normal(1, 50)})
                                    .metric(kSecond, {std::vector<double>(50, 3.0)})
                                    .metric({"custom_c", {}}, {{1, 2}})
                                    .make();
    EXPECT_EQ(correlateMetrics(samples, 0).metrics.size(), 1U);
}

} // namespace
} // namespace perfdeck
