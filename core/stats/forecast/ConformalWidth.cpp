// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/ConformalWidth.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace perfdeck {

namespace {

/// Neighbouring steps whose errors are averaged, on either side; fewer at the ends, so that the
/// mean stands for its own step.
constexpr std::size_t kNeighbours = 2;
/// A place of the season is believed half when so many seasons were judged.
constexpr double kPlacePrior = 5;
/// Errors count half when their origin lies back by this part of the whole backtest.
constexpr double kHalfLife = 0.15;
/// The steps from one origin resemble each other: a stretch as long as the horizon says as much as
/// this many independent cases.
constexpr double kCasesPerHorizon = 8;

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
        const std::size_t reach = std::min({step, horizon - 1 - step, kNeighbours});
        for (std::size_t i = step - reach; i <= step + reach; ++i)
            if (steps[i].count > 0)
                near.add(steps[i].value());
        usual[step] = std::max(near.value(), step > 0 ? usual[step - 1] : 0);
    }
    return usual;
}

/// How many of the errors are about the same sample, seen from different origins.
double errorsPerSample(const BacktestErrors &errors)
{
    std::set<std::size_t> samples;
    double count = 0;
    for (std::size_t o = 0; o < errors.rows.size(); ++o)
        for (std::size_t step = 0; step < errors.rows[o].size(); ++step)
            if (std::isfinite(errors.rows[o][step])) {
                samples.insert(errors.starts[o] + step);
                ++count;
            }
    return samples.empty() ? 1 : count / static_cast<double>(samples.size());
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
    const double prior = kPlacePrior * errorsPerSample(errors);
    for (std::size_t place = 0; place < season; ++place)
        factors[place] = (places[place].sum / all.value() + prior) / (places[place].count + prior);
    return factors;
}

struct Score
{
    double size = 0; ///< in units of what is usual
    double weight = 0;
};

std::vector<Score> scoresOf(const BacktestErrors &errors,
                            const std::vector<double> &usual,
                            const std::vector<double> &factors,
                            std::size_t start)
{
    const auto span = static_cast<double>(start - errors.starts.front());
    std::vector<Score> scores;
    for (std::size_t o = 0; o < errors.rows.size(); ++o) {
        const std::size_t origin = errors.starts[o];
        const auto age = static_cast<double>(start - origin);
        const double weight = std::exp2(-age / (kHalfLife * span));
        for (std::size_t step = 0; step < usual.size(); ++step) {
            const double unit = usual[step] * factors[(origin + step) % factors.size()];
            if (const double error = errors.rows[o][step]; std::isfinite(error) && unit > 0)
                scores.push_back({std::abs(error) / unit, weight});
        }
    }
    return scores;
}

/// The smallest size that a share of `level` of the weight does not exceed; 0 of none.
double quantileOf(std::vector<Score> scores, double level)
{
    std::ranges::sort(scores, {}, &Score::size);
    double total = 0;
    for (const Score &score : scores)
        total += score.weight;
    double below = 0;
    for (const Score &score : scores)
        if ((below += score.weight) >= level * total)
            return score.size;
    return scores.empty() ? 0 : scores.back().size;
}

} // namespace

std::vector<double> conformalWidths(const BacktestErrors &errors,
                                    std::size_t season,
                                    std::size_t start,
                                    double coverage)
{
    if (errors.rows.empty())
        return {};
    std::vector<double> widths = usualBySteps(errors, errors.rows.front().size());
    const auto factors = usualByPlaces(errors, widths, season);
    const auto horizons
        = static_cast<double>(start - errors.starts.front()) / static_cast<double>(widths.size());
    const double level = coverage * (1 + 1 / (kCasesPerHorizon * horizons));
    const double reach = quantileOf(scoresOf(errors, widths, factors, start), std::min(1.0, level));
    for (std::size_t step = 0; step < widths.size(); ++step)
        widths[step] *= reach * factors[(start + step) % season];
    return widths;
}

} // namespace perfdeck
