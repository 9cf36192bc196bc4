// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/CutFilter.h"

#include "core/stats/change/Confidence.h"
#include "core/stats/change/RankTest.h"
#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"
#include "core/stats/sample/WelchTest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace perfdeck {

namespace {

/// With less than two thirds of a probability mass elsewhere the place says nothing.
constexpr double kLeastPlacement = 0.35;
constexpr int kRounds = 3;
constexpr std::size_t kLeastSide = 2;

/// Levels that far apart, in deviations of single points, leave no doubt about where a point
/// belongs.
constexpr double kFarLevels = 4;

/// Where a cut is most probably, and how probable it is within kPlaceMargin points.
struct Place
{
    std::size_t index = 0;
    double probability = 0;
};

class CutFilter final
{
public:
    CutFilter(std::span<const ChangeDimension> dimensions,
              std::vector<std::size_t> cuts,
              const CutLimits &limits)
        : m_dimensions(dimensions)
        , m_size(dimensions.front().values.size())
        , m_limits(limits)
        , m_limit(limits.p / static_cast<double>(limits.points))
        , m_cuts(std::move(cuts))
    {
    }

    std::vector<ChangePoint> run()
    {
        for (int round = 0; round < kRounds; ++round) {
            dropInsignificant();
            if (m_limits.isShort || !moveCuts())
                break;
        }
        dropInsignificant();
        std::vector<ChangePoint> points;
        for (std::size_t i = 0; i < m_cuts.size(); ++i) {
            const ChangePoint point = describe(i);
            if (point.placement >= kLeastPlacement)
                points.push_back(point);
        }
        return points;
    }

private:
    struct Sides
    {
        std::span<const double> before;
        std::span<const double> after;
    };

    [[nodiscard]] std::size_t fromOf(std::size_t i) const
    {
        const std::size_t from = i == 0 ? 0 : m_cuts[i - 1];
        return std::max(from, m_cuts[i] - std::min(m_cuts[i], kCutReach));
    }

    [[nodiscard]] std::size_t toOf(std::size_t i) const
    {
        const std::size_t to = i + 1 < m_cuts.size() ? m_cuts[i + 1] : m_size;
        return std::min(to, m_cuts[i] + kCutReach);
    }

    [[nodiscard]] Sides sidesOf(const std::vector<double> &all, std::size_t i) const
    {
        const std::span<const double> values = all;
        const std::size_t from = fromOf(i);
        return {values.subspan(from, m_cuts[i] - from),
                values.subspan(m_cuts[i], toOf(i) - m_cuts[i])};
    }

    [[nodiscard]] double significance(std::size_t i) const
    {
        double squares = 0;
        double least = 1;
        for (const ChangeDimension &dimension : m_dimensions) {
            const auto [before, after] = sidesOf(dimension.values, i);
            if (m_limits.isShort) {
                least = std::min(least, welchPValue(before, after));
                continue;
            }
            const double score = rankScore(before, after) / dimension.memory();
            squares += score * score;
        }
        const auto count = static_cast<double>(m_dimensions.size());
        if (m_limits.isShort)
            return std::min(1.0, least * count);
        // Squares of independent scores add up to a chi-squared number.
        return count == 1 ? twoSided(std::sqrt(squares)) : 1 - chiSquaredCdf(squares, count);
    }

    void dropInsignificant()
    {
        m_p.clear();
        for (std::size_t i = 0; i < m_cuts.size(); ++i)
            m_p.push_back(significance(i));
        while (!m_cuts.empty()) {
            const auto weakest = std::ranges::max_element(m_p);
            if (*weakest < m_limit)
                return;
            const auto at = static_cast<std::size_t>(weakest - m_p.begin());
            m_p.erase(weakest);
            m_cuts.erase(m_cuts.begin() + static_cast<std::ptrdiff_t>(at));
            for (std::size_t i = at == 0 ? 0 : at - 1; i <= at && i < m_cuts.size(); ++i)
                m_p[i] = significance(i);
        }
    }

    /// True when any cut was moved.
    bool moveCuts()
    {
        std::vector<std::size_t> moved;
        for (std::size_t i = 0; i < m_cuts.size(); ++i)
            moved.push_back(sharpened(i, placeOf(i).index));
        std::ranges::sort(moved);
        moved.erase(std::ranges::unique(moved).begin(), moved.end());
        return std::exchange(m_cuts, moved) != moved;
    }

