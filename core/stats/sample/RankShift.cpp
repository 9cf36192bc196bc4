// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/RankShift.h"

#include "core/stats/Laws.h"
#include "core/stats/sample/RankSumLaw.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// Sums of halves are exact; their mean is not.
constexpr double kNothing = 1e-6;

double meanOf(std::span<const double> samples)
{
    return std::accumulate(samples.begin(), samples.end(), 0.0)
        / static_cast<double>(samples.size());
}

/// Two samples of which the second is moved down before the ranks are given.
class MovedRanks final
{
public:
    MovedRanks(std::span<const double> a, std::span<const double> b, RankScores scores)
        : m_a(a)
        , m_b(b)
        , m_scores(scores)
    {
        double sum = 0;
        for (std::size_t rank = 1; rank <= count(); ++rank)
            sum += rankScore(scores, static_cast<double>(rank), count());
        m_mean = sum / static_cast<double>(count());
    }

    [[nodiscard]] std::size_t count() const { return m_a.size() + m_b.size(); }

    /// Calls visit(score, samples of a, samples of b) for every group of equal samples, ascending.
    template<class Visit>
    void visit(double shift, Visit visit) const
    {
        std::size_t i = 0;
        std::size_t j = 0;
        while (i + j < count()) {
            const double nextA = i < m_a.size() ? m_a[i] : kInfinity;
            const double nextB = j < m_b.size() ? m_b[j] - shift : kInfinity;
            const double value = std::min(nextA, nextB);
            const std::size_t first = i + j;
            const std::size_t firstB = j;
            while (i < m_a.size() && m_a[i] <= value)
                ++i;
            while (j < m_b.size() && m_b[j] - shift <= value)
                ++j;
            const double midrank = static_cast<double>(first + i + j + 1) / 2;
            visit(rankScore(m_scores, midrank, count()), i + j - first - (j - firstB), j - firstB);
        }
    }

    /// The scores of b less what they would be by chance: falls as the shift grows.
    [[nodiscard]] double statistic(double shift) const
    {
        double sum = 0;
        visit(shift, [&](double score, std::size_t, std::size_t ofB) {
            sum += static_cast<double>(ofB) * (score - m_mean);
        });
        return sum;
    }

    /// The largest shift at which `holds(statistic)`, which turns false once.
    template<class Holds>
    [[nodiscard]] double last(Holds holds) const
    {
        const double room
            = 1 + std::abs(m_a.back() - m_a.front()) + std::abs(m_b.back() - m_b.front());
        double low = m_b.front() - m_a.back() - room;
        double high = m_b.back() - m_a.front() + room;
        if (!holds(statistic(low)))
            return -kInfinity;
        if (holds(statistic(high)))
            return kInfinity;
        const double near = 1e-14 * (std::abs(low) + std::abs(high));
        while (high - low > near) {
            const double middle = std::midpoint(low, high);
            (holds(statistic(middle)) ? low : high) = middle;
        }
        return nearestDifference(low);
    }

    /// Of the statistic over all divisions of these samples.
    [[nodiscard]] double deviation(double shift) const
    {
        double sum = 0;
        double squares = 0;
        visit(shift, [&](double score, std::size_t ofA, std::size_t ofB) {
            const auto group = static_cast<double>(ofA + ofB);
            sum += group * score;
            squares += group * score * score;
        });
        const auto all = static_cast<double>(count());
        const double pairs = static_cast<double>(m_a.size()) * static_cast<double>(m_b.size());
        return std::sqrt(std::max(0.0, squares - sum * sum / all) * pairs / (all * (all - 1)));
    }

    /// Doubled, so that midranks are whole numbers; and the sum of those of b.
    [[nodiscard]] std::pair<std::vector<unsigned>, double> wholeScores() const
    {
        std::pair<std::vector<unsigned>, double> result;
        visit(0, [&](double score, std::size_t ofA, std::size_t ofB) {
            result.first.insert(result.first.end(), ofA + ofB, static_cast<unsigned>(2 * score));
            result.second += 2 * score * static_cast<double>(ofB);
        });
        return result;
    }

    [[nodiscard]] std::vector<unsigned> untiedScores() const
    {
        std::vector<unsigned> scores;
        for (std::size_t rank = 1; rank <= count(); ++rank)
            scores.push_back(
                static_cast<unsigned>(2 * rankScore(m_scores, static_cast<double>(rank), count())));
        return scores;
    }

