// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/stream/PastValues.h"

#include <cstddef>
#include <optional>
#include <span>

namespace perfdeck {

/// Knows how a series went on the last times it looked as it looks now (E. N. Lorenz, Journal of
/// the Atmospheric Sciences 26, 1969): at the kMoments lags of the smallest LagDistances. O(kReach)
/// a sample. Finite values only. One thread.
class Analogues final
{
public:
    static constexpr std::size_t kMoments = 8;
    static constexpr double kFading = 0.85; ///< a sample of 14 samples ago counts a tenth

    /// `value` is what comes after `newestFirst`.
    void push(std::span<const double> newestFirst, double value);

    /// What followed the moments most like now, lowest to highest: where the next value is thought
    /// to lie. None before 2 × kMoments values.
    [[nodiscard]] std::optional<ValueBand> expected() const { return m_expected; }

    /// How far the last of these moments is from now, in the unit of the series: large when it has
    /// never looked like this.
    [[nodiscard]] std::optional<double> novelty() const { return m_novelty; }

private:
    LagDistances m_distances{kFading};
    std::optional<ValueBand> m_expected;
    std::optional<double> m_novelty;
};

} // namespace perfdeck
