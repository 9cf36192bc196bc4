// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Backtest.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

/// The part of the series that methods are fitted to before the first origin.
constexpr double kFittedPart = 0.6;
constexpr std::size_t kLeastFitted = 8;

} // namespace

double BacktestErrors::meanAbsolute() const
{
    double sum = 0;
    double count = 0;
    for (const auto &row : rows)
        for (const double error : row)
            if (std::isfinite(error)) {
                sum += std::abs(error);
                ++count;
            }
    return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

Origins backtestOrigins(std::size_t length, std::size_t horizon)
{
    Origins origins{{}, horizon};
    const auto first = std::max(
        kLeastFitted, static_cast<std::size_t>(kFittedPart * static_cast<double>(length)));
    if (first + 1 >= length)
        return origins;
    const std::size_t places = length - first;
    const std::size_t count = std::min(places, kMostOrigins);
    for (std::size_t i = 0; i < count; ++i)
        origins.starts.push_back(first + i * places / count);
    return origins;
}

BacktestErrors
backtestErrors(std::span<const double> series, const Origins &origins, const Paths &paths)
{
    BacktestErrors errors;
    errors.starts = origins.starts;
    for (std::size_t o = 0; o < origins.starts.size(); ++o) {
        auto &row
            = errors.rows.emplace_back(origins.horizon, std::numeric_limits<double>::quiet_NaN());
        const auto after = series.subspan(origins.starts[o]);
        for (std::size_t step = 0; step < std::min(row.size(), after.size()); ++step)
            row[step] = after[step] - paths[o][step];
    }
    return errors;
}

} // namespace perfdeck
