// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/EffectFloor.h"

#include "core/model/MetricInfo.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kMemoryFloor = 0.01;
constexpr double kTailFloor = 0.05;
constexpr double kOtherFloor = 0.02;
constexpr double kTail = 0.99;

} // namespace

bool isTail(const SeriesKey &series)
{
    const std::string_view text = series.labels.get("quantile");
    double quantile = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), quantile);
    return read.ec == std::errc() && quantile >= kTail;
}

double usualFloor(const SeriesKey &series)
{
    if (isTail(series))
        return kTailFloor;
    return metricInfo(series.metric).unit == Unit::Byte ? kMemoryFloor : kOtherFloor;
}

double learnedFloor(std::span<const std::span<const double>> quiet, std::size_t group)
{
    std::vector<double> differences;
    std::vector<double> part;
    for (const std::span<const double> stretch : quiet) {
        double last = 0;
        for (std::size_t at = 0; group > 0 && at + group <= stretch.size(); at += group) {
            const auto values = stretch.subspan(at, group);
            part.assign(values.begin(), values.end());
            std::ranges::sort(part);
            const double median = quantileOfSorted(part, 0.5);
            if (at > 0)
                differences.push_back(std::abs(median - last));
            last = median;
        }
    }
    if (differences.size() < kLeastDifferences)
        return 0;
    std::ranges::sort(differences);
    const double upper = quantileOfSorted(differences, 0.75);
    return upper + 3 * (upper - quantileOfSorted(differences, 0.25));
}

} // namespace perfdeck
