// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/EffectFloor.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace perfdeck {

namespace {

std::vector<double> sortedChanges(std::span<const double> samples)
{
    std::vector<double> changes;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (const double sample : samples) {
        if (!std::isfinite(sample))
            continue;
        const double change = std::abs(sample - last) / std::abs(last);
        if (std::isfinite(change))
            changes.push_back(change);
        last = sample;
    }
    std::ranges::sort(changes);
    return changes;
}

} // namespace

double effectFloor(std::span<const double> samples, double least)
{
    const std::vector<double> changes = sortedChanges(samples);
    if (std::ssize(changes) < kLeastChanges)
        return least;
    const double first = quantileOfSorted(changes, 0.25);
    const double third = quantileOfSorted(changes, 0.75);
    return std::max(least, third + 3 * (third - first));
}

} // namespace perfdeck
