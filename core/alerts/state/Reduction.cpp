// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/Reduction.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double increaseOf(const SampleSpan &samples, bool isRate)
{
    double increase = 0;
    std::size_t first = samples.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::isnan(samples.values[i]))
            continue;
        if (first == samples.size())
            first = i;
        else
            increase += increaseBetween(samples.values[last], samples.values[i]);
        last = i;
    }
    if (first >= last)
        return kUndefined;
    const auto seconds
        = std::chrono::duration<double>(samples.times[last] - samples.times[first]).count();
    return isRate ? increase / seconds : increase;
}

std::vector<double> sorted(const SampleSpan &samples)
{
    std::vector<double> values(samples.values.begin(), samples.values.end());
    std::erase_if(values, [](double value) { return std::isnan(value); });
    std::ranges::sort(values);
    return values;
}

} // namespace

double increaseBetween(double earlier, double later)
{
    return later >= earlier ? later - earlier : later;
}

double reduced(const SampleSpan &samples, Reducer reducer, double quantile)
{
    if (reducer == Reducer::Rate || reducer == Reducer::Increase)
        return increaseOf(samples, reducer == Reducer::Rate);
    if (reducer == Reducer::Quantile)
        return quantileOfSorted(sorted(samples), quantile);
    double sum = 0;
    double least = kUndefined;
    double most = kUndefined;
    double last = kUndefined;
    std::size_t count = 0;
    for (const double value : samples.values) {
        if (std::isnan(value))
            continue;
        ++count;
        sum += value;
        least = value > least ? least : value;
        most = value < most ? most : value;
        last = value;
    }
    if (reducer == Reducer::Count)
        return static_cast<double>(count);
    if (count == 0)
        return kUndefined;
    switch (reducer) {
    case Reducer::Average:
        return sum / static_cast<double>(count);
    case Reducer::Minimum:
        return least;
    case Reducer::Maximum:
        return most;
    case Reducer::Sum:
        return sum;
    default:
        return last;
    }
}

} // namespace perfdeck
