// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/CramerVonMises.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(CramerVonMisesTest, IsThatOfSciPy)
{
    // cramervonmises_2samp(A, B, method='asymptotic')
    const CramerVonMises middle = cramerVonMises(middleA(), middleB());
    EXPECT_NEAR(middle.statistic, 0.27672413793103345, 1e-13);
    EXPECT_NEAR(middle.pValue, 0.15944006708823522, 1e-11);
    const CramerVonMises large = cramerVonMises(largeA(), largeB());
    EXPECT_NEAR(large.statistic, 0.7304432189542496, 1e-12);
    EXPECT_NEAR(large.pValue, 0.01070691353612574, 1e-11);
}

TEST(CramerVonMisesTest, SeesADifferenceInWidthAlone)
{
    const std::vector<double> narrow = scattered(60, -1, 0.05, 17, 41);
    const std::vector<double> wide = scattered(60, -10, 0.5, 17, 41);
    EXPECT_LT(cramerVonMises(narrow, wide).pValue, 0.001);
}

TEST(CramerVonMisesTest, NothingAndEqualSamplesSayNothing)
{
    EXPECT_EQ(cramerVonMises({}, kSmallA).pValue, 1);
    EXPECT_EQ(cramerVonMises(std::vector<double>(9, 2), std::vector<double>(9, 2)).pValue, 1);
}

} // namespace
} // namespace perfdeck
