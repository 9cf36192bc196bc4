// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/LimitForecast.h"

#include "core/alerts/state/Reduction.h"
#include "core/stats/forecast/LimitMoment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace perfdeck {

LimitForecast::LimitForecast(const ForecastCondition &condition, const AlertLadder &ladder)
    : m_condition(condition)
{
    for (const auto &levels : {ladder.raise, ladder.clear})
        for (const auto &level : levels)
            if (level && std::isfinite(*level))
                m_horizon = std::max(m_horizon, 2 * *level);
}

Timestamp LimitForecast::momentFor(Timestamp now, std::uint32_t phase) const
{
    const Duration every = std::max(kOftenest, m_condition.past / kTimes);
    const Duration shift = every / 16 * (phase % 16);
    return alignedDown(now - shift, every) + shift;
}

void LimitForecast::make(const SampleSpan &past, Timestamp moment)
{
    std::vector<double> times; // s before `moment`
    std::vector<double> values;
    const Duration step = m_condition.past / kPoints;
    for (Timestamp from = moment - m_condition.past; from < moment; from += step) {
        const double mean = reduced(past.within(from, from + step), Reducer::Average, 0);
        if (std::isnan(mean))
            continue;
        times.push_back(std::chrono::duration<double>(from + step - moment).count());
        values.push_back(mean);
    }
    const LimitMoment limit
        = whenReached(times, values, {m_condition.limit, !m_condition.isFloor, m_horizon});
    m_madeAt = moment;
    m_isKnown = limit.basis != LimitMoment::Basis::TooLittle || limit.isReached;
    m_isReached = limit.isReached;
    m_left = m_condition.isEarliest ? limit.earliest : limit.likely;
}

double LimitForecast::secondsLeft(Timestamp now) const
{
    if (!m_madeAt || !m_isKnown)
        return std::numeric_limits<double>::quiet_NaN();
    if (m_isReached)
        return 0;
    if (!m_left)
        return std::numeric_limits<double>::infinity();
    return std::max(0.0, *m_left - std::chrono::duration<double>(now - *m_madeAt).count());
}

} // namespace perfdeck
