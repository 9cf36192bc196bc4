// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/SeriesTrial.h"

#include "core/regress/EffectFloor.h"
#include "core/stats/Quantile.h"
#include "core/stats/sample/Comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>

namespace perfdeck {

namespace {

/// The place was chosen among all of the series: as many chances to find one (Bonferroni).
double searchedP(const ChangeAnalysis &analysis, const ChangePoint &point)
{
    return std::min(1.0, point.p * static_cast<double>(analysis.used));
}

using Values = std::span<const double>;

/// Tails are too noisy to be judged with fewer blocks, or with more noise for their level.
constexpr std::size_t kFewestTailBlocks = 20;
constexpr double kMostTailNoise = 0.10;

std::string_view nameOf(ChangeMethod method)
{
    switch (method) {
    case ChangeMethod::None:
        return "none";
    case ChangeMethod::Levels:
        return "levels";
    case ChangeMethod::Distances:
        return "distances";
    case ChangeMethod::Drift:
        return "drift";
    case ChangeMethod::Lines:
        break;
    }
    return "lines";
}

/// The series between its change points, without missing blocks.
class Stretches final
{
public:
    Stretches(Values values, std::span<const ChangePoint> points)
    {
        m_present.reserve(values.size());
        std::vector<std::size_t> begins{0};
        std::size_t next = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (next < points.size() && points[next].index == i) {
                begins.push_back(m_present.size());
                ++next;
            }
            if (std::isfinite(values[i]))
                m_present.push_back(values[i]);
        }
        begins.push_back(m_present.size());
        for (std::size_t i = 0; i + 1 < begins.size(); ++i)
            m_parts.push_back(Values(m_present).subspan(begins[i], begins[i + 1] - begins[i]));
    }

    [[nodiscard]] std::span<const Values> all() const { return m_parts; }

    [[nodiscard]] Values before(std::size_t point) const { return m_parts[point]; }

    [[nodiscard]] Values after(std::size_t point) const { return m_parts[point + 1]; }

    [[nodiscard]] Values newest(std::size_t count) const
    {
        return Values(m_present).last(std::min(count, m_present.size()));
    }

    /// From the change on to the newest, later changes included.
    [[nodiscard]] Values since(std::size_t point) const
    {
        std::size_t count = 0;
        for (const Values part : all().subspan(point + 1))
            count += part.size();
        return newest(count);
    }

private:
    std::vector<double> m_present;
    std::vector<Values> m_parts;
};

/// A step is made within this many blocks on either side of it; a season of a day, or a drift,
/// takes longer.
constexpr std::size_t kStepBlocks = 30;
/// So much of a change has to be made there.
constexpr double kLeastAtOnce = 0.5;

bool isStep(Values before, Values after)
{
    const std::size_t near = std::min({kStepBlocks, before.size(), after.size()});
    const double whole = medianOf(after) - medianOf(before);
    const double atOnce = medianOf(after.first(near)) - medianOf(before.last(near));
    return whole == 0 || atOnce / whole >= kLeastAtOnce;
}

/// On which side of the middle between two levels values lie.
struct Sides
{
    double before;
    double after;

    [[nodiscard]] bool isAfter(double value) const
    {
        const double middle = (before + after) / 2;
        return after > before ? value > middle : value < middle;
    }

    [[nodiscard]] double shareAfter(Values values) const
    {
        const auto count
            = std::ranges::count_if(values, [this](double value) { return isAfter(value); });
        return values.empty() ? 0 : static_cast<double>(count) / static_cast<double>(values.size());
    }
};

Standing standingOf(const Stretches &stretches, Sides sides, std::size_t persistence)
{
    const Values last = stretches.all().back();
    if (last.size() < persistence || stretches.newest(persistence).size() < persistence)
        return Standing::Unsettled;
    if (!sides.isAfter(medianOf(last)))
        return Standing::Gone;
    return sides.isAfter(medianOf(stretches.newest(persistence))) ? Standing::Holds
                                                                  : Standing::Unsettled;
}

/// The size of the change into a finding; false where there is none to speak of.
bool measure(Finding &finding, Values before, Values after, double learned)
{
    const double scale = std::abs(finding.before);
    finding.method.floor = usualFloor(*finding.series);
    if (scale > 0)
        finding.method.floor = std::max(finding.method.floor, learned / scale);
    ComparisonOptions options;
    options.noiseBand = finding.method.floor;
    options.better = metricInfo(finding.series->metric).better;
    const Comparison comparison = compareSamples(before, after, options);
    // The search takes neighbours for less alike than a comparison of both stretches finds them;
    // the place was chosen among as many as there are independent points.
    const double places = comparison.effectiveA + comparison.effectiveB;
    if (std::isfinite(comparison.pValue) && std::isfinite(places))
        finding.p = std::max(finding.p, std::min(1.0, comparison.pValue * places));
    if (std::isfinite(comparison.shift)) {
        finding.effect = comparison.shift;
        finding.effectLow = comparison.shiftInterval.low;
        finding.effectHigh = comparison.shiftInterval.high;
    } else if (scale == 0 && comparison.difference != 0) {
        // Anything is infinitely more than nothing; the sign still counts.
        const auto share = [](double difference) {
            return difference == 0
                ? 0
                : std::copysign(std::numeric_limits<double>::infinity(), difference);
        };
        finding.effect = share(comparison.difference);
        finding.effectLow = share(comparison.differenceInterval.low);
        finding.effectHigh = share(comparison.differenceInterval.high);
    } else {
        return false;
    }
    finding.verdict = verdictOf(options.better, finding.effect);
    const bool isSure = finding.effectLow > 0 || finding.effectHigh < 0; // NaN: no interval
    return isSure && std::abs(finding.effect) >= finding.method.floor;
}

/// One change point, judged.
class Judge final
{
public:
    Judge(const BlockSeries &series, const ChangeAnalysis &analysis, const TrialOptions &options)
        : m_series(series)
        , m_analysis(analysis)
        , m_options(options)
        , m_stretches(series.values, analysis.points)
    {
    }

