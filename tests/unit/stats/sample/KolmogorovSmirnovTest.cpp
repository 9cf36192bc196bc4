// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/KolmogorovSmirnov.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(KolmogorovSmirnovTest, ExactIsThatOfSciPy)
{
    // ks_2samp(A, B, method='exact')
    const KolmogorovSmirnov small = kolmogorovSmirnov(kSmallA, kSmallB);
    EXPECT_NEAR(small.statistic, 0.5, 1e-15);
    EXPECT_NEAR(small.pValue, 0.35714285714285715, 1e-13);
    EXPECT_TRUE(small.isExact);
    const KolmogorovSmirnov middle = kolmogorovSmirnov(middleA(), middleB());
    EXPECT_NEAR(middle.statistic, 0.22142857142857142, 1e-15);
    EXPECT_NEAR(middle.pValue, 0.4088669047354755, 1e-12);
    EXPECT_NEAR(kolmogorovSmirnov(largeA(), largeB()).pValue, 0.13043268117339332, 1e-12);
}

TEST(KolmogorovSmirnovTest, LimitIsThatOfSciPy)
{
    // scipy.special.kolmogorov(D * sqrt(n * m / (n + m)))
    const KolmogorovSmirnov test
        = kolmogorovSmirnov(scattered(150, 0, 1, 37, 149), scattered(140, 20, 1, 53, 139));
    EXPECT_NEAR(test.statistic, 0.14, 1e-15);
    EXPECT_NEAR(test.pValue, 0.11698918370593711, 1e-12);
    EXPECT_FALSE(test.isExact);
}

TEST(KolmogorovSmirnovTest, NothingAndEqualSamplesSayNothing)
{
    EXPECT_EQ(kolmogorovSmirnov({}, kSmallA).pValue, 1);
    EXPECT_EQ(kolmogorovSmirnov(kTiedA, kTiedA).pValue, 1);
}

} // namespace
} // namespace perfdeck
