// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/BootstrapInterval.h"

#include "core/base/SplitMix.h"
#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace perfdeck {

namespace {

/// Draws a sample anew from itself and gives the middle of what came.
class Redrawn final
{
public:
    Redrawn(std::span<const double> samples, Middle middle)
        : m_sorted(samples.begin(), samples.end())
        , m_drawn(samples.size())
        , m_middle(middle)
    {
        std::ranges::sort(m_sorted);
    }

    [[nodiscard]] double next(std::uint64_t &seed)
    {
        const auto count = static_cast<std::uint32_t>(m_sorted.size());
        if (m_middle == Middle::Mean) {
            double sum = 0;
            for (std::uint32_t i = 0; i < count; ++i)
                sum += m_sorted[draw(count, seed)];
            return sum / static_cast<double>(count);
        }
        std::ranges::fill(m_drawn, 0U);
        for (std::uint32_t i = 0; i < count; ++i)
            ++m_drawn[draw(count, seed)];
        return medianOfDrawn();
    }

    /// The middles with one sample left out each.
    [[nodiscard]] std::vector<double> leftOut() const
    {
        std::vector<double> middles;
        for (std::size_t i = 0; i < m_sorted.size(); ++i) {
            std::vector<double> others = m_sorted;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            middles.push_back(middleOf(std::move(others), m_middle));
        }
        return middles;
    }

private:
    static std::uint32_t draw(std::uint32_t count, std::uint64_t &seed)
    {
        return drawBelow(count, static_cast<std::uint32_t>(splitMix64(seed) >> 32U));
    }

    [[nodiscard]] double medianOfDrawn() const
    {
        const std::size_t lower = (m_sorted.size() - 1) / 2;
        const std::size_t upper = m_sorted.size() / 2;
        std::size_t seen = m_drawn[0];
        std::size_t at = 0;
        while (seen <= lower)
            seen += m_drawn[++at];
        const double first = m_sorted[at];
        while (seen <= upper)
            seen += m_drawn[++at];
        return std::midpoint(first, m_sorted[at]);
    }

    std::vector<double> m_sorted;
    std::vector<std::uint32_t> m_drawn; ///< how often each
    Middle m_middle;
};

/// Σ d³ and Σ d² of the deviations of what the left-out samples did, which give the acceleration.
struct Skew
{
    double cubes = 0;
    double squares = 0;

    void add(const std::vector<double> &leftOut, double sign)
    {
        if (leftOut.size() < 2)
            return;
        const double mean = std::accumulate(leftOut.begin(), leftOut.end(), 0.0)
            / static_cast<double>(leftOut.size());
        const auto count = static_cast<double>(leftOut.size());
        for (const double middle : leftOut) {
            const double influence = sign * (count - 1) * (mean - middle) / count;
            cubes += influence * influence * influence;
            squares += influence * influence;
        }
    }

    [[nodiscard]] double acceleration() const
    {
        return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
    }
};

BootstrapInterval
correctedInterval(std::vector<double> drawn, double value, double acceleration, double confidence)
{
    std::ranges::sort(drawn);
    const auto below = std::ranges::lower_bound(drawn, value) - drawn.begin();
    const auto notAbove = std::ranges::upper_bound(drawn, value) - drawn.begin();
    const auto count = static_cast<double>(drawn.size());
    // Ties count half; never quite 0 or 1, whose quantiles are infinite.
    const double share = std::clamp(
        static_cast<double>(below + notAbove) / (2 * count), 0.5 / count, 1 - 0.5 / count);
    const double bias = normalQuantile(share);
    const auto at = [&](double probability) {
        const double z = bias + normalQuantile(probability);
        return quantileOfSorted(drawn, normalCdf(bias + z / (1 - acceleration * z)));
    };
    return {value, at((1 - confidence) / 2), at((1 + confidence) / 2)};
}

} // namespace

BootstrapInterval bootstrapInterval(std::span<const double> samples,
                                    Middle middle,
                                    double confidence,
                                    std::size_t resamples)
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    if (samples.empty() || resamples == 0)
        return {kNaN, kNaN, kNaN};
    Redrawn redrawn(samples, middle);
    std::uint64_t seed = seedOf(samples);
    std::vector<double> drawn(resamples);
    std::ranges::generate(drawn, [&] { return redrawn.next(seed); });
    Skew skew;
    skew.add(redrawn.leftOut(), 1);
    return correctedInterval(std::move(drawn),
                             middleOf({samples.begin(), samples.end()}, middle),
                             skew.acceleration(),
                             confidence);
}

BootstrapInterval bootstrapDifference(std::span<const double> a,
                                      std::span<const double> b,
                                      Middle middle,
                                      double confidence,
                                      std::size_t resamples)
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    if (a.empty() || b.empty() || resamples == 0)
        return {kNaN, kNaN, kNaN};
    Redrawn redrawnA(a, middle);
    Redrawn redrawnB(b, middle);
    std::uint64_t seed = seedOf(a, b);
    std::vector<double> drawn(resamples);
    std::ranges::generate(drawn, [&] {
        const double before = redrawnA.next(seed);
        return redrawnB.next(seed) - before;
    });
    Skew skew;
    skew.add(redrawnA.leftOut(), -1);
    skew.add(redrawnB.leftOut(), 1);
    const double value
        = middleOf({b.begin(), b.end()}, middle) - middleOf({a.begin(), a.end()}, middle);
    return correctedInterval(std::move(drawn), value, skew.acceleration(), confidence);
}

} // namespace perfdeck
