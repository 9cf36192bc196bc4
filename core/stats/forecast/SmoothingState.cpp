// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/SmoothingState.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

/// Mean of the finite numbers `step` apart from `first` on; 0 of none.
double meanOfEvery(std::span<const double> values, std::size_t first, std::size_t step)
{
    double sum = 0;
    double count = 0;
    for (std::size_t i = first; i < values.size(); i += step)
        if (std::isfinite(values[i])) {
            sum += values[i];
            ++count;
        }
    return count > 0 ? sum / count : 0;
}

/// What the places of a season add to the mean of all; takes it out of `values`.
std::vector<double> takeSeason(std::vector<double> &values, std::size_t season)
{
    std::vector<double> added(season);
    for (std::size_t place = 0; place < season; ++place)
        added[place] = meanOfEvery(values, place, season);
    const double mean = meanOfEvery(added, 0, 1);
    for (double &value : added)
        value -= mean;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= added[i % season];
    return added;
}

} // namespace

SmoothingState SmoothingState::start(std::span<const double> series,
                                     const std::vector<std::size_t> &seasons)
{
    constexpr std::size_t kWithoutSeason = 10;
    const std::size_t longest = seasons.empty() ? kWithoutSeason / 2 : seasons.back();
    const auto head = series.first(std::min(series.size(), 2 * longest));
    std::vector<double> values(head.begin(), head.end());
    SmoothingState state;
    // Drift from one season to the next would lean every place of the season.
    const auto half = std::min(longest, values.size());
    const double drift = (meanOfEvery(std::span(values).subspan(half), 0, 1)
                          - meanOfEvery(std::span(values).first(half), 0, 1))
        / static_cast<double>(longest);
    const double slope = values.size() > half ? drift : 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= slope * static_cast<double>(i);
    for (std::size_t s = 0; s < seasons.size() && s < 2; ++s)
        state.m_seasons[s].added = takeSeason(values, seasons[s]);
    state.m_level = meanOfEvery(values, 0, 1);
    state.m_trend = seasons.empty() ? 0 : slope;
    return state;
}

double SmoothingState::take(double value, const SmoothingParameters &parameters)
{
    const double trend = parameters.damping * m_trend;
    double base = m_level + trend;
    for (const SeasonState &season : m_seasons)
        base += season.ahead(0);
    double error = std::numeric_limits<double>::quiet_NaN();
    if (std::isfinite(value)) {
        const double rest = value - base;
        error = rest - parameters.carry * m_rest;
        m_rest = rest;
        m_level += trend + parameters.level * error;
        m_trend = trend + parameters.trend * error;
        for (std::size_t s = 0; s < 2; ++s)
            if (auto &season = m_seasons[s]; !season.added.empty())
                season.added[season.place] += parameters.season[s] * error;
    } else {
        m_rest *= parameters.carry;
        m_level += trend;
        m_trend = trend;
    }
    for (SeasonState &season : m_seasons)
        if (++season.place >= season.added.size())
            season.place = 0;
    return error;
}

void SmoothingState::continueInto(std::vector<double> &path,
                                  const SmoothingParameters &parameters) const
{
    double level = m_level;
    double trend = m_trend;
    double rest = m_rest;
    for (std::size_t step = 0; step < path.size(); ++step) {
        trend *= parameters.damping;
        level += trend;
        rest *= parameters.carry;
        path[step] = level + rest + m_seasons[0].ahead(step) + m_seasons[1].ahead(step);
    }
}

} // namespace perfdeck
