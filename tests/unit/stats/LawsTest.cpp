// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Laws.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

// Expected: scipy.stats 1.10.1 (norm, t, chi2, binom, beta) but where said.

TEST(LawsTest, NormalIsThatOfSciPy)
{
    EXPECT_NEAR(normalCdf(-8), 6.22096057427174e-16, 6.2e-28);
    EXPECT_NEAR(normalCdf(-1.5), 0.0668072012688581, 6.7e-14);
    EXPECT_NEAR(normalCdf(0), 0.5, 5e-13);
    EXPECT_NEAR(normalCdf(2.25), 0.987775527344955, 9.9e-13);
    EXPECT_NEAR(normalQuantile(1e-10), -6.36134090240406, 6.4e-12);
    EXPECT_NEAR(normalQuantile(0.025), -1.95996398454005, 2e-12);
    EXPECT_NEAR(normalQuantile(0.9), 1.2815515655446, 1.3e-12);
}

TEST(LawsTest, StudentIsThatOfSciPy)
{
    EXPECT_NEAR(studentCdf(-3, 1), 0.102416382349567, 1e-13);
    EXPECT_NEAR(studentCdf(0.5, 4.5), 0.679725248962976, 6.8e-13);
    EXPECT_NEAR(studentCdf(12, 30), 0.999999999999721, 1e-12);
    EXPECT_NEAR(studentQuantile(0.975, 3), 3.18244630528426, 3.2e-12);
    EXPECT_NEAR(studentQuantile(0.005, 7.25), -3.45875596244381, 3.5e-12);
    EXPECT_NEAR(studentQuantile(0.975, 1e+09), 1.95996398691233, 2e-12);
}

TEST(LawsTest, ChiSquaredIsThatOfSciPy)
{
    EXPECT_NEAR(chiSquaredCdf(1, 1), 0.682689492137086, 6.8e-13);
    EXPECT_NEAR(chiSquaredCdf(20, 7), 0.994430316927054, 9.9e-13);
    EXPECT_NEAR(chiSquaredQuantile(0.95, 4), 9.48772903678115, 9.5e-12);
    EXPECT_NEAR(chiSquaredQuantile(0.001, 100), 61.9179392069366, 6.2e-11);
}

TEST(LawsTest, BinomialAndBetaAreThoseOfSciPy)
{
    EXPECT_NEAR(binomialCdf(3, 10, 0.5), 0.171875, 1.7e-13);
    EXPECT_NEAR(binomialCdf(40, 1000, 0.05), 0.0806365732566906, 8.1e-14);
    EXPECT_NEAR(betaCdf(0.3, 2, 5), 0.579825, 5.8e-13);
    EXPECT_NEAR(betaCdf(0.999, 100, 1), 0.904792147113709, 9e-13);
}

TEST(LawsTest, CramerVonMisesIsThatOfSciPy)
{
    // scipy.stats._hypotests._cdf_cvm_inf
    EXPECT_NEAR(cramerVonMisesCdf(0.05), 0.12371906895865, 1e-13);
    EXPECT_NEAR(cramerVonMisesCdf(0.1), 0.4151265615932, 1e-12);
    EXPECT_NEAR(cramerVonMisesCdf(0.46136), 0.94999961686735, 1e-12);
    EXPECT_NEAR(cramerVonMisesCdf(1.5), 0.99982730378021, 1e-12);
    EXPECT_EQ(cramerVonMisesCdf(0), 0);
}

TEST(LawsTest, KolmogorovIsThatOfSciPy)
{
    // 1 - scipy.special.kolmogorov
    EXPECT_NEAR(kolmogorovCdf(0.5), 0.036054756335125, 1e-14);
    EXPECT_NEAR(kolmogorovCdf(1), 0.73000032832265, 1e-13);
    EXPECT_NEAR(kolmogorovCdf(1.36), 0.95051412324462, 1e-13);
    EXPECT_NEAR(kolmogorovCdf(2.5), 0.99999254669366, 1e-13);
    EXPECT_EQ(kolmogorovCdf(-1), 0);
}

TEST(LawsTest, WhatIsUndefinedThrowsNothing)
{
    EXPECT_TRUE(std::isnan(studentCdf(1, -1)));
    EXPECT_EQ(normalQuantile(1), INFINITY);
    EXPECT_EQ(studentQuantile(0, 5), -INFINITY);
    EXPECT_TRUE(std::isnan(chiSquaredCdf(1, NAN)));
}

} // namespace
} // namespace perfdeck
