// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/Ranking.h"

#include "core/stats/Quantile.h"
#include "core/stats/sample/Autocorrelation.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>

namespace perfdeck {

namespace {

using Random = std::mt19937_64;

std::size_t indexOf(Criterion criterion)
{
    return static_cast<std::size_t>(criterion);
}

/// How many times better in logarithms: positive is better.
double gain(const MeasuredCriterion &measured, std::size_t side)
{
    const double ratio = std::log(measured.values[side] / measured.values.front());
    return measured.info.better == Better::Lower ? -ratio : ratio;
}

double logScore(const std::vector<MeasuredCriterion> &criteria,
                const CriterionWeights &weights,
                std::size_t side)
{
    double sum = 0;
    for (const MeasuredCriterion &each : criteria)
        sum += weights[indexOf(each.criterion)] * gain(each, side);
    return sum;
}

/// The samples of one criterion on one side, to be drawn anew.
class Resampler final
{
public:
    explicit Resampler(const std::vector<double> &values)
        : m_values(values)
        , m_drawn(values.size())
    {
        const double effective = std::max(1.0, effectiveSampleSize(values));
        const double block = std::ceil(static_cast<double>(values.size()) / effective);
        m_block = std::clamp<std::size_t>(static_cast<std::size_t>(block), 1, values.size());
    }

    /// The median of as many samples, block by block.
    [[nodiscard]] double draw(Random &random)
    {
        const std::size_t starts = m_values.size() - m_block + 1;
        for (std::size_t at = 0; at < m_drawn.size();) {
            const std::size_t from = random() % starts;
            for (std::size_t in = 0; in < m_block && at < m_drawn.size(); ++in)
                m_drawn[at++] = m_values[from + in];
        }
        const auto middle = m_drawn.begin() + std::ssize(m_drawn) / 2;
        std::ranges::nth_element(m_drawn, middle);
        return *middle;
    }

private:
    const std::vector<double> &m_values;
    std::vector<double> m_drawn;
    std::size_t m_block = 1;
};

/// FNV-1a over the bits of the medians and weights.
std::uint64_t seedOf(const std::vector<MeasuredCriterion> &criteria,
                     const CriterionWeights &weights)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    const auto add = [&hash](double value) {
        hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001B3ULL;
    };
    for (const MeasuredCriterion &each : criteria)
        std::ranges::for_each(each.values, add);
    std::ranges::for_each(weights, add);
    return hash;
}

/// A Dirichlet law: gamma numbers, divided by their sum. `cases` by criterion, 0: it stays 0.
CriterionWeights drawWeights(const CriterionWeights &cases, Random &random)
{
    CriterionWeights drawn{};
    for (std::size_t at = 0; at < kCriteria; ++at)
        if (cases[at] > 0)
            drawn[at] = std::gamma_distribution<double>(cases[at], 1)(random);
    const double sum = std::accumulate(drawn.begin(), drawn.end(), 0.0);
    for (double &each : drawn)
        each /= sum > 0 ? sum : 1;
    return drawn;
}

class Draws final
{
public:
    Draws(const SideSamples &samples, Ranking &ranking, std::span<const double> prices)
        : m_ranking(ranking)
        , m_prices(prices)
        , m_sides(samples.sides.size())
        , m_random(seedOf(ranking.criteria, ranking.weights))
        , m_scores(m_sides)
    {
        for (const MeasuredCriterion &each : measuredCriteria(samples, prices)) {
            if (!each.metric)
                continue;
            m_measured.push_back(each);
            for (const SampleTrack &track : samples.metrics[*each.metric].sides)
                m_resamplers.emplace_back(track.values);
        }
        for (std::size_t at = 0; at < kCriteria; ++at)
            m_near[at] = kWeightCases * ranking.weights[at];
        for (const MeasuredCriterion &each : ranking.criteria)
            m_any[indexOf(each.criterion)] = 1;
    }