    [[nodiscard]] std::optional<Candidate> candidate(std::size_t index) const
    {
        const ChangePoint &point = m_analysis.points[index];
        const Values before = m_stretches.before(index);
        const Values after = m_stretches.after(index);
        if (std::min(before.size(), after.size()) < m_options.persistence
            || !canJudge(before, after) || !isStep(before, after))
            return std::nullopt;
        Candidate made;
        Finding &finding = made.finding;
        finding.series = m_series.key;
        finding.time = m_series.timeOf(point.index);
        finding.before = medianOf(before);
        finding.after = medianOf(after);
        finding.p = searchedP(m_analysis, point);
        finding.method = method(before.size(), after.size());
        const double learned
            = learnedFloor(m_stretches.all(), std::min(before.size(), after.size()));
        if (!measure(finding, before, after, learned))
            return std::nullopt;
        const Sides sides{finding.before, finding.after};
        made.standing = standingOf(m_stretches, sides, m_options.persistence);
        finding.parts.detection = point.confidence;
        finding.parts.heldRatio = sides.shareAfter(m_stretches.since(index));
        // Without any noise every step is infinitely clear; the number stays printable.
        constexpr double kClearest = 1000;
        const double step = std::abs(finding.after - finding.before);
        finding.parts.effectToNoise
            = std::min(kClearest, step / std::max(m_analysis.noise, 1e-300));
        return made;
    }

private:
    [[nodiscard]] bool canJudge(Values before, Values after) const
    {
        if (!isTail(*m_series.key))
            return true;
        return std::min(before.size(), after.size()) >= kFewestTailBlocks
            && m_analysis.noise < kMostTailNoise * std::abs(medianOf(before));
    }

    [[nodiscard]] FindingMethod method(std::size_t before, std::size_t after) const
    {
        FindingMethod made;
        made.name = std::string(nameOf(m_analysis.method)) + ": " + std::string(m_analysis.why);
        made.window = m_series.range();
        made.block = m_series.block;
        made.blocksBefore = static_cast<std::uint32_t>(before);
        made.blocksAfter = static_cast<std::uint32_t>(after);
        made.blocksMissing = static_cast<std::uint32_t>(m_series.values.size() - m_analysis.used);
        return made;
    }

    const BlockSeries &m_series;
    const ChangeAnalysis &m_analysis;
    const TrialOptions &m_options;
    const Stretches m_stretches;
};

} // namespace

SeriesTrial tryOut(const BlockSeries &series, const TrialOptions &options)
{
    SeriesTrial trial;
    trial.series = series.key;
    trial.block = series.block;
    const ChangeAnalysis analysis
        = findChanges(series.values, {ChangePreset::Regression, options.sensitivity});
    if (analysis.used < kFewestForChanges)
        return trial;
    trial.window = series.range();
    const Judge judge(series, analysis, options);
    for (std::size_t i = 0; i < analysis.points.size(); ++i) {
        std::optional<Candidate> candidate = judge.candidate(i);
        trial.pValues.push_back(candidate ? candidate->finding.p
                                          : searchedP(analysis, analysis.points[i]));
        if (candidate)
            trial.candidates.push_back(std::move(*candidate));
    }
    if (trial.pValues.empty())
        trial.pValues.push_back(1); // looked at, and nothing found
    return trial;
}

} // namespace perfdeck
