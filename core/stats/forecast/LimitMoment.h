// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace perfdeck {

/// A full disk, the end of the memory, the bound of an objective.
struct LimitQuestion
{
    double limit = 0;
    bool fromBelow = true; ///< reached is at or above it; false: at or below it
    double horizon = 0; ///< how far to look after the newest sample, in the unit of the times
};

/// When a series reaches a limit, if it goes on as it does.
struct LimitMoment
{
    enum class Basis
    {
        TooLittle, ///< too few samples to say anything
        Trend, ///< a straight line through the newest stretch that one line fits
        Season, ///< a forecast with the season of the series
    };
    Basis basis = Basis::TooLittle;
    bool isReached = false; ///< the newest samples lie beyond it already; then there are no moments
    /// On the axis of the times: ends of the interval of 95 % and the middle. None: not within the
    /// horizon.
    std::optional<double> earliest;
    std::optional<double> likely;
    std::optional<double> latest;
    double probability = 0; ///< of being reached within the horizon, 0…1
};

/// A series with a season (see findSeasons()) is forecast with it (see forecast()): its interval
/// reaches the limit at the earliest, its mean likely, its far end at the latest. Any other follows
/// a robust line (see theilSen()): the steepest, the likely and the flattest slope of its interval.
/// The line is that of the newest half, quarter … of the samples where these have another slope
/// than what is older for certain. Times ascending, as many as values; values that are not finite
/// are gaps. Pure.
[[nodiscard]] LimitMoment whenReached(std::span<const double> times,
                                      std::span<const double> values,
                                      const LimitQuestion &question);

} // namespace perfdeck
