// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/KolmogorovSmirnov.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace perfdeck {

namespace {

std::vector<double> sorted(std::span<const double> samples)
{
    std::vector<double> result(samples.begin(), samples.end());
    std::ranges::sort(result);
    return result;
}

std::int64_t sizeOf(std::span<const double> samples)
{
    return static_cast<std::int64_t>(samples.size());
}

/// The widest gap times |a| × |b|: a whole number.
std::int64_t wholeGap(const std::vector<double> &a, const std::vector<double> &b)
{
    const std::int64_t countA = sizeOf(a);
    const std::int64_t countB = sizeOf(b);
    std::int64_t i = 0;
    std::int64_t j = 0;
    std::int64_t widest = 0;
    while (i < countA && j < countB) {
        const double value
            = std::min(a[static_cast<std::size_t>(i)], b[static_cast<std::size_t>(j)]);
        while (i < countA && a[static_cast<std::size_t>(i)] <= value)
            ++i;
        while (j < countB && b[static_cast<std::size_t>(j)] <= value)
            ++j;
        widest = std::max(widest, std::abs(i * countB - j * countA));
    }
    return widest;
}

/// Share of all orders of i samples of a and j of b in which the gap stays below `gap`: that of the
/// orders that end with one of a, and of those that end with one of b.
double shareBelow(std::int64_t countA, std::int64_t countB, std::int64_t gap)
{
    std::vector<double> row(static_cast<std::size_t>(countB) + 1, 0.0);
    for (std::int64_t i = 0; i <= countA; ++i) {
        for (std::int64_t j = 0; j <= countB; ++j) {
            double &share = row[static_cast<std::size_t>(j)];
            const auto all = static_cast<double>(i + j);
            const double endsWithA = i > 0 ? share * static_cast<double>(i) / all : 0;
            const double endsWithB
                = j > 0 ? row[static_cast<std::size_t>(j - 1)] * static_cast<double>(j) / all : 0;
            share = i + j == 0 ? 1 : endsWithA + endsWithB;
            if (std::abs(i * countB - j * countA) >= gap)
                share = 0;
        }
    }
    return row.back();
}

} // namespace

KolmogorovSmirnov kolmogorovSmirnov(std::span<const double> a, std::span<const double> b)
{
    KolmogorovSmirnov test;
    if (a.empty() || b.empty())
        return test;
    const std::int64_t gap = wholeGap(sorted(a), sorted(b));
    const double pairs = static_cast<double>(a.size()) * static_cast<double>(b.size());
    test.statistic = static_cast<double>(gap) / pairs;
    test.isExact = pairs <= kMostKolmogorovPairs;
    if (gap == 0)
        return test;
    test.pValue = test.isExact ? 1 - shareBelow(sizeOf(a), sizeOf(b), gap)
                               : 1
            - kolmogorovCdf(test.statistic
                            * std::sqrt(pairs / static_cast<double>(a.size() + b.size())));
    test.pValue = std::clamp(test.pValue, 0.0, 1.0);
    return test;
}

} // namespace perfdeck
