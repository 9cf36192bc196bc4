// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/RobustScore.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// When the sums of a Cusum speak. All in deviations of the series.
struct CusumRule
{
    /// What a sample must lie off the middle to add to a sum: half of the shift to be found fast.
    double slack = 0.5;
    /// A sum beyond this is a drift. With a slack of 0.5 a shift by one deviation takes 31 samples.
    /// The 4 or 5 of textbooks are for a baseline that is known exactly; errors of one that was
    /// learned of a few hundred samples add up.
    double decision = 15;
    /// What one sample counts at most, so that a spike alone is no drift.
    double limit = 3;
};

/// A series has left its level.
struct Drift
{
    bool isUp = false;
    std::size_t samples = 0; ///< since it began, the newest included
    double size = 0; ///< how far off the middle it is since then, in deviations; signed
};

/// Finds slow drifts and small lasting shifts, upwards and downwards: the cumulative sums of E. S.
/// Page (Biometrika 41, 1954) of samples that are clipped (D. M. Hawkins, Communications in
/// Statistics 22, 1993). The size is D. C. Montgomery's estimate ("Introduction to Statistical
/// Quality Control", 9.1). Samples that are not finite are passed over. After a drift both sums
/// begin at zero. O(1) a sample. One thread.
class Cusum final
{
public:
    explicit Cusum(RobustScale baseline, CusumRule rule = {});

    [[nodiscard]] std::optional<Drift> push(double value);

private:
    struct Sum
    {
        double height = 0;
        std::size_t samples = 0; ///< since it left zero

        void add(double step);
    };

    [[nodiscard]] Drift ended(bool isUp);

    RobustScale m_baseline;
    CusumRule m_rule;
    Sum m_up;
    Sum m_down;
};

/// Middle and deviation that a Cusum may be held against. Neighbours that resemble each other make
/// sums wander: the deviation is widened to that of independent samples with the same sums, √τ
/// times (autocorrelationTime()). None of less than kLeastDriftBaseline finite samples.
[[nodiscard]] std::optional<RobustScale> driftBaseline(std::span<const double> samples);

inline constexpr std::size_t kLeastDriftBaseline = 30;

/// A Cusum that learns its baseline from the first samples, and again from those behind a drift:
/// the new level is then the usual one. Bounded by `learn` samples. One thread.
class DriftWatch final
{
public:
    explicit DriftWatch(std::size_t learn = 240, CusumRule rule = {});

    [[nodiscard]] std::optional<Drift> push(double value);

    [[nodiscard]] bool isLearning() const { return !m_sums; }

private:
    std::size_t m_learn;
    CusumRule m_rule;
    std::vector<double> m_learned;
    std::optional<Cusum> m_sums;
};

} // namespace perfdeck
