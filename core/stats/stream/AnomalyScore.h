// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Sample.h"
#include "core/stats/stream/Analogues.h"
#include "core/stats/stream/PastValues.h"
#include "core/stats/stream/SeasonBaseline.h"
#include "core/stats/stream/TailSurprise.h"

#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// From this score on a sample is an anomaly.
inline constexpr double kAnomalyAlarm = 0.5;

/// What an AnomalyScorer looks at.
enum class AnomalyDetail
{
    Simple, ///< the value and its step from the last one; little memory
    Shape, ///< also how the series went on when it last looked like this
};

/// Scores the samples of a series as they come: 0 for a usual one, towards 1 the stranger. Each is
/// held against the samples before it only, in four ways: the value; its step from the last one;
/// how far it departs from what followed the most similar moments before (Analogues) or, where the
/// data show a season, from the last seasons (SeasonBaseline); and how unlike all moments before
/// the newest ones are. The surprises of the four (TailSurprise, in decades of probability) are
/// added; none has a unit, so that the same series in another unit has the same scores.
///
/// What has been told is no news: of the sum kHabit times the largest one of late is taken away,
/// which fades over kHabitSamples samples. What is left, n decades, is the score n / (n + 2): 0.5
/// is a sample as only one in a hundred of the unusual ones. The same threshold serves all series:
/// of a thousand samples of noise (independent, AR(1) up to 0.9, heavy-tailed) 0.4 to 0.9 reach it
/// once 4,000 were seen, 1 to 3 once 600 were, and 3 to 6 before; without shape a quarter of that.
///
/// Samples that are not finite score 0 and are passed over; behind a gap (kGapSteps usual steps)
/// there is no step. Bounded memory: 80 KiB with shape, 6 KiB without. One thread.
class AnomalyScorer final
{
public:
    static constexpr double kHabit = 0.7;
    static constexpr double kHabitSamples = 200;
    static constexpr int kGapSteps = 10;

    explicit AnomalyScorer(AnomalyDetail detail = AnomalyDetail::Shape);

    /// Times ascending.
    double push(Timestamp time, double value);

    /// Where the next value is thought to lie, by the season where there is one, else by the
    /// analogues; 99 of 100 values so far lay within. None without shape, and before enough was
    /// seen.
    [[nodiscard]] std::optional<ValueBand> expected() const;

private:
    [[nodiscard]] bool isBehindGap(Timestamp time);
    double surprise(double value, bool isBehindGap);
    double news(double surprise);

    /// What AnomalyDetail::Shape adds.
    struct Shape
    {
        PastValues past;
        Analogues analogues;
        SeasonBaseline season;
        TailSurprise departures;
        TailSurprise novelties;
        TailSurprise seasonalDepartures;

        /// `plain` is the surprise of the value and its step.
        double surprise(double value, double plain);
    };

    TailSurprise m_high;
    TailSurprise m_low;
    TailSurprise m_steps;
    std::optional<Shape> m_shape;
    std::optional<Sample> m_last;
    double m_usualStep = 0; ///< µs between samples
    double m_told = 0; ///< the largest surprise of late, fading
};

/// For every sample where it was thought to lie, from the samples before it only; none where
/// nothing could be said. O(samples × PastValues::kReach). Pure.
[[nodiscard]] std::vector<std::optional<ValueBand>> expectedBand(std::span<const Sample> samples);

} // namespace perfdeck
