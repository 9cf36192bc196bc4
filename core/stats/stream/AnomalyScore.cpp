// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/AnomalyScore.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// The value alone says less than the others: what is far out mostly makes a large step too.
constexpr double kValueWeight = 0.5;
constexpr double kDecadesOfHalf = 2; ///< have the score 0.5
constexpr double kOutside = 0.01; ///< share of values outside of the expected band
constexpr double kStepLearning = 0.1;

} // namespace

AnomalyScorer::AnomalyScorer(AnomalyDetail detail)
{
    if (detail == AnomalyDetail::Shape)
        m_shape.emplace();
}

double AnomalyScorer::push(Timestamp time, double value)
{
    if (!std::isfinite(value))
        return 0;
    const bool gap = isBehindGap(time);
    const double found = news(surprise(value, gap));
    m_last = Sample{time, value};
    return found / (found + kDecadesOfHalf);
}

bool AnomalyScorer::isBehindGap(Timestamp time)
{
    if (!m_last)
        return false;
    const auto step = static_cast<double>((time - m_last->time).count());
    if (step <= 0)
        return false;
    if (m_usualStep > 0 && step > kGapSteps * m_usualStep)
        return true;
    // Follows a lasting change of the interval; at once at the start.
    m_usualStep += (m_usualStep > 0 ? kStepLearning : 1) * (step - m_usualStep);
    return false;
}

double AnomalyScorer::surprise(double value, bool isBehindGap)
{
    double plain = kValueWeight * std::max(m_high.push(value), m_low.push(-value));
    if (m_last && !isBehindGap)
        plain += m_steps.push(std::abs(value - m_last->value));
    return m_shape ? m_shape->surprise(value, plain) : plain;
}

double AnomalyScorer::Shape::surprise(double value, double plain)
{
    double departure = 0;
    if (const auto band = analogues.expected())
        departure = departures.push(band->departure(value));
    if (const auto band = season.expected()) {
        const double distance = band->departure(value);
        departure = std::max(departure, seasonalDepartures.push(distance));
        if (distance == 0)
            plain = 0; // a peak, and the way up to it, are no surprise at their time of the day
    }
    analogues.push(past.newestFirst(), value);
    season.push(past.newestFirst(), value);
    past.push(value);
    const auto novelty = analogues.novelty();
    return plain + departure + (novelty ? novelties.push(*novelty) : 0);
}

double AnomalyScorer::news(double surprise)
{
    static const double kFading = std::exp(-1 / kHabitSamples);
    const double left = surprise - kHabit * m_told;
    m_told = std::max(surprise, m_told * kFading);
    return std::max(0.0, left);
}

std::optional<ValueBand> AnomalyScorer::expected() const
{
    if (!m_shape)
        return std::nullopt;
    auto band = m_shape->season.expected();
    auto margin = m_shape->seasonalDepartures.exceededBy(kOutside);
    if (!band || !margin) {
        band = m_shape->analogues.expected();
        margin = m_shape->departures.exceededBy(kOutside);
    }
    if (!band || !margin)
        return std::nullopt;
    return ValueBand{band->low - *margin, band->high + *margin};
}

std::vector<std::optional<ValueBand>> expectedBand(std::span<const Sample> samples)
{
    std::vector<std::optional<ValueBand>> bands;
    bands.reserve(samples.size());
    AnomalyScorer scorer;
    for (const Sample &sample : samples) {
        bands.push_back(scorer.expected());
        scorer.push(sample.time, sample.value);
    }
    return bands;
}

} // namespace perfdeck
