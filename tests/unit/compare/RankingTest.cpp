// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/Ranking.h"
#include "tests/unit/compare/SideMaker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace perfdeck {
namespace {

const SeriesKey kLatency{"inference_latency_seconds", {{"quantile", "0.95"}}};
const SeriesKey kMedianLatency{"inference_latency_seconds", {{"quantile", "0.5"}}};
const SeriesKey kRequests{"requests_per_second", {}};
const SeriesKey kPower{"gpu_power_watts", {}};

constexpr CriterionWeights kLatencyAndThroughput{50, 50, 0, 0, 0, 0};

std::vector<double> constant(double value)
{
    return std::vector<double>(50, value);
}

/// B is half as fast and does four times as much.
SideSamples halfAsFastFourTimesAsMuch()
{
    return SideMaker({"a", "b"})
        .metric(kLatency, {constant(0.1), constant(0.2)})
        .metric(kRequests, {constant(10), constant(40)})
        .make();
}

const MeasuredCriterion *find(const std::vector<MeasuredCriterion> &all, Criterion criterion)
{
    const auto at = std::ranges::find(all, criterion, &MeasuredCriterion::criterion);
    return at == all.end() ? nullptr : &*at;
}

TEST(Criteria, theFirstMetricThatEverySideHasStandsForACriterion)
{
    const SideSamples samples = SideMaker({"a", "b"})
                                    .metric(kLatency, {constant(1), {}})
                                    .metric(kMedianLatency, {constant(0.5), constant(0.25)})
                                    .metric(kRequests, {constant(10), constant(20)})
                                    .metric(kPower, {constant(100), constant(300)})
                                    .make();
    const auto measured = measuredCriteria(samples, {});
    const MeasuredCriterion *latency = find(measured, Criterion::Latency);
    ASSERT_TRUE(latency);
    EXPECT_EQ(samples.metrics[*latency->metric].key, kMedianLatency) << "B has no p95";
    EXPECT_EQ(latency->values, (std::vector<double>{0.5, 0.25}));
    const MeasuredCriterion *energy = find(measured, Criterion::Energy);
    ASSERT_TRUE(energy);
    EXPECT_EQ(energy->values, (std::vector<double>{10, 15})) << "joules a request";
    EXPECT_EQ(energy->info.unit, Unit::Joule);
    EXPECT_FALSE(find(measured, Criterion::Memory));
    EXPECT_FALSE(find(measured, Criterion::Cost)) << "nobody named prices";
}

TEST(Criteria, costIsThePriceOfAUnitOfThroughput)
{
    const auto measured
        = measuredCriteria(halfAsFastFourTimesAsMuch(), std::vector<double>{3.6, 7.2});
    const MeasuredCriterion *cost = find(measured, Criterion::Cost);
    ASSERT_TRUE(cost);
    EXPECT_NEAR(cost->values[0], 3.6 / 3600 / 10, 1e-15);
    EXPECT_NEAR(cost->values[1], 7.2 / 3600 / 40, 1e-15);
    EXPECT_FALSE(find(measuredCriteria(halfAsFastFourTimesAsMuch(), std::vector<double>{3.6, 0}),
                      Criterion::Cost));
}

TEST(Ranking, scoresAreWeightedGeometricMeans)
{
    const auto ranking = rankSides(halfAsFastFourTimesAsMuch(), kLatencyAndThroughput);
    ASSERT_TRUE(ranking);
    ASSERT_EQ(ranking->sides.size(), 2U);
    EXPECT_EQ(ranking->sides[0].side, 1U);
    EXPECT_NEAR(ranking->sides[0].score, std::sqrt(2.0), 1e-12); // (1/2 × 4)^(1/2)
    EXPECT_NEAR(ranking->sides[1].score, 1, 1e-12);
    EXPECT_NEAR(ranking->sides[0].shares[0], -0.5 * std::log(2.0), 1e-12);
    EXPECT_NEAR(ranking->sides[0].shares[1], 0.5 * std::log(4.0), 1e-12);
    EXPECT_NEAR(ranking->sides[0].scoreInterval.low, std::sqrt(2.0), 1e-12)
        << "samples without noise";
}

/// B is first while latency weighs less than 2/3. scipy.stats.beta.cdf(2/3, 10, 10) = 0.93517 for
/// weights near (0.5, 0.5) drawn by a Dirichlet law of 20 cases; of any weights 2/3.
TEST(Ranking, robustnessIsTheShareOfDraws)
{
    const auto ranking = rankSides(halfAsFastFourTimesAsMuch(), kLatencyAndThroughput);
    ASSERT_TRUE(ranking);
    EXPECT_NEAR(ranking->sides[0].firstShare, 0.935, 0.03);
    EXPECT_NEAR(ranking->sides[0].firstByAny, 0.667, 0.05);
    EXPECT_NEAR(ranking->sides[0].firstShare + ranking->sides[1].firstShare, 1, 1e-12);
}

TEST(Ranking, noiseShowsInTheInterval)
{
    const auto of = [](double sigma) {
        return rankSides(
            SideMaker({"a", "b"})
                .metric(kLatency, {noisySamples(1, 200, 1, sigma), noisySamples(2, 200, 1, sigma)})
                .make(),
            {100, 0, 0, 0, 0, 0});
    };
    const auto quiet = of(0.01);
    const auto loud = of(0.3);
    ASSERT_TRUE(quiet && loud);
    const auto width
        = [](const RankedSide &side) { return side.scoreInterval.high - side.scoreInterval.low; };
    const auto b
        = [](const Ranking &ranking) { return ranking.sides[ranking.sides[0].side == 1 ? 0 : 1]; };
    // The sd of a median is 1.2533 σ / √n: of the log ratio of two √2 times that, 0.0377 at 0.3.
    EXPECT_NEAR(width(b(*loud)), 2 * 1.96 * 0.0377, 0.04);
    EXPECT_GT(width(b(*loud)), 10 * width(b(*quiet)));
}

TEST(Ranking, whatIsNotMeasuredIsLeftOutAndSaid)
{
    const auto ranking = rankSides(halfAsFastFourTimesAsMuch(), {50, 25, 25, 0, 0, 0});
    ASSERT_TRUE(ranking);
    EXPECT_EQ(ranking->leftOut, (std::vector<Criterion>{Criterion::Memory}));
    EXPECT_NEAR(ranking->weights[0], 2.0 / 3, 1e-12);
    EXPECT_FALSE(rankSides(halfAsFastFourTimesAsMuch(), {0, 0, 100, 0, 0, 0}));
    EXPECT_FALSE(rankSides({}, kLatencyAndThroughput));
}

TEST(Ranking, equalSamplesGiveAnEqualAnswer)
{
    const SideSamples samples
        = SideMaker({"a", "b", "c"})
              .metric(
                  kLatency,
                  {noisySamples(1, 100, 1), noisySamples(2, 100, 1), noisySamples(3, 100, 1.01)})
              .metric(kRequests,
                      {noisySamples(4, 100, 1), noisySamples(5, 100, 1), noisySamples(6, 100, 1)})
              .make();
    const auto one = rankSides(samples, kScenarios[0].weights);
    const auto two = rankSides(samples, kScenarios[0].weights);
    ASSERT_TRUE(one && two);
    for (std::size_t at = 0; at < 3; ++at) {
        EXPECT_EQ(one->sides[at].firstShare, two->sides[at].firstShare);
        EXPECT_EQ(one->sides[at].scoreInterval.low, two->sides[at].scoreInterval.low);
    }
    const auto other = rankSides(samples, kScenarios[1].weights);
    ASSERT_TRUE(other);
    EXPECT_NE(one->sides[0].score, other->sides[0].score);
}

/// A geometric mean ranks alike whatever the others are compared with.
TEST(Ranking, theReferenceDoesNotMatter)
{
    const auto order = [](std::vector<std::size_t> sides) {
        const std::vector<double> latency{0.1, 0.15, 0.3};
        const std::vector<double> requests{10, 18, 25};
        std::vector<std::vector<double>> first;
        std::vector<std::vector<double>> second;
        for (const std::size_t side : sides) {
            first.push_back(constant(latency[side]));
            second.push_back(constant(requests[side]));
        }
        const auto ranking = rankSides(SideMaker(std::vector<std::string>(sides.size(), "s"))
                                           .metric(kLatency, first)
                                           .metric(kRequests, second)
                                           .make(),
                                       kLatencyAndThroughput);
        std::vector<std::size_t> ranked;
        for (const RankedSide &each : ranking->sides)
            ranked.push_back(sides[each.side]);
        return ranked;
    };
    EXPECT_EQ(order({0, 1, 2}), order({2, 0, 1}));
    EXPECT_EQ(order({0, 1, 2}), order({1, 2, 0}));
}

} // namespace
} // namespace perfdeck
