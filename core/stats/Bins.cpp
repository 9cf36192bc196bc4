// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Bins.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// How wide the rule wants bins, on the given scale of the numbers.
std::size_t binCount(std::span<const double> sorted, std::size_t maxBins, bool logarithmic)
{
    const auto scaled = [logarithmic](double x) { return logarithmic ? std::log(x) : x; };
    const double span = scaled(sorted.back()) - scaled(sorted.front());
    const auto n = static_cast<double>(sorted.size());
    const double iqr
        = scaled(quantileOfSorted(sorted, 0.75)) - scaled(quantileOfSorted(sorted, 0.25));
    const double wanted = iqr > 0 ? span / (2 * iqr / std::cbrt(n)) : std::log2(n) + 1;
    return static_cast<std::size_t>(
        std::clamp(std::ceil(wanted), 1.0, static_cast<double>(std::max<std::size_t>(1, maxBins))));
}

} // namespace

std::vector<double>
freedmanDiaconisEdges(std::span<const double> sorted, std::size_t maxBins, BinScale scale)
{
    if (sorted.empty())
        return {};
    const double low = sorted.front();
    const double high = sorted.back();
    if (!(high > low)) {
        const double half = low == 0 ? 0.5 : std::abs(low) / 20;
        return {low - half, low + half};
    }
    const bool logarithmic = scale == BinScale::Logarithmic && low > 0;
    const std::size_t bins = binCount(sorted, maxBins, logarithmic);
    std::vector<double> edges(bins + 1);
    for (std::size_t i = 0; i <= bins; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(bins);
        edges[i]
            = logarithmic ? low * std::pow(high / low, share) : low * (1 - share) + high * share;
    }
    edges.front() = low;
    edges.back() = high;
    return edges;
}

std::vector<std::uint64_t> countInBins(std::span<const double> sorted,
                                       std::span<const double> edges)
{
    if (edges.size() < 2)
        return {};
    std::vector<std::uint64_t> counts(edges.size() - 1);
    auto from = std::lower_bound(sorted.begin(), sorted.end(), edges.front());
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        const bool isLast = bin + 1 == counts.size();
        const auto to = isLast ? std::upper_bound(from, sorted.end(), edges[bin + 1])
                               : std::lower_bound(from, sorted.end(), edges[bin + 1]);
        counts[bin] = static_cast<std::uint64_t>(to - from);
        from = to;
    }
    return counts;
}

} // namespace perfdeck
