// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/LaggedRegression.h"

#include "core/stats/forecast/RidgeRegression.h"

#include <algorithm>
#include <set>

namespace perfdeck {

namespace {

constexpr std::size_t kNewest = 4;
constexpr std::size_t kSeasonsBack = 2;
/// Each lag needs at least about as many samples to learn from as it lies back.
constexpr double kMostOfSeries = 0.45;

std::vector<std::size_t> lagsOf(const std::vector<std::size_t> &seasons, std::size_t length)
{
    std::set<std::size_t> lags;
    for (std::size_t lag = 1; lag <= kNewest; ++lag)
        lags.insert(lag);
    for (const std::size_t season : seasons)
        for (std::size_t back = 1; back <= kSeasonsBack; ++back)
            lags.insert({back * season - 1, back * season, back * season + 1});
    lags.erase(seasons.empty() ? 1 : seasons.front());
    const auto most = static_cast<std::size_t>(kMostOfSeries * static_cast<double>(length));
    std::vector<std::size_t> kept;
    for (const std::size_t lag : lags)
        if (lag >= 1 && lag <= most)
            kept.push_back(lag);
    return kept;
}

} // namespace

LaggedRegression LaggedRegression::fitted(std::span<const double> series,
                                          const std::vector<std::size_t> &seasons)
{
    LaggedRegression model;
    model.m_season = seasons.empty() ? 1 : seasons.front();
    model.m_lags = lagsOf(seasons, series.size());
    const std::size_t longest
        = std::max(model.m_season, model.m_lags.empty() ? 0 : model.m_lags.back());
    RidgeRegression regression(model.m_lags.size());
    std::vector<double> row(model.m_lags.size());
    for (std::size_t t = longest; t < series.size(); ++t) {
        const double base = series[t - model.m_season];
        for (std::size_t k = 0; k < row.size(); ++k)
            row[k] = series[t - model.m_lags[k]] - base;
        regression.add(row, series[t] - base);
    }
    model.m_shares = regression.robustFit();
    return model;
}

double LaggedRegression::next(const std::vector<double> &known) const
{
    const std::size_t t = known.size();
    const double base = known[t - m_season];
    double value = base;
    for (std::size_t k = 0; k < m_lags.size(); ++k)
        value += m_shares[k] * (known[t - m_lags[k]] - base);
    return value;
}

Paths LaggedRegression::paths(std::span<const double> series, const Origins &origins) const
{
    const std::size_t longest = std::max(m_season, m_lags.empty() ? 0 : m_lags.back());
    Paths paths;
    std::vector<double> known;
    for (const std::size_t start : origins.starts) {
        const auto tail = series.subspan(start - longest, longest);
        known.assign(tail.begin(), tail.end());
        for (std::size_t step = 0; step < origins.horizon; ++step)
            known.push_back(next(known));
        paths.emplace_back(known.end() - static_cast<std::ptrdiff_t>(origins.horizon), known.end());
    }
    return paths;
}

} // namespace perfdeck
