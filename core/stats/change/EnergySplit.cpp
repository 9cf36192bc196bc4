// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/EnergySplit.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

double distances(std::span<const double> first, std::span<const double> second)
{
    double sum = 0;
    for (const double a : first)
        for (const double b : second)
            sum += std::fabs(a - b);
    return sum;
}

double distanceOf(double between, double inFirst, double inSecond, double n, double m)
{
    return n * m / (n + m)
        * (2 * between / (n * m) - inFirst / (n * (n - 1)) - inSecond / (m * (m - 1)));
}

/// Where to cut the stretch; moves one point at a time from the second side to the first.
std::size_t bestSplit(std::span<const double> stretch, std::size_t least)
{
    double inFirst = 0; // each pair twice
    double inSecond = distances(stretch, stretch);
    double between = 0;
    std::pair<double, std::size_t> best(-1, 0);
    for (std::size_t cut = 1; cut + least <= stretch.size(); ++cut) {
        const auto moved = stretch.subspan(cut - 1, 1);
        const double toFirst = distances(stretch.first(cut - 1), moved);
        const double toSecond = distances(stretch.subspan(cut), moved);
        inFirst += 2 * toFirst;
        inSecond -= 2 * toSecond;
        between += toSecond - toFirst;
        if (cut < least)
            continue;
        const double distance = distanceOf(between,
                                           inFirst,
                                           inSecond,
                                           static_cast<double>(cut),
                                           static_cast<double>(stretch.size() - cut));
        best = std::max(best, {distance, cut});
    }
    return best.second;
}

void splitAgain(std::span<const double> stretch,
                std::size_t least,
                std::size_t offset,
                std::vector<std::size_t> &cuts)
{
    if (stretch.size() < 2 * least)
        return;
    const std::size_t cut = bestSplit(stretch, least);
    if (cut == 0)
        return;
    cuts.push_back(offset + cut);
    splitAgain(stretch.first(cut), least, offset, cuts);
    splitAgain(stretch.subspan(cut), least, offset + cut, cuts);
}

} // namespace

std::vector<std::size_t> energySplits(std::span<const double> stretch, std::size_t least)
{
    std::vector<std::size_t> cuts;
    splitAgain(stretch, std::max<std::size_t>(least, 2), 0, cuts);
    std::ranges::sort(cuts);
    return cuts;
}

double energyDistance(std::span<const double> first, std::span<const double> second)
{
    return distanceOf(distances(first, second),
                      distances(first, first),
                      distances(second, second),
                      static_cast<double>(first.size()),
                      static_cast<double>(second.size()));
}

} // namespace perfdeck
