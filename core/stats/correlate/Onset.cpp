// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/Onset.h"

#include "core/stats/correlate/ChangeScan.h"
#include "core/stats/MeanDifference.h"
#include "core/stats/Quantile.h"
#include "core/stats/RobustScore.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

/// Of one series to have changed, before anything is known of it.
constexpr double kPrior = 0.01;
/// Innovations are drawn in to so many deviations: spikes are no changes.
constexpr double kMostDeviations = 4;
/// Twice the log-likelihood ratio that the best of all onsets reaches in a minute-long range of
/// independent normal noise; noise that reaches more makes all ratios count less.
constexpr double kUsualRatio = 8;
/// Halves whose medians are so many standard errors apart lie on a slope.
constexpr double kSlopeErrors = 3;
/// The log-likelihood ratio of a series that is gone.
constexpr double kGoneEvidence = 100;
constexpr std::size_t kLeastGone = 3;
/// A sample that differs from a constant is as strange as one of so many deviations.
constexpr double kDeviationsOfAnyChange = 8;

std::vector<double> finite(std::span<const double> values)
{
    std::vector<double> kept;
    std::ranges::copy_if(
        values, std::back_inserter(kept), [](double value) { return std::isfinite(value); });
    return kept;
}

/// The line before the range, over places counted from its start.
struct Baseline
{
    double level = 0; ///< in the middle of `before`
    double slope = 0; ///< per sample
    double middle = 0; ///< that place
    double deviation = 0;

    [[nodiscard]] double at(std::size_t place) const
    {
        return level + slope * (static_cast<double>(place) - middle);
    }
};

Baseline baselineOf(std::span<const double> before)
{
    Baseline line;
    const std::size_t half = before.size() / 2;
    const auto first = finite(before.first(half));
    const auto second = finite(before.last(half));
    const auto all = finite(before);
    line.middle = (static_cast<double>(before.size()) - 1) / 2;
    line.level = medianOf(all);
    const auto scale = robustScale(all);
    line.deviation = scale ? scale->deviation : 0;
    if (first.size() < kLeastBefore / 2 || second.size() < kLeastBefore / 2)
        return line;
    const double low = medianOf(first);
    const double high = medianOf(second);
    std::vector<double> rests; // of the halves' own levels: the slope inside them is small
    for (const double value : first)
        rests.push_back(value - low);
    for (const double value : second)
        rests.push_back(value - high);
    const auto noise = robustScale(rests);
    const double cases = static_cast<double>(rests.size()) / 2 / autocorrelationTime(rests);
    // Medians scatter 1.2533 times as much as means, their difference √2 times that.
    const double error = 1.2533 * std::sqrt(2 / std::max(1.0, cases)) * noise->deviation;
    if (std::abs(high - low) > kSlopeErrors * error)
        line.slope = (high - low) / static_cast<double>(before.size() - half);
    return line;
}

/// The series without its line and without what each sample has from the one before.
class Whitened final
{
public:
    Whitened(std::span<const double> before, std::span<const double> range, const Baseline &line)
    {
        for (std::size_t i = 0; i < before.size(); ++i)
            m_rests.push_back(before[i] - line.at(i));
        for (std::size_t i = 0; i < range.size(); ++i)
            m_rests.push_back(range[i] - line.at(before.size() + i));
        m_share = shareOf(before.size());
        whiten();
        scaleBy(before.size());
    }

    [[nodiscard]] double share() const { return m_share; }

    /// Innovations in deviations of those before the range.
    [[nodiscard]] std::span<const double> innovations() const { return m_innovations; }

private:
    [[nodiscard]] double shareOf(std::size_t length) const
    {
        std::vector<double> known = finite(std::span(m_rests).first(length));
        if (const auto scale = robustScale(known); scale && scale->deviation > 0)
            for (double &rest : known)
                rest = std::clamp(
                    rest, -kMostDeviations * scale->deviation, kMostDeviations * scale->deviation);
        double products = 0;
        double squares = 0;
        for (std::size_t i = 0; i < known.size(); ++i) {
            squares += known[i] * known[i];
            products += i > 0 ? known[i] * known[i - 1] : 0;
        }
        return ChangeScans::rounded(squares > 0 ? products / squares : 0);
    }

