// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Comparison.h"

#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"
#include "core/stats/sample/Autocorrelation.h"
#include "core/stats/sample/CramerVonMises.h"
#include "core/stats/sample/HodgesLehmann.h"
#include "core/stats/sample/MannWhitney.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPower = 0.8;

std::vector<double> finiteOf(std::span<const double> samples)
{
    std::vector<double> finite;
    finite.reserve(samples.size());
    std::ranges::copy_if(
        samples, std::back_inserter(finite), [](double x) { return std::isfinite(x); });
    return finite;
}

std::vector<double> sorted(std::vector<double> samples)
{
    std::ranges::sort(samples);
    return samples;
}

/// Two samples made ready: in their order and ascending.
struct Pair
{
    std::vector<double> a;
    std::vector<double> b;
    std::vector<double> sortedA;
    std::vector<double> sortedB;

    [[nodiscard]] bool isPositive() const { return sortedA.front() > 0 && sortedB.front() > 0; }
};

/// Scales an interval around its middle, as the standard error of dependent samples grows.
Interval widened(const HodgesLehmann &estimate, double factor)
{
    return {estimate.shift - factor * (estimate.shift - estimate.low),
            estimate.shift + factor * (estimate.high - estimate.shift)};
}

std::vector<double> logarithms(const std::vector<double> &samples)
{
    std::vector<double> logs;
    logs.reserve(samples.size());
    for (const double x : samples)
        logs.push_back(std::log(x));
    return logs;
}

void describeShift(Comparison &result, const Pair &pair, double confidence, double factor)
{
    const HodgesLehmann estimate = hodgesLehmann(pair.sortedA, pair.sortedB, confidence);
    result.difference = estimate.shift;
    result.differenceInterval = widened(estimate, factor);
    if (pair.isPositive()) {
        const HodgesLehmann ratio
            = hodgesLehmann(logarithms(pair.sortedA), logarithms(pair.sortedB), confidence);
        const Interval interval = widened(ratio, factor);
        result.shift = std::expm1(ratio.shift);
        result.shiftInterval = {std::expm1(interval.low), std::expm1(interval.high)};
        return;
    }
    const double scale = result.medianA == 0 ? kNaN : std::abs(result.medianA);
    result.shift = result.difference / scale;
    result.shiftInterval
        = {result.differenceInterval.low / scale, result.differenceInterval.high / scale};
}

/// How often a sample lies above another one of the same law that is moved down by `shift`: both
/// samples together, b moved onto a.
double chanceAbove(const Pair &pair, double difference, double shift)
{
    std::vector<double> pooled = pair.sortedA;
    for (const double y : pair.sortedB)
        pooled.push_back(y - difference);
    std::ranges::sort(pooled);
    double pairs = 0;
    std::size_t less = 0;
    std::size_t lessOrEqual = 0;
    for (const double x : pooled) {
        while (less < pooled.size() && pooled[less] < x + shift)
            ++less;
        while (lessOrEqual < pooled.size() && pooled[lessOrEqual] <= x + shift)
            ++lessOrEqual;
        pairs += static_cast<double>(less + lessOrEqual) / 2;
    }
    const auto count = static_cast<double>(pooled.size());
    return pairs / (count * count);
}

/// G. E. Noether, "Sample size determination for some common nonparametric tests" (JASA 82, 1987).
std::size_t
neededPerSide(const Pair &pair, const Comparison &result, const ComparisonOptions &options)
{
    const double band = options.noiseBand * std::abs(result.medianA);
    const double effect = std::max(band, std::abs(result.difference));
    const double chance = chanceAbove(pair, result.difference, effect);
    if (!(chance > 0.5))
        return 0;
    const double reach = normalQuantile(0.5 + options.confidence / 2) + normalQuantile(kPower);
    const double dependence = static_cast<double>(result.countA + result.countB)
        / (result.effectiveA + result.effectiveB);
    const double needed = dependence * reach * reach / (6 * (chance - 0.5) * (chance - 0.5));
    return static_cast<std::size_t>(std::min(std::ceil(needed), 1e9));
}

Verdict verdictOf(const Comparison &result, const ComparisonOptions &options)
{
    const bool isRelative = !std::isnan(result.shift);
    const double size = isRelative ? result.shift : result.difference;
    const Interval interval = isRelative ? result.shiftInterval : result.differenceInterval;
    const double band = isRelative ? options.noiseBand : 0;
    if (result.pValue < 1 - options.confidence && std::abs(size) >= band && size != 0) {
        if (options.better == Better::Neither)
            return Verdict::Different;
        return (size > 0) == (options.better == Better::Higher) ? Verdict::Improved
                                                                : Verdict::Regressed;
    }
    return interval.low >= -band && interval.high <= band ? Verdict::Equivalent
                                                          : Verdict::NeedMoreData;
}

/// Two-sided p of a statistic whose standard error is `factor` times as wide as thought.
double pWidened(double p, double factor)
{
    if (factor <= 1 || p <= 0)
        return p;
    return 2 * normalCdf(normalQuantile(p / 2) / factor);
}

Comparison nothingToSay(std::size_t countA, std::size_t countB)
{
    Comparison result;
    result.countA = countA;
    result.countB = countB;
    result.medianA = result.medianB = result.difference = result.shift = kNaN;
    result.differenceInterval = result.shiftInterval = {kNaN, kNaN};
    result.method = "fewer than 2 samples on one side";
    return result;
}

} // namespace

const char *verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Regressed:
        return "regressed";
    case Verdict::Improved:
        return "improved";
    case Verdict::Different:
        return "different";
    case Verdict::Equivalent:
        return "equivalent";
    case Verdict::NeedMoreData:
        break;
    }
    return "need more data";
}

Comparison compareSamples(std::span<const double> a,
                          std::span<const double> b,
                          const ComparisonOptions &options)
{
    Pair pair{finiteOf(a), finiteOf(b), {}, {}};
    if (pair.a.size() < 2 || pair.b.size() < 2)
        return nothingToSay(pair.a.size(), pair.b.size());
    pair.sortedA = sorted(pair.a);
    pair.sortedB = sorted(pair.b);
    Comparison result;
    result.countA = pair.a.size();
    result.countB = pair.b.size();
    result.effectiveA
        = options.isOrdered ? effectiveSampleSize(pair.a) : static_cast<double>(result.countA);
    result.effectiveB
        = options.isOrdered ? effectiveSampleSize(pair.b) : static_cast<double>(result.countB);
    result.medianA = quantileOfSorted(pair.sortedA, 0.5);
    result.medianB = quantileOfSorted(pair.sortedB, 0.5);
    const double factor = std::sqrt(static_cast<double>(result.countA + result.countB)
                                    / (result.effectiveA + result.effectiveB));
    describeShift(result, pair, options.confidence, factor);
    const MannWhitney location = mannWhitney(pair.a, pair.b);
    result.cliffsDelta = location.cliffsDelta();
    result.pLocation = location.pValue;
    result.pShape = cramerVonMises(pair.a, pair.b).pValue;
    result.pValue = pWidened(result.pLocation, factor);
    result.verdict = verdictOf(result, options);
    if (result.verdict == Verdict::NeedMoreData)
        result.neededPerSide = neededPerSide(pair, result, options);
    result.method = location.isExact ? "exact Mann-Whitney, Hodges-Lehmann"
                                     : "Mann-Whitney with ties, Hodges-Lehmann";
    return result;
}

} // namespace perfdeck
