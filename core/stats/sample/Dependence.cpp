// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Dependence.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kLevelVariance = 0.3 * 0.3; ///< in variances of a sample

std::vector<double> centred(std::span<const double> samples)
{
    const double mean = std::accumulate(samples.begin(), samples.end(), 0.0)
        / static_cast<double>(std::max<std::size_t>(1, samples.size()));
    std::vector<double> result;
    result.reserve(samples.size());
    for (const double x : samples)
        result.push_back(x - mean);
    return result;
}

double lagged(const std::vector<double> &samples, std::size_t lag)
{
    double sum = 0;
    for (std::size_t i = lag; i < samples.size(); ++i)
        sum += samples[i] * samples[i - lag];
    return sum;
}

} // namespace

double varianceInflation(std::span<const double> a, std::span<const double> b)
{
    const std::vector<double> centredA = centred(a);
    const std::vector<double> centredB = centred(b);
    const auto covariance
        = [&](std::size_t lag) { return lagged(centredA, lag) + lagged(centredB, lag); };
    const double variance = covariance(0);
    if (!(variance > 0))
        return 1;
    const std::size_t longest = std::max(a.size(), b.size());
    double sum = 0; // of the autocorrelations of all lags from 0 on
    // Beyond half a stretch they are mostly noise.
    for (std::size_t lag = 0; lag + 1 < longest && lag <= std::max<std::size_t>(2, longest / 2);
         lag += 2) {
        const double pair = covariance(lag) + covariance(lag + 1);
        if (pair <= 0)
            break;
        sum += pair / variance;
    }
    const double seen = std::max(0.0, 2 * sum - 2); // beyond independence
    const auto size = static_cast<double>(a.size() + b.size()) / 2;
    return 1 + seen + size * kLevelVariance * std::min(1.0, seen);
}

} // namespace perfdeck
