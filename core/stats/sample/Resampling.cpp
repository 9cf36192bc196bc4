// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Resampling.h"

#include "core/base/SplitMix.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace perfdeck {

std::uint64_t seedOf(std::span<const double> a, std::span<const double> b)
{
    std::uint64_t state = a.size();
    for (const std::span<const double> side : {a, b}) {
        for (const double x : side) {
            state ^= std::bit_cast<std::uint64_t>(x);
            state = splitMix64(state);
        }
        state += b.size();
    }
    return state;
}

double middleOf(std::vector<double> samples, Middle middle)
{
    if (samples.empty())
        return std::numeric_limits<double>::quiet_NaN();
    if (middle == Middle::Mean)
        return std::accumulate(samples.begin(), samples.end(), 0.0)
            / static_cast<double>(samples.size());
    const auto upper = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
    std::nth_element(samples.begin(), upper, samples.end());
    if (samples.size() % 2 == 1)
        return *upper;
    return std::midpoint(*std::max_element(samples.begin(), upper), *upper);
}

std::vector<double> blockMiddles(std::span<const double> samples, std::size_t length, Middle middle)
{
    std::vector<double> blocks;
    const std::size_t count
        = std::max<std::size_t>(1, samples.size() / std::max<std::size_t>(1, length));
    for (std::size_t block = 0; block < count && !samples.empty(); ++block) {
        const std::size_t first = block * length;
        const std::size_t end = block + 1 == count ? samples.size() : first + length;
        const auto part = samples.subspan(first, end - first);
        blocks.push_back(middleOf({part.begin(), part.end()}, middle));
    }
    return blocks;
}

} // namespace perfdeck
