// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/NoiseLevel.h"
#include "tests/unit/stats/change/NoisySeries.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {

TEST(NoiseLevel, IndependentPointsHaveNoLongRun)
{
    const NoiseLevel level = noiseLevel(noisySeries(1, 20'000));
    EXPECT_NEAR(level.single, 1, 0.03);
    EXPECT_NEAR(level.longRun, 1, 0.15);
    EXPECT_NEAR(level.longRunForSure, 1, 0.03) << "what is above 1 may be chance";
}

/// Autoregression of order 1 has a long-run deviation of √((1 + ρ) / (1 − ρ)), and differences of
/// variance 2 (1 − ρ).
TEST(NoiseLevel, RememberedNoiseGrowsWithTheBlock)
{
    const NoiseLevel level = noiseLevel(noisySeries(2, 100'000, 0.9));
    EXPECT_NEAR(level.single, std::sqrt(0.1), 0.02);
    // Blocks of 128 points see a little less than all of it.
    EXPECT_NEAR(level.longRun, 0.9 * std::sqrt(19), 0.4);
    EXPECT_LT(level.longRunForSure, level.longRun);
    EXPECT_GT(level.longRunForSure, 0.8 * level.longRun);
}

TEST(NoiseLevel, FewStepsDoNotMatter)
{
    std::vector<double> series = noisySeries(3, 2'000);
    addStep(series, 700, 50);
    addStep(series, 1'400, -80);
    EXPECT_NEAR(noiseLevel(series).single, 1, 0.1);
    EXPECT_LT(noiseLevel(series).longRun, 2);
}

TEST(NoiseLevel, EqualPoints)
{
    EXPECT_EQ(noiseLevel(std::vector<double>(30, 5.0)).single, 0);
    EXPECT_EQ(noiseLevel({}).longRun, 0);
    std::vector<double> mostly(100, 5.0);
    mostly[50] = 6; // two differences of 1 among 99
    EXPECT_NEAR(noiseLevel(mostly).single, std::sqrt(1.0 / 99), 1e-12);
}

TEST(NoiseLevel, MediansMoveAlong)
{
    const std::vector<double> series{5, 1, 4, 9, 2, 8, 7};
    for (const std::size_t half : {0U, 1U, 2U, 10U}) {
        const std::vector<double> medians = movingMedians(series, half);
        for (std::size_t i = 0; i < series.size(); ++i) {
            const std::size_t from = i < half ? 0 : i - half;
            const std::size_t to = std::min(series.size(), i + half + 1);
            std::vector<double> window(series.begin() + static_cast<std::ptrdiff_t>(from),
                                       series.begin() + static_cast<std::ptrdiff_t>(to));
            std::ranges::sort(window);
            EXPECT_EQ(medians[i], window[window.size() / 2]) << half << ' ' << i;
        }
    }
}

TEST(NoiseLevel, SpikesAreDrawnInAndStepsStay)
{
    const std::vector<double> series{1, 1, 1, 9, 1, 1, 1, 5, 5, 5, 5, 5};
    const std::vector<double> calm{1, 1, 1, 2, 1, 1, 1, 5, 5, 5, 5, 5};
    EXPECT_EQ(withoutSpikes(series, 1, 2), calm);
}

} // namespace perfdeck
