// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/HodgesLehmann.h"

#include "core/stats/sample/MannWhitney.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The differences as a matrix: row i holds b[i] − a[j], ascending as j falls. Of every row the
/// columns from low to high (not including it) are still in question.
class DifferenceMatrix final
{
public:
    DifferenceMatrix(std::span<const double> a, std::span<const double> b)
        : m_a(a)
        , m_b(b)
        , m_low(b.size(), 0)
        , m_high(b.size(), a.size())
    {
    }

    [[nodiscard]] std::size_t inQuestion() const
    {
        std::size_t sum = 0;
        for (std::size_t row = 0; row < m_b.size(); ++row)
            sum += m_high[row] - m_low[row];
        return sum;
    }

    /// The median of the rows' medians, each with the weight of its row: at least a quarter of all
    /// in question lie on either side (D. B. Johnson, T. Mizoguchi, SIAM Journal on Computing 7,
    /// 1978).
    [[nodiscard]] double pivot()
    {
        m_medians.clear();
        for (std::size_t row = 0; row < m_b.size(); ++row)
            if (m_low[row] < m_high[row])
                m_medians.emplace_back(at(row, (m_low[row] + m_high[row]) / 2),
                                       m_high[row] - m_low[row]);
        std::ranges::sort(m_medians);
        const std::size_t half = inQuestion() / 2;
        std::size_t weight = 0;
        for (const auto &[value, share] : m_medians) {
            weight += share;
            if (weight > half)
                return value;
        }
        return m_medians.back().first;
    }

    /// For every row how many of its differences are below `value`, or below or equal. Both ends
    /// only grow from row to row.
    [[nodiscard]] std::vector<std::size_t> below(double value, bool orEqual) const
    {
        std::vector<std::size_t> counts(m_b.size());
        std::size_t column = 0; // of the last row, whose differences are largest
        for (std::size_t row = m_b.size(); row-- > 0;) {
            while (column < m_a.size()
                   && (at(row, column) < value || (orEqual && at(row, column) == value)))
                ++column;
            counts[row] = column;
        }
        return counts;
    }

    void keepBelow(const std::vector<std::size_t> &counts)
    {
        for (std::size_t row = 0; row < m_b.size(); ++row)
            m_high[row] = std::min(m_high[row], counts[row]);
    }

    void keepFrom(const std::vector<std::size_t> &counts)
    {
        for (std::size_t row = 0; row < m_b.size(); ++row)
            m_low[row] = std::max(m_low[row], counts[row]);
    }

private:
    [[nodiscard]] double at(std::size_t row, std::size_t column) const
    {
        return m_b[row] - m_a[m_a.size() - 1 - column];
    }

    std::span<const double> m_a;
    std::span<const double> m_b;
    std::vector<std::size_t> m_low;
    std::vector<std::size_t> m_high;
    std::vector<std::pair<double, std::size_t>> m_medians;
};

std::size_t sumOf(const std::vector<std::size_t> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

} // namespace

double pairwiseDifference(std::span<const double> sortedA,
                          std::span<const double> sortedB,
                          std::size_t rank)
{
    DifferenceMatrix matrix(sortedA, sortedB);
    while (true) {
        const double pivot = matrix.pivot();
        const std::vector<std::size_t> less = matrix.below(pivot, false);
        if (rank < sumOf(less)) {
            matrix.keepBelow(less);
            continue;
        }
        const std::vector<std::size_t> lessOrEqual = matrix.below(pivot, true);
        if (rank < sumOf(lessOrEqual))
            return pivot;
        matrix.keepFrom(lessOrEqual);
    }
}

HodgesLehmann
hodgesLehmann(std::span<const double> sortedA, std::span<const double> sortedB, double confidence)
{
    if (sortedA.empty() || sortedB.empty())
        return {std::nan(""), -kInfinity, kInfinity};
    const std::size_t pairs = sortedA.size() * sortedB.size();
    HodgesLehmann result;
    const double lower = pairwiseDifference(sortedA, sortedB, (pairs - 1) / 2);
    result.shift = pairs % 2 == 1
        ? lower
        : lower + (pairwiseDifference(sortedA, sortedB, pairs / 2) - lower) / 2;
    const auto critical = static_cast<std::size_t>(
        mannWhitneyQuantile((1 - confidence) / 2, sortedA.size(), sortedB.size()));
    if (critical == 0) {
        result.low = -kInfinity;
        result.high = kInfinity;
        return result;
    }
    result.low = pairwiseDifference(sortedA, sortedB, critical - 1);
    result.high = pairwiseDifference(sortedA, sortedB, pairs - critical);
    return result;
}

} // namespace perfdeck
