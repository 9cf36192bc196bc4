// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/BenchmarkRanking.h"

#include "core/stats/Laws.h"
#include "core/stats/sample/Adjust.h"

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kLevel = 0.05;

/// 95 %, two-sided: what the intervals were made with.
double intervalQuantile()
{
    return normalQuantile(1 - kLevel / 2);
}

bool isBetter(double a, double b, Better better)
{
    return better == Better::Higher ? a > b : a < b;
}

void findRanks(std::vector<RankedResult> &results, Better better)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<double> p;
    for (std::size_t a = 0; a < results.size(); ++a) {
        results[a].worstRank = results.size();
        for (std::size_t b = a + 1; b < results.size(); ++b) {
            pairs.emplace_back(a, b);
            p.push_back(differenceP(results[a].value, results[b].value));
        }
    }
    const std::vector<double> adjusted = holmAdjusted(p);
    for (std::size_t at = 0; at < pairs.size(); ++at) {
        if (adjusted[at] > kLevel)
            continue;
        RankedResult &a = results[pairs[at].first];
        RankedResult &b = results[pairs[at].second];
        const bool first = isBetter(a.value.value, b.value.value, better);
        --(first ? a : b).worstRank;
        ++(first ? b : a).bestRank;
    }
}

void findDifferences(ResultRanking &ranking, RankedBy by)
{
    const BenchmarkRun &first = *ranking.results.front().at.run;
    for (const RankedResult &result : ranking.results) {
        const BenchmarkRun &run = *result.at.run;
        for (FactDifference &found :
             differingFacts(first.environment, run.environment, by == RankedBy::Model))
            if (std::ranges::find(ranking.differences, found.fact, &FactDifference::fact)
                == ranking.differences.end())
                ranking.differences.push_back(std::move(found));
        if (run.definition.id != ranking.definition)
            ranking.definition.clear();
    }
}

} // namespace

double differenceP(const Estimate &a, const Estimate &b)
{
    if (!a.isKnown() || !b.isKnown())
        return 1;
    const Estimate &upper = a.value >= b.value ? a : b;
    const Estimate &lower = a.value >= b.value ? b : a;
    const double room = std::hypot(upper.value - upper.low, lower.high - lower.value);
    if (std::isnan(room))
        return 1;
    const double apart = upper.value - lower.value;
    if (room == 0)
        return apart > 0 ? 0 : 1;
    return 2 * (1 - normalCdf(apart / room * intervalQuantile()));
}

std::vector<ResultRanking>
rankResults(std::span<const PlacedCell> cells, RankedBy by, CellNumber number)
{
    const auto ranked = by == RankedBy::Model ? &CellKey::model : &CellKey::device;
    std::map<CellKey, ResultRanking> rankings;
    for (const PlacedCell &placed : cells) {
        const Estimate value = estimateOf(*placed.cell, number);
        const std::string &name = placed.cell->key.*ranked;
        if (!value.isKnown() || name.empty())
            continue;
        CellKey condition = placed.cell->key;
        (condition.*ranked).clear();
        ResultRanking &ranking = rankings[condition];
        if (std::ranges::find(ranking.results, name, &RankedResult::name) != ranking.results.end())
            continue; // an older one
        ranking.condition = condition;
        ranking.definition = placed.run->definition.id;
        ranking.results.push_back({name, value, 1, 1, placed});
    }
    const Better better = betterOf(number.measure);
    std::vector<ResultRanking> made;
    for (auto &[condition, ranking] : rankings) {
        if (ranking.results.size() < 2)
            continue;
        std::ranges::stable_sort(ranking.results,
                                 [better](const RankedResult &a, const RankedResult &b) {
                                     return isBetter(a.value.value, b.value.value, better);
                                 });
        findRanks(ranking.results, better);
        findDifferences(ranking, by);
        made.push_back(std::move(ranking));
    }
    std::ranges::stable_sort(made, [](const ResultRanking &a, const ResultRanking &b) {
        return a.results.size() > b.results.size();
    });
    return made;
}

} // namespace perfdeck
