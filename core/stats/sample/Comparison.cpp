// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Comparison.h"

#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"
#include "core/stats/sample/CramerVonMises.h"
#include "core/stats/sample/Dependence.h"
#include "core/stats/sample/DipTest.h"
#include "core/stats/sample/HodgesLehmann.h"
#include "core/stats/sample/MannWhitney.h"
#include "core/stats/sample/Ranks.h"
#include "core/stats/sample/RankShift.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPower = 0.8;
constexpr double kSureOfModes = 0.01; ///< p of the dip test
/// A long tail to the right is what a disturbed machine leaves, and disturbances last longer than a
/// stretch can show.
constexpr double kBurstVariance = 1.15;

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

std::vector<double> logarithms(const std::vector<double> &samples)
{
    std::vector<double> logs;
    logs.reserve(samples.size());
    for (const double x : samples)
        logs.push_back(std::log(x));
    return logs;
}

/// Two samples made ready: in their order and ascending.
struct Pair
{
    std::vector<double> a;
    std::vector<double> b;
    std::vector<double> sortedA;
    std::vector<double> sortedB;

    [[nodiscard]] bool isPositive() const { return sortedA.front() > 0 && sortedB.front() > 0; }

    [[nodiscard]] Pair logarithmic() const
    {
        return {logarithms(a), logarithms(b), logarithms(sortedA), logarithms(sortedB)};
    }
};

/// Both samples together, b moved onto a.
std::vector<double>
aligned(const std::vector<double> &a, const std::vector<double> &b, double shift)
{
    std::vector<double> pooled = a;
    pooled.reserve(a.size() + b.size());
    for (const double y : b)
        pooled.push_back(y - shift);
    return pooled;
}

/// By how much the samples differ, and how much wider than for independent ones everything is.
struct Effect
{
    RankShift estimate;
    RankScores scores = RankScores::All;
    double widening = 1; ///< of standard errors
    bool hasDependence = false; ///< it is more than that of bursts

    /// Scaled around the middle, as the standard error is.
    [[nodiscard]] Interval interval(const RankShift &of) const
    {
        return {of.shift - widening * (of.shift - of.low),
                of.shift + widening * (of.high - of.shift)};
    }
};

double inflationOf(const Pair &pair, double shift, RankScores scores)
{
    const std::vector<double> pooled = aligned(pair.a, pair.b, shift);
    std::vector<double> weights;
    weights.reserve(pooled.size());
    for (const double rank : midranks(pooled))
        weights.push_back(rankScore(scores, rank, pooled.size()));
    const std::span<const double> all(weights);
    return varianceInflation(all.first(pair.a.size()), all.subspan(pair.a.size()));
}

/// Of `pair`, whose samples may be logarithms.
Effect effectOf(const Pair &pair, const ComparisonOptions &options)
{
    Effect effect;
    const double middle = hodgesLehmann(pair.sortedA, pair.sortedB, options.confidence).shift;
    effect.scores = scoresFor(sorted(aligned(pair.sortedA, pair.sortedB, middle)));
    effect.estimate = rankShift(pair.sortedA, pair.sortedB, effect.scores, options.confidence);
    if (!options.isOrdered)
        return effect;
    const double inflation = inflationOf(pair, effect.estimate.shift, effect.scores);
    effect.hasDependence = inflation > 1;
    effect.widening
        = std::sqrt(effect.scores == RankScores::Lower ? kBurstVariance * inflation : inflation);
    return effect;
}

/// Two-sided p of no shift at the widened interval, whose end is the quantile of `level`.
double pWidened(const Effect &effect, double level)
{
    const RankShift &estimate = effect.estimate;
    const double reach
        = estimate.shift > 0 ? estimate.shift - estimate.low : estimate.high - estimate.shift;
    if (!(effect.widening > 1) || !(reach > 0))
        return estimate.pValue;
    const double z
        = normalQuantile(1 - level / 2) * std::abs(estimate.shift) / (effect.widening * reach);
    return std::max(estimate.pValue, 2 * normalCdf(-z));
}

const char *scoresName(RankScores scores)
{
    switch (scores) {
    case RankScores::Middle:
        return "the inner half of the ranks (heavy tails)";
    case RankScores::Lower:
        return "the lower half of the ranks (long tail to the right)";
    case RankScores::Upper:
        return "the upper half of the ranks (long tail to the left)";
    case RankScores::All:
        break;
    }
    return "all ranks";
}

void describeEffect(Comparison &result, const Pair &pair, const ComparisonOptions &options)
{
    const bool isPositive = pair.isPositive();
    const Effect effect = effectOf(isPositive ? pair.logarithmic() : pair, options);
    const RankShift plain = isPositive
        ? rankShift(pair.sortedA, pair.sortedB, effect.scores, options.confidence)
        : effect.estimate;
    result.difference = plain.shift;
    result.differenceInterval = effect.interval(plain);
    if (isPositive) {
        const Interval logs = effect.interval(effect.estimate);
        result.shift = std::expm1(effect.estimate.shift);
        result.shiftInterval = {std::expm1(logs.low), std::expm1(logs.high)};
    } else {
        const double scale = result.medianA == 0 ? kNaN : std::abs(result.medianA);
        result.shift = plain.shift / scale;
        result.shiftInterval
            = {result.differenceInterval.low / scale, result.differenceInterval.high / scale};
    }
    const double inflation = effect.widening * effect.widening;
    result.effectiveA = static_cast<double>(result.countA) / inflation;
    result.effectiveB = static_cast<double>(result.countB) / inflation;
    result.pLocation = effect.estimate.pValue;
    result.pValue = pWidened(effect, 1 - options.confidence);
    result.method = {true,
                     effect.estimate.isExact,
                     effect.scores,
                     effect.hasDependence,
                     options.isOrdered && effect.scores == RankScores::Lower};
}

/// How often a sample lies above another one of the same law that is moved down by `shift`.
double chanceAbove(const std::vector<double> &pooled, double shift)
{
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
    const double chance
        = chanceAbove(sorted(aligned(pair.sortedA, pair.sortedB, result.difference)), effect);
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

Comparison nothingToSay(std::size_t countA, std::size_t countB)
{
    Comparison result;
    result.countA = countA;
    result.countB = countB;
    result.medianA = result.medianB = result.difference = result.shift = kNaN;
    result.differenceInterval = result.shiftInterval = {kNaN, kNaN};
    return result;
}

} // namespace

std::string methodText(const ComparisonMethod &method)
{
    if (!method.isMade)
        return "fewer than 2 samples on one side";
    std::string text = method.isExact ? "exact test by " : "test by ";
    text += scoresName(method.scores);
    if (method.isWidenedForDependence)
        text += ", widened because neighbours resemble each other";
    if (method.isWidenedForBursts)
        text += ", widened because disturbances may outlast the samples";
    return text;
}

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
    result.medianA = quantileOfSorted(pair.sortedA, 0.5);
    result.medianB = quantileOfSorted(pair.sortedB, 0.5);
    describeEffect(result, pair, options);
    result.cliffsDelta = mannWhitney(pair.a, pair.b).cliffsDelta();
    result.pShape = cramerVonMises(pair.a, pair.b).pValue;
    result.isMultimodalA = dipTest(pair.sortedA).pValue < kSureOfModes;
    result.isMultimodalB = dipTest(pair.sortedB).pValue < kSureOfModes;
    result.verdict = verdictOf(result, options);
    if (result.verdict == Verdict::NeedMoreData)
        result.neededPerSide = neededPerSide(pair, result, options);
    return result;
}

} // namespace perfdeck
