// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Autocorrelation.h"

#include "core/stats/MeanDifference.h"
#include "core/stats/sample/Ranks.h"

#include <numeric>

namespace perfdeck {

std::vector<double> autocorrelation(std::span<const double> samples, std::size_t maxLag)
{
    std::vector<double> result(maxLag + 1, 0.0);
    result[0] = 1;
    if (samples.empty())
        return result;
    const double mean = std::accumulate(samples.begin(), samples.end(), 0.0)
        / static_cast<double>(samples.size());
    const auto product = [&](std::size_t lag) {
        double sum = 0;
        for (std::size_t i = 0; i + lag < samples.size(); ++i)
            sum += (samples[i] - mean) * (samples[i + lag] - mean);
        return sum;
    };
    const double variance = product(0);
    for (std::size_t lag = 1; lag <= maxLag && variance > 0; ++lag)
        result[lag] = product(lag) / variance;
    return result;
}

double effectiveSampleSize(std::span<const double> samples)
{
    return static_cast<double>(samples.size()) / autocorrelationTime(midranks(samples));
}

} // namespace perfdeck
