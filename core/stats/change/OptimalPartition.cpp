// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/OptimalPartition.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// From `low` on up to the next piece, the best cost of everything so far as a function of the
/// level m of the last segment: count × m² − 2 × sum × m + rest, when that segment began at
/// `start`.
struct Piece
{
    double low = -kInfinity;
    double count = 0;
    double sum = 0;
    double rest = 0;
    std::size_t start = 0;

    [[nodiscard]] double at(double m) const { return (count * m - 2 * sum) * m + rest; }

    [[nodiscard]] double leastWithin(double high) const
    {
        return at(std::clamp(count > 0 ? sum / count : low, low, high));
    }
};

/// The best cost so far over all levels, as pieces side by side.
class CostFunction final
{
public:
    CostFunction(double lowest, double highest)
        : m_highest(highest)
    {
        m_pieces.push_back({lowest, 0, 0, 0, 0});
    }

    /// A new segment that begins at `start` costs `cost` at any level: it takes over where the
    /// others cost more.
    void cutAbove(double cost, std::size_t start)
    {
        m_next.clear();
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            const Piece &piece = m_pieces[i];
            const double high = highOf(i);
            // Convex: what is below the cost at both ends is so in between. Most pieces are.
            if (piece.at(piece.low) <= cost && piece.at(high) <= cost) {
                append(piece);
                continue;
            }
            const double middle = piece.sum / piece.count;
            const double room
                = middle * middle - (piece.rest - cost) / piece.count; // distance² of the roots
            const double reach = room > 0 ? std::sqrt(room) : -1;
            const double from = std::max(piece.low, middle - reach);
            const double to = std::min(high, middle + reach);
            if (reach < 0 || from >= to) {
                append({piece.low, 0, 0, cost, start});
                continue;
            }
            if (from > piece.low)
                append({piece.low, 0, 0, cost, start});
            append({from, piece.count, piece.sum, piece.rest, piece.start});
            if (to < high)
                append({to, 0, 0, cost, start});
        }
        m_pieces.swap(m_next);
    }

    /// Takes in the next point; gives the least cost and where its last segment began.
    std::pair<double, std::size_t> add(double value)
    {
        std::pair<double, std::size_t> best(kInfinity, 0);
        const double square = value * value;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            Piece &piece = m_pieces[i];
            piece.count += 1;
            piece.sum += value;
            piece.rest += square;
            if (const double least = piece.leastWithin(highOf(i)); least < best.first)
                best = {least, piece.start};
        }
        return best;
    }

private:
    [[nodiscard]] double highOf(std::size_t i) const
    {
        return i + 1 < m_pieces.size() ? m_pieces[i + 1].low : m_highest;
    }

    void append(const Piece &piece)
    {
        if (m_next.empty() || m_next.back().start != piece.start)
            m_next.push_back(piece);
    }

    double m_highest;
    std::vector<Piece> m_pieces;
    std::vector<Piece> m_next;
};

/// Squared distances from the mean of any stretch, summed over the dimensions.
class JointCost final
{
public:
    explicit JointCost(std::span<const std::vector<double>> dimensions)
    {
        for (const std::vector<double> &values : dimensions) {
            Sums sums{{0}, {0}};
            for (const double value : values) {
                sums.first.push_back(sums.first.back() + value);
                sums.second.push_back(sums.second.back() + value * value);
            }
            m_sums.push_back(std::move(sums));
        }
    }

    [[nodiscard]] double between(std::size_t from, std::size_t to) const
    {
        double cost = 0;
        for (const auto &[first, second] : m_sums) {
            const double sum = first[to] - first[from];
            cost += second[to] - second[from] - sum * sum / static_cast<double>(to - from);
        }
        return cost;
    }

private:
    using Sums = std::pair<std::vector<double>, std::vector<double>>; ///< of values, of squares
    std::vector<Sums> m_sums;
};

/// `start` holds for each point where the last segment began if the series ended there.
std::vector<std::size_t> cutsBehind(const std::vector<std::size_t> &start)
{
    std::vector<std::size_t> cuts;
    for (std::size_t begin = start.back(); begin > 0; begin = start[begin - 1])
        cuts.push_back(begin);
    std::ranges::reverse(cuts);
    return cuts;
}

} // namespace

std::vector<std::size_t> optimalPartition(std::span<const double> series, double penalty)
{
    if (series.size() < 2)
        return {};
    const auto [lowest, highest] = std::ranges::minmax(series);
    if (lowest == highest)
        return {};
    CostFunction cost(lowest, highest);
    std::vector<std::size_t> start(series.size());
    double least = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (i > 0)
            cost.cutAbove(least + penalty, i);
        std::tie(least, start[i]) = cost.add(series[i]);
    }
    return cutsBehind(start);
}

std::vector<std::size_t> optimalJointPartition(std::span<const std::vector<double>> dimensions,
                                               double penalty)
{
    const std::size_t n = dimensions.empty() ? 0 : dimensions[0].size();
    if (n < 2)
        return {};
    const JointCost cost(dimensions);
    std::vector<double> least(n + 1, -penalty); // of the first so many points
    std::vector<std::size_t> start(n);
    std::vector<std::size_t> candidates;
    std::vector<double> totals;
    for (std::size_t end = 1; end <= n; ++end) {
        candidates.push_back(end - 1);
        totals.clear();
        for (const std::size_t candidate : candidates)
            totals.push_back(least[candidate] + cost.between(candidate, end));
        const auto best = std::ranges::min_element(totals) - totals.begin();
        start[end - 1] = candidates[static_cast<std::size_t>(best)];
        least[end] = totals[static_cast<std::size_t>(best)] + penalty;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (totals[i] <= least[end])
                candidates[kept++] = candidates[i];
        candidates.resize(kept);
    }
    return cutsBehind(start);
}

} // namespace perfdeck
