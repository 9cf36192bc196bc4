// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// How much samples resemble those `lag` before them, for the lags 0 … maxLag: the biased estimate,
/// whose curve is that of some real process (G. E. P. Box, G. M. Jenkins, "Time series analysis",
/// 1976, section 2.1.5). Equally spaced finite samples; 0 beyond their number; of equal samples 1
/// at lag 0, else 0. O(n × maxLag). Pure, any thread.
[[nodiscard]] std::vector<double> autocorrelation(std::span<const double> samples,
                                                  std::size_t maxLag);

/// Independent samples that would say as much about the middle as these: n / autocorrelationTime()
/// of their midranks, so that single strange samples do not hide that neighbours resemble each
/// other. O(n log n + n × τ). Pure, any thread.
[[nodiscard]] double effectiveSampleSize(std::span<const double> samples);

} // namespace perfdeck