    void whiten()
    {
        double last = 0;
        for (const double rest : m_rests) {
            const double expected = m_share * last;
            m_innovations.push_back(std::isfinite(rest) ? rest - expected : 0);
            last = std::isfinite(rest) ? rest : expected;
        }
    }

    void scaleBy(std::size_t length)
    {
        const auto known = std::span(m_innovations).first(length);
        const auto scale = robustScale({known.begin(), known.end()});
        double deviation = scale ? scale->deviation : 0;
        if (!(deviation > 0))
            for (const double innovation : m_innovations)
                deviation = std::max(deviation, std::abs(innovation) / kDeviationsOfAnyChange);
        for (double &innovation : m_innovations)
            innovation = deviation > 0
                ? std::clamp(innovation / deviation, -kMostDeviations, kMostDeviations)
                : 0;
    }

    std::vector<double> m_rests;
    std::vector<double> m_innovations;
    double m_share = 0;
};

/// How much more than usual the stretches before the range look changed; at least 1.
double unrest(std::span<const double> innovations, const ChangeScan &scan, std::size_t length)
{
    double sum = 0;
    double stretches = 0;
    for (std::size_t end = innovations.size(); end >= 2 * length; end -= length) {
        sum += std::ranges::max(scan.ratios(innovations.subspan(end - 2 * length, 2 * length)));
        ++stretches;
    }
    return stretches > 0 ? std::max(1.0, sum / stretches / kUsualRatio) : 1;
}

void setChances(Onset &onset, const std::vector<double> &found, double unrest)
{
    const auto best = std::ranges::max_element(found);
    onset.step = static_cast<std::size_t>(best - found.begin());
    onset.evidence = *best / 2 / unrest;
    double total = 0;
    for (const double ratio : found)
        total += onset.chance.emplace_back(std::exp((ratio - *best) / 2 / unrest));
    for (double &chance : onset.chance)
        chance /= total;
}

/// Where the gap at the end of the range begins, if it is longer than any before.
std::optional<std::size_t> goneSince(std::span<const double> before, std::span<const double> range)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const double value : before) {
        run = std::isfinite(value) ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    std::size_t gap = 0;
    while (gap < range.size() && !std::isfinite(range[range.size() - 1 - gap]))
        ++gap;
    if (gap < kLeastGone || gap <= 2 * longest)
        return std::nullopt;
    return range.size() - gap;
}

} // namespace

double Onset::confidence() const
{
    const double prior = std::log(kPrior / (1 - kPrior)
                                  / static_cast<double>(std::max<std::size_t>(1, chance.size())));
    return 1 / (1 + std::exp(-(evidence + prior)));
}

std::optional<Onset> findOnset(std::span<const double> before, std::span<const double> range)
{
    ChangeScans scans;
    return findOnset(before, range, scans);
}

std::optional<Onset>
findOnset(std::span<const double> before, std::span<const double> range, ChangeScans &scans)
{
    if (finite(before).size() < kLeastBefore || range.size() < kLeastDuring
        || before.size() < range.size())
        return std::nullopt;
    const Baseline line = baselineOf(before);
    Onset onset;
    onset.before = line.at(before.size());
    if (const auto since = goneSince(before, range)) {
        onset.isGone = true;
        onset.step = *since;
        onset.evidence = kGoneEvidence;
        onset.chance.assign(range.size(), 0);
        onset.chance[*since] = 1;
        onset.after = std::numeric_limits<double>::quiet_NaN();
        return onset;
    }
    const Whitened whitened(before, range, line);
    const auto innovations = whitened.innovations();
    const std::size_t length = range.size();
    const ChangeScan &scan = scans.of(length, whitened.share());
    setChances(onset,
               scan.ratios(innovations.last(2 * length)),
               unrest(innovations.first(before.size()), scan, length));
    onset.after = medianOf(finite(range.subspan(onset.step)));
    const double moved = onset.after - onset.before;
    onset.shift = line.deviation > 0 ? moved / line.deviation
        : moved != 0                 ? std::copysign(kDeviationsOfAnyChange, moved)
                                     : 0;
    return onset;
}

} // namespace perfdeck
