// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/MannWhitney.h"

#include "core/stats/Laws.h"
#include "core/stats/sample/Ranks.h"
#include "core/stats/sample/RankSumLaw.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace perfdeck {

namespace {

/// Up to so many samples, comparing all with all is faster than sorting.
constexpr std::size_t kMostCompared = 128;

struct Counted
{
    double u = 0;
    double tied = 0; ///< Σ (t³ − t) over groups of t equal samples
};

/// Pairs in which a sample of b lies above one of a, and those in which it equals one.
struct Crossed
{
    std::int64_t above = 0;
    std::int64_t equal = 0;
};

Crossed crossed(std::span<const double> a, std::span<const double> b)
{
    Crossed pairs;
    for (const double y : b) {
        std::int64_t above = 0;
        std::int64_t equal = 0;
        for (const double x : a) {
            above += x < y ? 1 : 0;
            equal += x == y ? 1 : 0;
        }
        pairs.above += above;
        pairs.equal += equal;
    }
    return pairs;
}

bool hasEqual(std::span<const double> samples)
{
    std::int64_t equal = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        for (const double earlier : samples.first(i))
            equal += earlier == samples[i] ? 1 : 0;
    return equal > 0;
}

/// Σ t² over the samples, t being how many equal each: Σ t³ over the groups.
double cubedGroups(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    const auto add = [&](std::span<const double> samples) {
        for (const double value : samples) {
            std::int64_t equal = 0;
            for (const double x : a)
                equal += x == value ? 1 : 0;
            for (const double y : b)
                equal += y == value ? 1 : 0;
            sum += static_cast<double>(equal * equal);
        }
    };
    add(a);
    add(b);
    return sum;
}

Counted compared(std::span<const double> a, std::span<const double> b)
{
    const auto count = static_cast<double>(a.size() + b.size());
    const Crossed pairs = crossed(a, b);
    Counted counted;
    counted.u = static_cast<double>(pairs.above) + static_cast<double>(pairs.equal) / 2;
    if (pairs.equal > 0 || hasEqual(a) || hasEqual(b))
        counted.tied = cubedGroups(a, b) - count;
    return counted;
}

Counted ranked(std::span<const double> a, std::span<const double> b)
{
    std::vector<std::pair<double, bool>> all;
    all.reserve(a.size() + b.size());
    for (const double x : a)
        all.emplace_back(x, false);
    for (const double y : b)
        all.emplace_back(y, true);
    std::ranges::sort(all, {}, &std::pair<double, bool>::first);
    Counted counted;
    double below = 0; // of a
    for (std::size_t first = 0; first < all.size();) {
        std::size_t end = first;
        double ofA = 0;
        for (; end < all.size() && all[end].first == all[first].first; ++end)
            ofA += all[end].second ? 0 : 1;
        const auto group = static_cast<double>(end - first);
        counted.u += (group - ofA) * (below + ofA / 2);
        counted.tied += group * (group * group - 1);
        below += ofA;
        first = end;
    }
    return counted;
}

/// Twice the midrank of every sample, so that all are integers.
std::vector<unsigned> doubledMidranks(std::span<const double> a, std::span<const double> b)
{
    std::vector<double> all(a.begin(), a.end());
    all.insert(all.end(), b.begin(), b.end());
    std::vector<unsigned> doubled;
    for (const double rank : midranks(all))
        doubled.push_back(static_cast<unsigned>(2 * rank));
    return doubled;
}

std::vector<unsigned> plainRanks(std::size_t count)
{
    std::vector<unsigned> ranks(count);
    std::iota(ranks.begin(), ranks.end(), 1U);
    return ranks;
}

double exactP(std::span<const double> a, std::span<const double> b, const Counted &counted)
{
    const bool isTied = counted.tied > 0;
    const std::vector<unsigned> scores
        = isTied ? doubledMidranks(a, b) : plainRanks(a.size() + b.size());
    const auto countB = static_cast<double>(b.size());
    return rankSumTail(
        scores, b.size(), (isTied ? 2 : 1) * (counted.u + countB * (countB + 1) / 2));
}

double normalP(const MannWhitney &test, double count, double tied)
{
    const double variance = test.pairs / 12 * (count + 1 - tied / (count * (count - 1)));
    if (!(variance > 0))
        return 1;
    const double away = std::max(0.0, std::abs(test.u - test.pairs / 2) - 0.5);
    return std::min(1.0, 2 * normalCdf(-away / std::sqrt(variance)));
}

} // namespace

MannWhitney mannWhitney(std::span<const double> a, std::span<const double> b)
{
    MannWhitney test;
    const std::size_t count = a.size() + b.size();
    test.pairs = static_cast<double>(a.size()) * static_cast<double>(b.size());
    if (a.empty() || b.empty())
        return test;
    const Counted counted = count <= kMostCompared ? compared(a, b) : ranked(a, b);
    test.u = counted.u;
    test.isExact = count <= kMostExactRanks;
    test.pValue = test.isExact ? exactP(a, b, counted)
                               : normalP(test, static_cast<double>(count), counted.tied);
    return test;
}

double mannWhitneyQuantile(double tail, std::size_t countA, std::size_t countB)
{
    const std::size_t count = countA + countB;
    const double pairs = static_cast<double>(countA) * static_cast<double>(countB);
    if (count > kMostExactRanks) {
        const double deviation = std::sqrt(pairs * static_cast<double>(count + 1) / 12);
        return std::clamp(
            std::ceil(pairs / 2 + normalQuantile(tail) * deviation - 0.5), 0.0, pairs);
    }
    const std::vector<double> law = rankSumLaw(plainRanks(count), countB);
    double reached = 0;
    const std::size_t least = countB * (countB + 1) / 2;
    for (std::size_t sum = least; sum < law.size(); ++sum) {
        reached += law[sum];
        if (reached >= tail * (1 - 1e-12)) // sums of doubles
            return static_cast<double>(sum - least);
    }
    return pairs;
}

} // namespace perfdeck
