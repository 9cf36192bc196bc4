// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/SideJudgement.h"
#include "tests/unit/compare/SideMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

const SeriesKey kLatency{"inference_latency_seconds", {{"quantile", "0.5"}}};
const SeriesKey kRate{"requests_per_second", {}};

TEST(SideJudgement, everySideIsComparedWithTheFirst)
{
    const SideComparison made = judgeSides(
        SideMaker({"a", "b", "c"})
            .metric(
                kLatency,
                {noisySamples(1, 300, 0.1), noisySamples(2, 300, 0.12), noisySamples(3, 300, 0.08)})
            .metric(kRate,
                    {noisySamples(4, 300, 50), noisySamples(5, 300, 40), noisySamples(6, 300, 60)})
            .make());
    ASSERT_EQ(made.judgements.size(), 4U);
    EXPECT_EQ(made.judgements[0].metric, 0U);
    EXPECT_EQ(made.judgements[0].side, 1U);
    EXPECT_EQ(made.judgements[1].side, 2U);
    EXPECT_EQ(made.judgements[0].verdict, Verdict::Regressed);
    EXPECT_EQ(made.judgements[1].verdict, Verdict::Improved);
    EXPECT_EQ(made.judgements[2].verdict, Verdict::Regressed) << "fewer requests are worse";
    EXPECT_EQ(made.judgements[3].verdict, Verdict::Improved);
    EXPECT_NEAR(made.judgements[0].comparison.shift, 0.2, 0.03);
    EXPECT_NEAR(made.judgements[0].comparison.medianA, 0.1, 0.003);
}

TEST(SideJudgement, whatOneSideLacksIsNotJudged)
{
    const SideComparison made
        = judgeSides(SideMaker({"a", "b", "c"})
                         .metric(kLatency, {noisySamples(1, 100, 1), {}, noisySamples(3, 100, 1)})
                         .metric(kRate, {{}, noisySamples(4, 100, 1), noisySamples(5, 100, 1)})
                         .make());
    ASSERT_EQ(made.judgements.size(), 1U);
    EXPECT_EQ(made.judgements[0].side, 2U);
    EXPECT_EQ(made.samples.metrics.size(), 2U) << "but its samples stay";
}

/// 60 metrics of noise that differ in nothing: about three of them fall below 0.05 by themselves.
TEST(SideJudgement, manyMetricsOfNoiseGiveNoChange)
{
    SideMaker maker({"a", "b"});
    for (unsigned at = 0; at < 60; ++at)
        maker.metric({"custom_" + std::to_string(at), {}},
                     {noisySamples(100 + at, 60, 1), noisySamples(200 + at, 60, 1)});
    const SideComparison made = judgeSides(maker.make());
    ASSERT_EQ(made.judgements.size(), 60U);
    std::size_t below = 0;
    for (const SideJudgement &judgement : made.judgements) {
        below += judgement.comparison.pValue < 0.05;
        EXPECT_GE(judgement.qValue, judgement.comparison.pValue);
        EXPECT_NE(judgement.verdict, Verdict::Different);
    }
    EXPECT_GE(below, 1U) << "else the test shows nothing";
}

TEST(SideJudgement, nothingGivesNothing)
{
    EXPECT_TRUE(judgeSides({}).judgements.empty());
    EXPECT_TRUE(judgeSides(SideMaker({"a", "b"}).make()).judgements.empty());
}

} // namespace
} // namespace perfdeck
