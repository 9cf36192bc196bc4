// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Paths.h"

#include <array>

namespace perfdeck {

/// How fast the parts of a smoothed series follow what comes; all 0…1.
struct SmoothingParameters
{
    double level = 0.2;
    double trend = 0.02;
    double damping = 0.95; ///< of the trend, per step
    std::array<double, 2> season{0.1, 0.1};
    double carry = 0.5; ///< share of the last error that comes again at the next step
};

/// Exponential smoothing with a damped trend (E. S. Gardner, E. McKenzie, Management Science 31,
/// 1985), up to two added seasons, the shorter one first, and first-order autocorrelation of what
/// is left (J. W. Taylor, "Triple seasonal methods for short-term electricity demand forecasting",
/// European Journal of Operational Research 204, 2010). Gaps (NaN) move time on and nothing else.
/// The parameters are those with the least mean absolute error one step ahead.
class Smoothing final
{
public:
    /// `series` has at least two of the longest season. O(n × evaluations).
    [[nodiscard]] static Smoothing fitted(std::span<const double> series,
                                          const std::vector<std::size_t> &seasons);

    Smoothing(SmoothingParameters parameters, std::vector<std::size_t> seasons);

    [[nodiscard]] const SmoothingParameters &parameters() const { return m_parameters; }

    [[nodiscard]] Paths paths(std::span<const double> series, const Origins &origins) const;

private:
    SmoothingParameters m_parameters;
    std::vector<std::size_t> m_seasons;
};

} // namespace perfdeck