    /// Ranks do not tell by how much two levels differ: of neighbouring places they may take one
    /// whose points plainly belong to the other side. Where the levels are far apart, the place
    /// nearby with the least absolute distances from them.
    [[nodiscard]] std::size_t sharpened(std::size_t i, std::size_t place) const
    {
        const std::size_t from = std::max(fromOf(i) + 1, place - std::min(place, kPlaceMargin));
        const std::size_t to = std::min(toOf(i) - 1, place + kPlaceMargin);
        std::vector<double> cost(to - from + 1, 0); // of a cut at from + k, but for a constant
        for (const ChangeDimension &dimension : m_dimensions) {
            const std::span<const double> values = dimension.values;
            const double before = medianOf(values.subspan(fromOf(i), place - fromOf(i)));
            const double after = medianOf(values.subspan(place, toOf(i) - place));
            if (std::abs(after - before) < kFarLevels)
                continue;
            for (std::size_t k = 1; k < cost.size(); ++k) {
                const double value = values[from + k - 1]; // now before the cut
                cost[k] += std::abs(value - before) - std::abs(value - after);
            }
        }
        std::partial_sum(cost.begin(), cost.end(), cost.begin());
        // Of equal places the one that the ranks chose, or the nearest to it.
        std::size_t best = place - from;
        for (std::size_t k = 0; k < cost.size(); ++k)
            if (cost[k] < cost[best])
                best = k;
        return from + best;
    }

    /// The likelihood of each place from the rank scores, as if ranks were normal, then the place
    /// with most of it nearby; places further away than kPlaceMargin count nothing.
    [[nodiscard]] Place placeOf(std::size_t i) const
    {
        const std::size_t from = fromOf(i);
        const std::vector<double> chance = chances(from, toOf(i));
        Place best{m_cuts[i], 0};
        double most = -1;
        for (std::size_t place = 0; place < chance.size(); ++place) {
            const std::size_t first = place - std::min(place, kPlaceMargin);
            const std::size_t last = std::min(chance.size() - 1, place + kPlaceMargin);
            double near = 0;
            double sum = 0;
            for (std::size_t other = first; other <= last; ++other) {
                const std::size_t distance = other < place ? place - other : other - place;
                near += chance[other]
                    * (1 - static_cast<double>(distance) / static_cast<double>(kPlaceMargin + 1));
                sum += chance[other];
            }
            if (near > most) {
                most = near;
                best = {from + place + 1, sum};
            }
        }
        return best;
    }

    [[nodiscard]] std::vector<double> chances(std::size_t from, std::size_t to) const
    {
        const std::size_t size = to - from;
        const auto n = static_cast<double>(size);
        std::vector<double> chance(size - 1, 0);
        for (const ChangeDimension &dimension : m_dimensions) {
            const std::span<const double> values = dimension.values;
            const std::vector<double> scores = rankScores(values.subspan(from, size));
            for (std::size_t i = 0; i < scores.size(); ++i) {
                const double score = scores[i] / dimension.memory();
                const double explained = std::min(score * score / (n - 1), 1 - 1e-6);
                chance[i] -= n / 2 * std::log(1 - explained);
            }
        }
        const std::size_t side = std::min(kLeastSide, size / 2);
        for (std::size_t i = 0; i < chance.size(); ++i)
            if (i + 1 < side || size - i - 1 < side)
                chance[i] = 0;
        const double highest = *std::ranges::max_element(chance);
        double sum = 0;
        for (double &value : chance)
            sum += value = std::exp(value - highest);
        for (double &value : chance)
            value /= sum;
        return chance;
    }

    [[nodiscard]] ChangePoint describe(std::size_t i) const
    {
        ChangePoint point;
        point.index = m_cuts[i];
        point.p = m_p[i];
        point.placement = placeOf(i).probability;
        point.evidence = levelEvidence(point.p, m_limits.points, point.placement);
        for (const ChangeDimension &dimension : m_dimensions) {
            const auto [before, after] = sidesOf(dimension.values, i);
            const double first = medianOf(before);
            const double second = medianOf(after);
            if (std::fabs(second - first) < point.strength)
                continue;
            point.strength = std::fabs(second - first);
            point.before = first * dimension.noise.single;
            point.after = second * dimension.noise.single;
        }
        point.effect = point.before != 0 ? point.after / point.before - 1
                                         : std::numeric_limits<double>::quiet_NaN();
        return point;
    }

    std::span<const ChangeDimension> m_dimensions;
    std::size_t m_size;
    CutLimits m_limits;
    double m_limit;
    std::vector<std::size_t> m_cuts;
    std::vector<double> m_p; ///< of each cut
};

} // namespace

std::vector<ChangePoint> significantCuts(std::span<const ChangeDimension> dimensions,
                                         std::vector<std::size_t> cuts,
                                         const CutLimits &limits)
{
    return dimensions.empty() || cuts.empty()
        ? std::vector<ChangePoint>()
        : CutFilter(dimensions, std::move(cuts), limits).run();
}

} // namespace perfdeck
