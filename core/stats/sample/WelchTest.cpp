// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/WelchTest.h"

#include "core/stats/Laws.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace perfdeck {

namespace {

struct Mean
{
    double value = 0;
    double variance = 0; ///< of the mean
    double degreesOfFreedom = 0;
};

Mean meanOf(std::span<const double> samples)
{
    Mean mean;
    const auto count = static_cast<double>(samples.size());
    mean.degreesOfFreedom = count - 1;
    mean.value = std::accumulate(samples.begin(), samples.end(), 0.0) / count;
    double squares = 0;
    for (const double x : samples)
        squares += (x - mean.value) * (x - mean.value);
    mean.variance = squares / mean.degreesOfFreedom / count;
    return mean;
}

} // namespace

WelchTest welchTest(std::span<const double> a, std::span<const double> b, double confidence)
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    if (a.size() < 2 || b.size() < 2)
        return {kNaN, kNaN, kNaN, kNaN, kNaN, 1};
    const Mean first = meanOf(a);
    const Mean second = meanOf(b);
    WelchTest test;
    test.difference = second.value - first.value;
    const double variance = first.variance + second.variance;
    if (!(variance > 0)) { // all equal on both sides
        test.low = test.high = test.difference;
        test.degreesOfFreedom = first.degreesOfFreedom + second.degreesOfFreedom;
        test.t = test.difference == 0
            ? 0
            : std::copysign(std::numeric_limits<double>::infinity(), test.difference);
        test.pValue = test.difference == 0 ? 1 : 0;
        return test;
    }
    test.degreesOfFreedom = variance * variance
        / (first.variance * first.variance / first.degreesOfFreedom
           + second.variance * second.variance / second.degreesOfFreedom);
    test.t = test.difference / std::sqrt(variance);
    test.pValue = 2 * studentCdf(-std::abs(test.t), test.degreesOfFreedom);
    const double reach
        = studentQuantile(0.5 + confidence / 2, test.degreesOfFreedom) * std::sqrt(variance);
    test.low = test.difference - reach;
    test.high = test.difference + reach;
    return test;
}

} // namespace perfdeck
