// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/TailSurprise.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace perfdeck {

namespace {

constexpr std::size_t kFewestPeaks = 5;
/// Peaks are at most this share of what was seen: the law holds for tails only.
constexpr std::uint64_t kTailPart = 10;
/// What is assumed of a tail before it is known, and how many peaks that assumption is worth:
/// few peaks fit almost any shape.
constexpr double kUsualShape = 0.2;
constexpr double kUsualWeight = 10;
/// Steeper tails end so near behind their largest peak that the next record would be impossible.
constexpr double kLeastShape = -0.25;
constexpr double kMostShape = 0.9;
constexpr std::uint64_t kForgetEvery = 64;

/// Generalised Pareto law of what lies above a threshold.
struct TailLaw
{
    double shape = kUsualShape;
    double scale = 0; ///< 0: all peaks are equal

    [[nodiscard]] double decadesAt(double excess) const
    {
        if (scale <= 0)
            return TailSurprise::kMost;
        if (std::abs(shape) < 1e-9)
            return excess / scale / std::log(10.0);
        const double base = 1 + shape * excess / scale;
        return base > 0 ? std::log10(base) / shape : TailSurprise::kMost;
    }
};

/// From excesses over the threshold, descending.
template<class Excess>
TailLaw fitTail(std::size_t count, Excess excess)
{
    double mean = 0;
    double weighted = 0; // E[X (1 − F(X))]
    const auto n = static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double rank = (static_cast<double>(count - i) - 0.35) / n;
        mean += excess(i) / n;
        weighted += excess(i) * (1 - rank) / n;
    }
    TailLaw law;
    if (!(mean > 0) || !std::isfinite(mean))
        return law;
    const double shape = 2 - mean / (mean - 2 * weighted);
    law.shape = std::clamp(
        (n * shape + kUsualWeight * kUsualShape) / (n + kUsualWeight), kLeastShape, kMostShape);
    law.scale = mean * (1 - law.shape); // the law then has the mean that was seen
    return law;
}

} // namespace

double TailSurprise::surprise(double number) const
{
    if (m_count < kLearned || m_peaks.size() < kFewestPeaks)
        return 0;
    const auto used = std::min<std::size_t>(
        m_peaks.size(), std::max<std::size_t>(kFewestPeaks, m_count / kTailPart));
    const double threshold = m_peaks[used - 1].height;
    if (number <= threshold)
        return 0;
    const TailLaw law
        = fitTail(used - 1, [&](std::size_t i) { return m_peaks[i].height - threshold; });
    return std::min(kMost, law.decadesAt(number - threshold));
}

void TailSurprise::keep(double number)
{
    ++m_count;
    if (m_count % kForgetEvery == 0 && m_count > kHorizon)
        std::erase_if(m_peaks, [this](const Peak &peak) { return peak.at + kHorizon < m_count; });
    if (m_peaks.size() == kKept) {
        if (number <= m_peaks.back().height)
            return;
        m_peaks.pop_back();
    }
    m_peaks.insert(std::ranges::upper_bound(m_peaks, number, std::greater(), &Peak::height),
                   {number, m_count});
}

double TailSurprise::push(double number)
{
    if (!std::isfinite(number))
        return 0;
    const double found = surprise(number);
    keep(number);
    return found;
}

std::optional<double> TailSurprise::exceededBy(double share) const
{
    if (m_count < kLearned)
        return std::nullopt;
    const auto seen = static_cast<double>(std::min(m_count, kHorizon));
    const auto place = static_cast<std::size_t>(std::max(0.0, share) * seen);
    return m_peaks[std::min(place, m_peaks.size() - 1)].height;
}

} // namespace perfdeck
