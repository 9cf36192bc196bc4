// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Paths.h"

namespace perfdeck {

/// The next value as the one a season ago plus shares of how far other past values lay from it:
/// x(t) = x(t − m) + Σ share(k) (x(t − k) − x(t − m)), over the newest steps k and those around one
/// and two of each season. The shares are drawn towards none, which is the seasonal naive forecast
/// (ridge regression: A. E. Hoerl, R. W. Kennard, Technometrics 12, 1970), and single strange
/// values do not turn them (weights of P. J. Huber, Annals of Mathematical Statistics 35, 1964).
class LaggedRegression final
{
public:
    /// `seasons` ascending, may be empty. O(n × lags²).
    [[nodiscard]] static LaggedRegression fitted(std::span<const double> series,
                                                 const std::vector<std::size_t> &seasons);

    [[nodiscard]] Paths paths(std::span<const double> series, const Origins &origins) const;

private:
    [[nodiscard]] double next(const std::vector<double> &known) const;

    std::size_t m_season = 1;
    std::vector<std::size_t> m_lags;
    std::vector<double> m_shares; ///< of each lag
};

} // namespace perfdeck
