// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/MeanDifference.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perfdeck {

namespace {

double meanOf(std::span<const double> samples)
{
    return std::accumulate(samples.begin(), samples.end(), 0.0)
        / static_cast<double>(samples.size());
}

/// Mean product of deviations that lie `lag` apart, over n.
double covariance(std::span<const double> samples, double mean, std::size_t lag)
{
    double sum = 0;
    for (std::size_t i = 0; i + lag < samples.size(); ++i)
        sum += (samples[i] - mean) * (samples[i + lag] - mean);
    return sum / static_cast<double>(samples.size());
}

struct Stretch
{
    double mean = 0;
    double effective = 0; ///< independent samples
    double variance = 0; ///< of the mean
};

Stretch stretchOf(std::span<const double> samples)
{
    Stretch stretch;
    if (samples.size() < 2)
        return stretch;
    const auto count = static_cast<double>(samples.size());
    stretch.mean = meanOf(samples);
    stretch.effective = count / autocorrelationTime(samples);
    if (stretch.effective <= 1)
        return stretch;
    // Divided by n_eff − 1, as by n − 1 for independent samples.
    stretch.variance = covariance(samples, stretch.mean, 0) / (stretch.effective - 1);
    return stretch;
}

/// Welch and Satterthwaite.
double degreesOfFreedom(const Stretch &a, const Stretch &b)
{
    const double sum = a.variance + b.variance;
    const double parts
        = a.variance * a.variance / (a.effective - 1) + b.variance * b.variance / (b.effective - 1);
    return parts > 0 ? sum * sum / parts : a.effective + b.effective - 2;
}

} // namespace

double autocorrelationTime(std::span<const double> samples)
{
    if (samples.size() < 2)
        return 1;
    const double mean = meanOf(samples);
    const double variance = covariance(samples, mean, 0);
    if (!(variance > 0))
        return 1;
    double sum = 0; // of all lags from 0 on
    for (std::size_t lag = 0; lag + 1 < samples.size(); lag += 2) {
        const double pair = covariance(samples, mean, lag) + covariance(samples, mean, lag + 1);
        if (pair <= 0)
            break;
        sum += pair / variance;
    }
    return std::max(1.0, 2 * sum - 1);
}

std::optional<MeanDifference> meanDifference(std::span<const double> before,
                                             std::span<const double> after)
{
    const Stretch a = stretchOf(before);
    const Stretch b = stretchOf(after);
    if (a.effective < kLeastEffective || b.effective < kLeastEffective)
        return std::nullopt;
    const double reach
        = studentQuantile(0.975, degreesOfFreedom(a, b)) * std::sqrt(a.variance + b.variance);
    const double change = b.mean - a.mean;
    return MeanDifference{
        a.mean, b.mean, change - reach, change + reach, before.size(), after.size()};
}

} // namespace perfdeck
