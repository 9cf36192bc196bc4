// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Smoothing.h"

#include <array>
#include <vector>

namespace perfdeck {

/// One added season: what each place of it adds, and the place of the next sample.
struct SeasonState
{
    std::vector<double> added;
    std::size_t place = 0;

    [[nodiscard]] double ahead(std::size_t steps) const
    {
        return added.empty() ? 0 : added[(place + steps) % added.size()];
    }
};

/// What exponential smoothing knows at one moment; see Smoothing.
class SmoothingState final
{
public:
    /// From the first two of the longest season (of the first ten samples without one).
    [[nodiscard]] static SmoothingState start(std::span<const double> series,
                                              const std::vector<std::size_t> &seasons);

    /// Takes the next sample; its error one step ahead, NaN of a gap.
    double take(double value, const SmoothingParameters &parameters);

    void continueInto(std::vector<double> &path, const SmoothingParameters &parameters) const;

private:
    double m_level = 0;
    double m_trend = 0;
    double m_rest = 0; ///< of the last sample: value − (level + trend + seasons)
    std::array<SeasonState, 2> m_seasons;
};

} // namespace perfdeck
