// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Smoothing.h"

#include "core/stats/forecast/Minimum.h"
#include "core/stats/forecast/SmoothingState.h"

#include <cmath>

namespace perfdeck {

namespace {

constexpr int kEvaluations = 250;

/// Any number to 0…1, and back.
double toShare(double number)
{
    return 1 / (1 + std::exp(-number));
}

double fromShare(double share)
{
    return std::log(share / (1 - share));
}

SmoothingParameters parametersAt(const std::vector<double> &point)
{
    SmoothingParameters parameters;
    parameters.level = toShare(point[0]);
    parameters.trend = parameters.level * toShare(point[1]);
    // A trend that is damped faster is none, one damped slower runs away over a long horizon.
    parameters.damping = 0.8 + 0.19 * toShare(point[2]);
    parameters.carry = toShare(point[3]);
    for (std::size_t s = 0; s + 4 < point.size(); ++s)
        parameters.season[s] = toShare(point[s + 4]);
    return parameters;
}

} // namespace

Smoothing::Smoothing(SmoothingParameters parameters, std::vector<std::size_t> seasons)
    : m_parameters(parameters)
    , m_seasons(std::move(seasons))
{
}

Smoothing Smoothing::fitted(std::span<const double> series, const std::vector<std::size_t> &seasons)
{
    const SmoothingState begin = SmoothingState::start(series, seasons);
    const auto cost = [&](const std::vector<double> &point) {
        const SmoothingParameters parameters = parametersAt(point);
        SmoothingState state = begin;
        double sum = 0;
        for (const double value : series)
            if (const double error = state.take(value, parameters); std::isfinite(error))
                sum += std::abs(error);
        return sum;
    };
    std::vector<double> start{fromShare(0.2), fromShare(0.1), fromShare(0.9), fromShare(0.5)};
    start.insert(start.end(), std::min<std::size_t>(seasons.size(), 2), fromShare(0.1));
    return {parametersAt(minimum(cost, start, 1.0, kEvaluations, 1e-4)), seasons};
}

Paths Smoothing::paths(std::span<const double> series, const Origins &origins) const
{
    Paths paths;
    SmoothingState state = SmoothingState::start(series, m_seasons);
    std::size_t at = 0;
    for (const std::size_t origin : origins.starts) {
        for (; at < origin; ++at)
            state.take(series[at], m_parameters);
        state.continueInto(paths.emplace_back(origins.horizon), m_parameters);
    }
    return paths;
}

} // namespace perfdeck
