// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/AnomalyRank.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace perfdeck {

namespace {

struct Count
{
    std::size_t anomalies = 0;
    std::size_t samples = 0;
    double highest = 0;
};

Count countOf(std::span<const double> scores, double alarm)
{
    Count count;
    for (const double score : scores) {
        if (!std::isfinite(score))
            continue;
        ++count.samples;
        count.anomalies += score >= alarm ? 1 : 0;
        count.highest = std::max(count.highest, score);
    }
    return count;
}

double ratio(std::size_t part, std::size_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

AnomalyRanking rankAnomalies(std::span<const std::span<const double>> scores, double alarm)
{
    AnomalyRanking ranking;
    Count all;
    std::size_t strange = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const Count count = countOf(scores[i], alarm);
        if (count.samples == 0)
            continue;
        ranking.series.push_back({i, ratio(count.anomalies, count.samples), count.highest});
        all.samples += count.samples;
        all.anomalies += count.anomalies;
        strange += count.anomalies > 0 ? 1 : 0;
    }
    std::ranges::sort(ranking.series, [](const RankedSeries &left, const RankedSeries &right) {
        return std::tuple(-left.share, -left.highest, left.series)
            < std::tuple(-right.share, -right.highest, right.series);
    });
    ranking.rate = ratio(all.anomalies, all.samples);
    ranking.strange = wilson(strange, ranking.series.size()).value_or(Proportion{});
    return ranking;
}

} // namespace perfdeck
