// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

enum class CorrelationKind
{
    Pearson, ///< of the values: how straight the line is
    Spearman, ///< of their ranks: any course that only rises or only falls
};

struct CorrelationOptions
{
    CorrelationKind kind = CorrelationKind::Spearman;
    std::size_t mostLag = 0; ///< steps that either series may come after the other
};

/// How two series go together.
struct LaggedCorrelation
{
    std::ptrdiff_t lag = 0; ///< steps that the second comes after the first; below 0: before it
    double coefficient = 0; ///< −1 … 1 at that lag
    double low = 0; ///< of its 95 % interval, for this lag alone
    double high = 0;
    double pValue = 1; ///< two-sided, for all lags that were looked at together
    double effective = 0; ///< independent pairs that would say as much
};

/// The correlation at the lag where it is surest, safe for series whose samples resemble their
/// neighbours: n pairs count as n / (1 + 2 Σ ρa(k) ρb(k)) (M. S. Bartlett, Journal of the Royal
/// Statistical Society 98, 1935), the autocorrelations summed while both are clear of noise.
/// Interval by R. A. Fisher's transformation, for ranks with the variance of E. C. Fieller, H. O.
/// Hartley and E. S. Pearson (Biometrika 44, 1957); p by Student's law, by Šidák's rule over as
/// many lags as are independent. Equally spaced, of one length; pairs with a value that is not
/// finite are left out. None with fewer than kLeastPairs pairs at lag 0 or where either series does
/// not move. O(n log n + n × lags). Pure.
[[nodiscard]] std::optional<LaggedCorrelation> laggedCorrelation(std::span<const double> a,
                                                                 std::span<const double> b,
                                                                 const CorrelationOptions &options
                                                                 = {});

/// All pairs of series, i < j in the order (0,1), (0,2) … (1,2) …; p is not adjusted for their
/// number (see core/stats/sample/Adjust.h).
[[nodiscard]] std::vector<std::optional<LaggedCorrelation>>
correlationMatrix(std::span<const std::span<const double>> series,
                  const CorrelationOptions &options = {});

inline constexpr std::size_t kLeastPairs = 8;

} // namespace perfdeck
