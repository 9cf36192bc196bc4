// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/KaplanMeier.h"

#include <gtest/gtest.h>

#include <vector>

namespace perfdeck {
namespace {

// The remissions in weeks of E. J. Freireich et al., Blood 21 (1963), treated with 6-MP; 9 of 21
// ended. The curve and its log(−log) intervals stand in many textbooks and statistics programs.
std::vector<Lifetime> remissions()
{
    std::vector<Lifetime> cases;
    for (const double weeks : {6, 6, 6, 7, 10, 13, 16, 22, 23})
        cases.push_back({weeks, true});
    for (const double weeks : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
        cases.push_back({weeks, false});
    return cases;
}

TEST(KaplanMeierTest, AgreesWithTheTextbook)
{
    struct Row
    {
        double time, share, low, high;
        std::size_t atRisk;
    };

    const SurvivalCurve curve = kaplanMeier(remissions());
    EXPECT_EQ(curve.cases, 21U);
    EXPECT_EQ(curve.ended, 9U);
    const std::vector<Row> rows{{6, 0.8571, 0.6197, 0.9516, 21},
                                {7, 0.8067, 0.5631, 0.9228, 17},
                                {10, 0.7529, 0.5032, 0.8894, 15},
                                {13, 0.6902, 0.4316, 0.8491, 12},
                                {16, 0.6275, 0.3675, 0.8049, 11},
                                {22, 0.5378, 0.2678, 0.7468, 7},
                                {23, 0.4482, 0.1881, 0.6801, 6}};
    ASSERT_EQ(curve.steps.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(curve.steps[i].time, rows[i].time);
        EXPECT_EQ(curve.steps[i].atRisk, rows[i].atRisk);
        EXPECT_NEAR(curve.steps[i].share, rows[i].share, 5e-5);
        EXPECT_NEAR(curve.steps[i].low, rows[i].low, 5e-5);
        EXPECT_NEAR(curve.steps[i].high, rows[i].high, 5e-5);
    }
    EXPECT_EQ(curve.median, 23);
    EXPECT_EQ(curve.medianLow, 13);
    EXPECT_FALSE(curve.medianHigh);
    EXPECT_EQ(endedBy(curve, 0.25), 13);
    EXPECT_FALSE(endedBy(curve, 0.9));
}

TEST(KaplanMeierTest, WithoutOpenCasesItIsTheShareThatIsLeft)
{
    const std::vector<Lifetime> cases{{4}, {1}, {3}, {2}};
    const SurvivalCurve curve = kaplanMeier(cases);
    ASSERT_EQ(curve.steps.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(curve.steps[i].share, 0.75 - 0.25 * double(i), 1e-12);
    EXPECT_EQ(curve.median, 2);
}

TEST(KaplanMeierTest, OnlyOpenCasesTellNothing)
{
    const std::vector<Lifetime> open{{4, false}, {1, false}};
    const SurvivalCurve curve = kaplanMeier(open);
    EXPECT_TRUE(curve.steps.empty());
    EXPECT_EQ(curve.cases, 2U);
    EXPECT_FALSE(curve.median);
    EXPECT_TRUE(kaplanMeier({}).steps.empty());
}

} // namespace
} // namespace perfdeck
