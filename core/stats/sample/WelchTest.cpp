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

/// All but the interval.
WelchTest withoutInterval(const Mean &first, const Mean &second)
{
    WelchTest test;
    test.difference = second.value - first.value;
    const double variance = first.variance + second.variance;
    if (!(variance > 0)) { // all equal on both sides
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
    return test;
}

bool isTooFew(std::span<const double> a, std::span<const double> b)
{
    return a.size() < 2 || b.size() < 2;
}

} // namespace

WelchTest welchTest(std::span<const double> a, std::span<const double> b, double confidence)
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    if (isTooFew(a, b))
        return {kNaN, kNaN, kNaN, kNaN, kNaN, 1};
    const Mean first = meanOf(a);
    const Mean second = meanOf(b);
    WelchTest test = withoutInterval(first, second);
    const double error = std::sqrt(first.variance + second.variance);
    const double reach
        = error > 0 ? studentQuantile(0.5 + confidence / 2, test.degreesOfFreedom) * error : 0;
    test.low = test.difference - reach;
    test.high = test.difference + reach;
    return test;
}

double welchPValue(std::span<const double> a, std::span<const double> b)
{
    return isTooFew(a, b) ? 1 : withoutInterval(meanOf(a), meanOf(b)).pValue;
}

} // namespace perfdeck
