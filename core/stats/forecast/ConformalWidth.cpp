// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/ConformalWidth.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Neighbouring steps whose errors are averaged: two before, two after.
constexpr std::size_t kNeighbours = 2;
/// A place of the season with as many errors is believed half.
constexpr double kPlacePrior = 5;

struct Mean
{
    double sum = 0;
    double count = 0;

    void add(double value)
    {
        sum += value;
        ++count;
    }

    [[nodiscard]] double value() const { return count > 0 ? sum / count : 0; }
};

/// The usual absolute error at each step ahead; it does not shrink with the step.
std::vector<double> usualBySteps(const BacktestErrors &errors, std::size_t horizon)
{
    std::vector<Mean> steps(horizon);
    for (const auto &row : errors.rows)
        for (std::size_t step = 0; step < horizon; ++step)
            if (std::isfinite(row[step]))
                steps[step].add(std::abs(row[step]));
    std::vector<double> usual(horizon, 0.0);
    for (std::size_t step = 0; step < horizon; ++step) {
        Mean near;
        const std::size_t first = step - std::min(step, kNeighbours);
        for (std::size_t i = first; i <= std::min(step + kNeighbours, horizon - 1); ++i)
            if (steps[i].count > 0)
                near.add(steps[i].value());
        usual[step] = std::max(near.value(), step > 0 ? usual[step - 1] : 0);
    }
    return usual;
}

/// How much larger than usual errors are at each place of the season; 1 on average.
std::vector<double>
usualByPlaces(const BacktestErrors &errors, const std::vector<double> &usual, std::size_t season)
{
    std::vector<Mean> places(season);
    Mean all;
    for (std::size_t o = 0; o < errors.rows.size(); ++o)
        for (std::size_t step = 0; step < usual.size(); ++step)
            if (const double error = errors.rows[o][step];
                std::isfinite(error) && usual[step] > 0) {
                const double size = std::abs(error) / usual[step];
                places[(errors.starts[o] + step) % season].add(size);
                all.add(size);
            }
    std::vector<double> factors(season, 1.0);
    if (!(all.value() > 0))
        return factors;
    for (std::size_t place = 0; place < season; ++place)
        factors[place] = (places[place].sum + kPlacePrior * all.value())
            / (places[place].count + kPlacePrior) / all.value();
    return factors;
}

} // namespace

std::vector<double> conformalWidths(const BacktestErrors &errors,
                                    std::size_t season,
                                    std::size_t start,
                                    double coverage)
{
    const std::size_t horizon = errors.rows.empty() ? 0 : errors.rows.front().size();
    std::vector<double> widths = usualBySteps(errors, horizon);
    const auto factors = usualByPlaces(errors, widths, season);
    std::vector<double> scores;
    for (std::size_t o = 0; o < errors.rows.size(); ++o)
        for (std::size_t step = 0; step < horizon; ++step) {
            const double usual = widths[step] * factors[(errors.starts[o] + step) % season];
            if (const double error = errors.rows[o][step]; std::isfinite(error) && usual > 0)
                scores.push_back(std::abs(error) / usual);
        }
    std::ranges::sort(scores);
    // Origins, not errors, are the cases: those of one origin resemble each other.
    const double level = coverage * (1 + 1 / static_cast<double>(errors.rows.size()));
    const double reach = scores.empty() ? 0 : quantileOfSorted(scores, std::min(1.0, level));
    for (std::size_t step = 0; step < horizon; ++step)
        widths[step] *= reach * factors[(start + step) % season];
    return widths;
}

} // namespace perfdeck
