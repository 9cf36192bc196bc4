// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/LaggedCorrelation.h"

#include "core/stats/Laws.h"
#include "core/stats/sample/Ranks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr double kZ = 1.959963984540054;
constexpr double kSpearmanVariance = 1.06;
/// Autocorrelations below so many standard errors of noise are taken for noise.
constexpr double kClear = 2;
/// Fewer independent pairs say nothing.
constexpr double kLeastEffectivePairs = 4;

/// Values or ranks less their mean; what is missing stays so.
std::vector<double> centred(std::span<const double> series, CorrelationKind kind)
{
    std::vector<double> known;
    for (const double value : series)
        if (std::isfinite(value))
            known.push_back(value);
    if (kind == CorrelationKind::Spearman)
        known = midranks(known);
    double mean = 0;
    for (const double value : known)
        mean += value / static_cast<double>(known.size());
    // Rounding would leave something of equal numbers.
    if (const auto [low, high] = std::ranges::minmax_element(known); low != high && *low == *high)
        mean = *low;
    std::vector<double> result;
    auto next = known.begin();
    for (const double value : series)
        result.push_back(std::isfinite(value) ? *next++ - mean
                                              : std::numeric_limits<double>::quiet_NaN());
    return result;
}

struct Pairs
{
    double coefficient = 0;
    double count = 0;
};

/// Of a(t) and b(t + lag), around the means of the whole series.
Pairs pairsAt(std::span<const double> a, std::span<const double> b, std::ptrdiff_t lag)
{
    const auto shift = static_cast<std::size_t>(std::abs(lag));
    const auto first = lag >= 0 ? a : a.subspan(shift);
    const auto second = lag >= 0 ? b.subspan(shift) : b;
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    Pairs pairs;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (!std::isfinite(first[i]) || !std::isfinite(second[i]))
            continue;
        products += first[i] * second[i];
        squaresA += first[i] * first[i];
        squaresB += second[i] * second[i];
        ++pairs.count;
    }
    const double scale = std::sqrt(squaresA * squaresB);
    pairs.coefficient = scale > 0 ? std::clamp(products / scale, -1.0, 1.0)
                                  : std::numeric_limits<double>::quiet_NaN();
    return pairs;
}

/// Σ over all lags k of ρa(k) ρb(k), up to the first where either is no clearer than noise; at
/// least 1.
double widening(std::span<const double> a, std::span<const double> b)
{
    const double clear = kClear / std::sqrt(static_cast<double>(a.size()));
    double sum = 1;
    for (std::size_t lag = 1; lag < a.size() / 2; ++lag) {
        const auto shift = static_cast<std::ptrdiff_t>(lag);
        const double rhoA = pairsAt(a, a, shift).coefficient;
        const double rhoB = pairsAt(b, b, shift).coefficient;
        if (!(std::abs(rhoA) > clear && std::abs(rhoB) > clear))
            break;
        sum += 2 * rhoA * rhoB;
    }
    return std::max(1.0, sum);
}

/// Two-sided, by Student's law.
double pValueOf(double coefficient, double effective)
{
    if (effective < kLeastEffectivePairs)
        return 1;
    const double rest = std::max(0.0, 1 - coefficient * coefficient);
    const double t = std::abs(coefficient) * std::sqrt((effective - 2) / rest);
    return std::isfinite(t) ? 2 * studentCdf(-t, effective - 2) : 0;
}

LaggedCorrelation at(std::ptrdiff_t lag, const Pairs &pairs, double wide, CorrelationKind kind)
{
    LaggedCorrelation result;
    result.lag = lag;
    result.coefficient = pairs.coefficient;
    result.effective = pairs.count / wide;
    result.pValue = pValueOf(pairs.coefficient, result.effective);
    result.low = -1;
    result.high = 1;
    if (result.effective >= kLeastEffectivePairs) {
        const double z = std::atanh(pairs.coefficient); // infinite at ±1, whose interval is a point
        const double variance = kind == CorrelationKind::Spearman ? kSpearmanVariance : 1;
        const double reach = kZ * std::sqrt(variance / (result.effective - 3));
        result.low = std::tanh(z - reach);
        result.high = std::tanh(z + reach);
    }
    return result;
}

} // namespace

std::optional<LaggedCorrelation> laggedCorrelation(std::span<const double> a,
                                                   std::span<const double> b,
                                                   const CorrelationOptions &options)
{
    const std::size_t length = std::min(a.size(), b.size());
    const auto first = centred(a.first(length), options.kind);
    const auto second = centred(b.first(length), options.kind);
    if (pairsAt(first, second, 0).count < kLeastPairs)
        return std::nullopt;
    const double wide = widening(first, second);
    const auto most = static_cast<std::ptrdiff_t>(std::min(options.mostLag, length - kLeastPairs));
    std::optional<LaggedCorrelation> best;
    for (std::ptrdiff_t lag = -most; lag <= most; ++lag) {
        const Pairs pairs = pairsAt(first, second, lag);
        if (pairs.count < kLeastPairs || !std::isfinite(pairs.coefficient))
            continue;
        const LaggedCorrelation found = at(lag, pairs, wide, options.kind);
        // Of equally sure lags the one nearest to none.
        if (!best || found.pValue < best->pValue
            || (found.pValue == best->pValue && std::abs(lag) < std::abs(best->lag)))
            best = found;
    }
    if (best) {
        // Neighbouring lags of series that resemble themselves say the same.
        const double lags = 1 + 2 * static_cast<double>(most) / wide;
        best->pValue = -std::expm1(lags * std::log1p(-std::min(best->pValue, 1 - 1e-16)));
    }
    return best;
}

std::vector<std::optional<LaggedCorrelation>>
correlationMatrix(std::span<const std::span<const double>> series,
                  const CorrelationOptions &options)
{
    std::vector<std::optional<LaggedCorrelation>> pairs;
    for (std::size_t i = 0; i < series.size(); ++i)
        for (std::size_t j = i + 1; j < series.size(); ++j)
            pairs.push_back(laggedCorrelation(series[i], series[j], options));
    return pairs;
}

} // namespace perfdeck
