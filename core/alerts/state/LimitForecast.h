// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/SampleCache.h"
#include "core/model/AlertRule.h"

#include <optional>

namespace perfdeck {

/// When one series reaches its limit: made from the means of its past once in a while, and counted
/// down in between. One thread.
class LimitForecast final
{
public:
    static constexpr int kPoints = 180; ///< the past is reduced to so many means
    static constexpr int kTimes = 72; ///< made so often in the length of the past
    static constexpr Duration kOftenest = std::chrono::minutes(5);

    /// Looks twice as far ahead as the highest level of the ladder.
    LimitForecast(const ForecastCondition &condition, const AlertLadder &ladder);

    /// The last of the moments it is made at; `phase` sets those of different series apart.
    [[nodiscard]] Timestamp momentFor(Timestamp now, std::uint32_t phase) const;

    [[nodiscard]] bool isFrom(Timestamp moment) const { return m_madeAt == moment; }

    /// `past` ends at `moment`.
    void make(const SampleSpan &past, Timestamp moment);
    /// 0: it is reached; infinite: not within the horizon; NaN: nobody can say.
    [[nodiscard]] double secondsLeft(Timestamp now) const;

private:
    ForecastCondition m_condition;
    double m_horizon = 0; ///< s
    std::optional<Timestamp> m_madeAt;
    bool m_isReached = false;
    bool m_isKnown = false;
    std::optional<double> m_left; ///< s from m_madeAt on
};

} // namespace perfdeck