    void run()
    {
        std::vector<double> firsts(m_sides, 0.0);
        std::vector<double> firstsByAny(m_sides, 0.0);
        for (std::size_t draw = 0; draw < kDraws; ++draw) {
            const std::vector<MeasuredCriterion> drawn = drawCriteria();
            firsts[best(drawn, drawWeights(m_near, m_random))] += 1;
            firstsByAny[best(drawn, drawWeights(m_any, m_random))] += 1;
            for (std::size_t side = 0; side < m_sides; ++side)
                m_scores[side].push_back(logScore(drawn, m_ranking.weights, side));
        }
        for (RankedSide &ranked : m_ranking.sides) {
            std::vector<double> &scores = m_scores[ranked.side];
            std::ranges::sort(scores);
            ranked.scoreInterval = {std::exp(quantileOfSorted(scores, 0.025)),
                                    std::exp(quantileOfSorted(scores, 0.975))};
            ranked.firstShare = firsts[ranked.side] / static_cast<double>(kDraws);
            ranked.firstByAny = firstsByAny[ranked.side] / static_cast<double>(kDraws);
        }
    }

private:
    [[nodiscard]] std::vector<MeasuredCriterion> drawCriteria()
    {
        auto resampler = m_resamplers.begin();
        std::vector<MeasuredCriterion> drawn = m_measured;
        for (MeasuredCriterion &each : drawn)
            for (double &value : each.values) {
                const double median = (resampler++)->draw(m_random);
                value = median > 0 ? median : value; // a few zeros among the samples
            }
        derive(drawn, m_prices);
        return drawn;
    }

    [[nodiscard]] std::size_t best(const std::vector<MeasuredCriterion> &criteria,
                                   const CriterionWeights &weights) const
    {
        std::size_t first = 0;
        double most = logScore(criteria, weights, 0);
        for (std::size_t side = 1; side < m_sides; ++side) {
            const double score = logScore(criteria, weights, side);
            if (score > most) {
                most = score;
                first = side;
            }
        }
        return first;
    }

    Ranking &m_ranking;
    std::span<const double> m_prices;
    std::size_t m_sides;
    Random m_random;
    std::vector<MeasuredCriterion> m_measured; ///< but those that follow from others
    std::vector<Resampler> m_resamplers; ///< of these, side by side
    CriterionWeights m_near{};
    CriterionWeights m_any{};
    std::vector<std::vector<double>> m_scores; ///< by side
};

/// The weights of what was measured, adding up to 1; false when nothing is left.
bool settleWeights(Ranking &ranking, const CriterionWeights &wanted)
{
    double sum = 0;
    for (const MeasuredCriterion &each : ranking.criteria) {
        const std::size_t at = indexOf(each.criterion);
        ranking.weights[at] = std::max(0.0, wanted[at]);
        sum += ranking.weights[at];
    }
    if (!(sum > 0) || !std::isfinite(sum))
        return false;
    for (double &weight : ranking.weights)
        weight /= sum;
    for (std::size_t at = 0; at < kCriteria; ++at)
        if (wanted[at] > 0 && ranking.weights[at] <= 0)
            ranking.leftOut.push_back(Criterion(at));
    return true;
}

} // namespace

std::optional<Ranking> rankSides(const SideSamples &samples,
                                 const CriterionWeights &weights,
                                 std::span<const double> hourlyPrices)
{
    Ranking ranking;
    ranking.criteria = measuredCriteria(samples, hourlyPrices);
    if (samples.sides.empty() || !settleWeights(ranking, weights))
        return std::nullopt;
    for (std::size_t side = 0; side < samples.sides.size(); ++side) {
        RankedSide ranked;
        ranked.side = side;
        ranked.score = std::exp(logScore(ranking.criteria, ranking.weights, side));
        for (const MeasuredCriterion &each : ranking.criteria)
            ranked.shares.push_back(ranking.weights[indexOf(each.criterion)] * gain(each, side));
        ranking.sides.push_back(std::move(ranked));
    }
    std::ranges::stable_sort(
        ranking.sides, std::ranges::greater(), [](const RankedSide &each) { return each.score; });
    Draws(samples,
          ranking,
          hourlyPrices.size() == samples.sides.size() ? hourlyPrices : std::span<const double>())
        .run();
    return ranking;
}

} // namespace perfdeck
