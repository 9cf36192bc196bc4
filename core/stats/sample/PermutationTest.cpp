// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/PermutationTest.h"

#include "core/base/SplitMix.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

/// Number of ways to choose, or infinity beyond 2^53.
double divisions(std::size_t count, std::size_t chosen)
{
    double ways = 1;
    for (std::size_t i = 0; i < std::min(chosen, count - chosen); ++i) {
        ways = std::round(ways * static_cast<double>(count - i) / static_cast<double>(i + 1));
        if (ways > 0x1.0p53)
            return std::numeric_limits<double>::infinity();
    }
    return ways;
}

/// All samples ascending; a division says which of them are of b.
class Divided final
{
public:
    Divided(std::span<const double> a, std::span<const double> b, Middle middle)
        : m_sorted(a.begin(), a.end())
        , m_countB(b.size())
        , m_middle(middle)
    {
        m_sorted.insert(m_sorted.end(), b.begin(), b.end());
        std::ranges::sort(m_sorted);
        m_total = std::accumulate(m_sorted.begin(), m_sorted.end(), 0.0);
        // Rounding must not tell apart what is equal.
        m_near = 1e-12 * std::max(std::abs(m_sorted.front()), std::abs(m_sorted.back()));
    }

    [[nodiscard]] std::size_t count() const { return m_sorted.size(); }

    [[nodiscard]] std::size_t countB() const { return m_countB; }

    /// Distance of the middles of a division; `chosen` are the places of b, `marks` their flags.
    [[nodiscard]] double distance(std::span<const std::uint32_t> chosen,
                                  std::span<const std::uint8_t> marks) const
    {
        if (m_middle == Middle::Median)
            return std::abs(median(marks, 1, m_countB) - median(marks, 0, count() - m_countB));
        double sum = 0;
        for (const std::uint32_t place : chosen)
            sum += m_sorted[place];
        const auto countB = static_cast<double>(m_countB);
        return std::abs(sum / countB - (m_total - sum) / (static_cast<double>(count()) - countB));
    }

    [[nodiscard]] double near() const { return m_near; }

private:
    [[nodiscard]] double
    median(std::span<const std::uint8_t> marks, std::uint8_t side, std::size_t size) const
    {
        std::size_t toSkip = (size - 1) / 2;
        std::size_t place = 0;
        for (;; ++place) {
            if (marks[place] != side)
                continue;
            if (toSkip == 0)
                break;
            --toSkip;
        }
        const double lower = m_sorted[place];
        if (size % 2 == 1)
            return lower;
        while (marks[++place] != side) { }
        return std::midpoint(lower, m_sorted[place]);
    }

    std::vector<double> m_sorted;
    std::size_t m_countB;
    Middle m_middle;
    double m_total = 0;
    double m_near = 0;
};

double shareOfAll(const Divided &divided, double seen)
{
    std::vector<std::uint8_t> marks(divided.count(), 0);
    std::fill_n(marks.rbegin(), divided.countB(), std::uint8_t{1});
    std::vector<std::uint32_t> chosen;
    double reached = 0;
    double all = 0;
    do {
        chosen.clear();
        for (std::uint32_t place = 0; place < marks.size(); ++place)
            if (marks[place] == 1)
                chosen.push_back(place);
        reached += divided.distance(chosen, marks) >= seen ? 1 : 0;
        all += 1;
    } while (std::ranges::next_permutation(marks).found);
    return reached / all;
}

double shareOfRandom(const Divided &divided, double seen, std::size_t resamples, std::uint64_t seed)
{
    std::vector<std::uint32_t> order(divided.count());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint8_t> marks(divided.count(), 0);
    const auto all = static_cast<std::uint32_t>(order.size());
    const auto countB = static_cast<std::uint32_t>(divided.countB());
    std::size_t reached = 1;
    for (std::size_t round = 0; round < resamples; ++round) {
        for (std::uint32_t i = 0; i < countB; ++i) { // the first steps of a shuffle
            const auto random = static_cast<std::uint32_t>(splitMix64(seed) >> 32U);
            std::swap(order[i], order[i + drawBelow(all - i, random)]);
        }
        const auto chosen = std::span<const std::uint32_t>(order).first(countB);
        for (const std::uint32_t place : chosen)
            marks[place] = 1;
        reached += divided.distance(chosen, marks) >= seen ? 1U : 0U;
        for (const std::uint32_t place : chosen)
            marks[place] = 0;
    }
    return static_cast<double>(reached) / static_cast<double>(resamples + 1);
}

} // namespace

PermutationTest permutationTest(std::span<const double> a,
                                std::span<const double> b,
                                Middle middle,
                                std::size_t resamples)
{
    PermutationTest test;
    test.difference
        = middleOf({b.begin(), b.end()}, middle) - middleOf({a.begin(), a.end()}, middle);
    if (a.empty() || b.empty())
        return test;
    const Divided divided(a, b, middle);
    const double seen = std::abs(test.difference) - divided.near();
    test.isExact = divisions(divided.count(), divided.countB()) <= static_cast<double>(resamples);
    test.pValue = test.isExact ? shareOfAll(divided, seen)
                               : shareOfRandom(divided, seen, resamples, seedOf(a, b));
    return test;
}

PermutationTest blockPermutationTest(std::span<const double> a,
                                     std::span<const double> b,
                                     std::size_t length,
                                     Middle middle,
                                     std::size_t resamples)
{
    return permutationTest(
        blockMiddles(a, length, middle), blockMiddles(b, length, middle), middle, resamples);
}

} // namespace perfdeck