    /// Of the statistic, for samples without ties.
    [[nodiscard]] double critical(double level) const
    {
        if (count() <= kMostExactRanks)
            return rankSumCritical(untiedScores(), m_b.size(), level) / 2;
        const auto all = static_cast<double>(count());
        double squares = 0;
        for (std::size_t rank = 1; rank <= count(); ++rank) {
            const double score = rankScore(m_scores, static_cast<double>(rank), count()) - m_mean;
            squares += score * score;
        }
        const double pairs = static_cast<double>(m_a.size()) * static_cast<double>(m_b.size());
        return normalQuantile(1 - level / 2) * std::sqrt(squares * pairs / (all * (all - 1)))
            + kContinuity;
    }

    [[nodiscard]] double pValue() const
    {
        if (count() <= kMostExactRanks) {
            const auto [scores, sum] = wholeScores();
            return rankSumTail(scores, m_b.size(), sum);
        }
        const double spread = deviation(0);
        const double away = std::max(0.0, std::abs(statistic(0)) - kContinuity);
        return spread > 0 ? std::min(1.0, 2 * normalCdf(-away / spread)) : 1;
    }

private:
    /// The statistic steps where a sample of b meets one of a.
    [[nodiscard]] double nearestDifference(double shift) const
    {
        double nearest = kInfinity;
        std::size_t i = 0;
        const auto take = [&](double difference) {
            if (std::abs(difference - shift) < std::abs(nearest - shift))
                nearest = difference;
        };
        for (const double y : m_b) {
            while (i + 1 < m_a.size() && m_a[i + 1] <= y - shift)
                ++i;
            take(y - m_a[i]);
            if (i + 1 < m_a.size())
                take(y - m_a[i + 1]);
        }
        return nearest;
    }

    static constexpr double kContinuity = 0.5;

    std::span<const double> m_a;
    std::span<const double> m_b;
    RankScores m_scores;
    double m_mean = 0;
};

} // namespace

double rankScore(RankScores scores, double rank, std::size_t count)
{
    // Bounds in halves, so that doubled scores are whole numbers.
    const double middle = static_cast<double>(count + 1) / 2;
    const double quarter = std::round(static_cast<double>(count) / 2) / 2 + 0.5;
    switch (scores) {
    case RankScores::Middle:
        return std::clamp(rank, quarter, static_cast<double>(count + 1) - quarter);
    case RankScores::Lower:
        return std::min(rank, middle);
    case RankScores::Upper:
        return std::max(rank, middle);
    case RankScores::All:
        break;
    }
    return rank;
}

RankScores scoresFor(std::span<const double> sorted)
{
    const std::size_t count = sorted.size();
    if (count < 4)
        return RankScores::All;
    const std::size_t twentieth
        = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(0.05 * double(count))));
    const double top = meanOf(sorted.last(twentieth));
    const double bottom = meanOf(sorted.first(twentieth));
    const double middle = meanOf(sorted.subspan(count / 4, count - 2 * (count / 4)));
    // Q1 of Hogg, Fisher and Randles, without the division.
    if (top - middle > 2 * (middle - bottom))
        return RankScores::Lower;
    if (middle - bottom > 2 * (top - middle))
        return RankScores::Upper;
    // Q2; they draw the line at 2.96, and few samples reach less far out.
    const double halves = meanOf(sorted.last(count / 2)) - meanOf(sorted.first(count / 2));
    const double line = 2.96 - 5.5 / static_cast<double>(count);
    return top - bottom > line * halves ? RankScores::Middle : RankScores::All;
}

RankShift rankShift(std::span<const double> sortedA,
                    std::span<const double> sortedB,
                    RankScores scores,
                    double confidence)
{
    if (sortedA.empty() || sortedB.empty())
        return {std::nan(""), -kInfinity, kInfinity};
    const MovedRanks ranks(sortedA, sortedB, scores);
    RankShift result;
    const double above = ranks.last([](double statistic) { return statistic > kNothing; });
    const double notBelow = ranks.last([](double statistic) { return statistic >= -kNothing; });
    result.shift = std::midpoint(above, notBelow);
    const double critical = ranks.critical(1 - confidence);
    result.low = ranks.last([=](double statistic) { return statistic >= critical - kNothing; });
    result.high = ranks.last([=](double statistic) { return statistic > kNothing - critical; });
    result.pValue = ranks.pValue();
    result.isExact = ranks.count() <= kMostExactRanks;
    return result;
}

} // namespace perfdeck
