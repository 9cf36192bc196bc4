// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Theta.h"

#include "core/stats/forecast/Minimum.h"

#include <cmath>

namespace perfdeck {

namespace {

/// Of a straight line by least squares, over places 0, 1, …
double slopeOf(std::span<const double> values)
{
    const double middle = (static_cast<double>(values.size()) - 1) / 2;
    double products = 0;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double place = static_cast<double>(i) - middle;
        products += place * values[i];
        squares += place * place;
    }
    return squares > 0 ? products / squares : 0;
}

/// Over whole seasons before the end, so that the season does not lean the line.
std::vector<double> seasonOf(std::span<const double> known, std::size_t season, double slope)
{
    std::vector<double> added(season, 0.0);
    const std::size_t whole = known.size() / season;
    if (season < 2 || whole < 2)
        return added;
    double mean = 0;
    const std::size_t skipped = known.size() - whole * season;
    for (std::size_t i = skipped; i < known.size(); ++i) {
        const double level = known[i] - slope * static_cast<double>(i);
        added[i % season] += level / static_cast<double>(whole);
        mean += level / static_cast<double>(whole * season);
    }
    for (double &value : added)
        value -= mean;
    return added;
}

struct Adjusted
{
    double slope = 0;
    std::vector<double> season;
    std::vector<double> values;
};

Adjusted adjusted(std::span<const double> known, std::size_t season)
{
    Adjusted parts;
    const std::size_t whole = known.size() / season * season;
    parts.slope = slopeOf(known.last(whole >= 2 * season ? whole : known.size()));
    parts.season = seasonOf(known, season, parts.slope);
    parts.values.assign(known.begin(), known.end());
    for (std::size_t i = 0; i < parts.values.size(); ++i)
        parts.values[i] -= parts.season[i % season];
    return parts;
}

/// Sum of absolute errors one step ahead; `level` becomes the last one.
double smooth(std::span<const double> values, double weight, double &level)
{
    level = values.front();
    double sum = 0;
    for (const double value : values) {
        const double error = value - level;
        sum += std::abs(error);
        level += weight * error;
    }
    return sum;
}

double toWeight(double number)
{
    return 1 / (1 + std::exp(-number));
}

} // namespace

double thetaWeight(std::span<const double> series, std::size_t season)
{
    const Adjusted parts = adjusted(series, season);
    const auto cost = [&](const std::vector<double> &point) {
        double level = 0;
        return smooth(parts.values, toWeight(point.front()), level);
    };
    return toWeight(minimum(cost, {0.0}, 2.0, 40, 1e-4).front());
}

Paths theta(std::span<const double> series,
            std::size_t season,
            double weight,
            const Origins &origins)
{
    Paths paths;
    for (const std::size_t start : origins.starts) {
        const Adjusted parts = adjusted(series.first(start), season);
        double level = 0;
        smooth(parts.values, weight, level);
        auto &path = paths.emplace_back(origins.horizon);
        for (std::size_t step = 0; step < origins.horizon; ++step)
            // Smoothing lags behind a slope by (1 − weight) / weight steps.
            path[step] = level + parts.slope / 2 * (static_cast<double>(step) + 1 / weight)
                + parts.season[(start + step) % season];
    }
    return paths;
}

} // namespace perfdeck
