// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on what a series is expected to do.
#include "core/alerts/state/ConditionKinds.h"
#include "core/alerts/state/LimitForecast.h"
#include "core/alerts/state/SeriesCondition.h"
#include "core/stats/stream/AnomalyScore.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

/// Scores the samples of a series once each. It begins with what is stored of the last kWarmUp.
class SeriesScorer final
{
public:
    explicit SeriesScorer(AnomalyDetail detail)
        : m_scorer(detail)
    {
    }

    /// The highest score since the last call; that of the newest sample where none came in.
    double newest(SampleCache &samples, SeriesId series)
    {
        const Timestamp from = m_seenTo.value_or(samples.now() - kWarmUp);
        const SampleSpan fresh = samples.between(series, from, samples.now());
        double highest = 0;
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            m_last = m_scorer.push(fresh.times[i], fresh.values[i]);
            highest = std::max(highest, m_last);
        }
        const bool isWarm
            = std::exchange(m_seenTo, fresh.empty() ? from : fresh.times.back()).has_value();
        return isWarm && !fresh.empty() ? highest : m_last;
    }

private:
    static constexpr Duration kWarmUp = std::chrono::hours(6);

    AnomalyScorer m_scorer;
    std::optional<Timestamp> m_seenTo;
    double m_last = 0;
};

class AnomalyOfSeries final : public SeriesCondition
{
public:
    using SeriesCondition::SeriesCondition;

private:
    /// Series behind the first so many are scored without shape: a scorer with it takes 80 KiB.
    static constexpr std::size_t kShaped = 64;

    double number(std::size_t place, SeriesId series, SampleCache &samples) override
    {
        while (m_scorers.size() <= place)
            m_scorers.emplace_back(m_scorers.size() < kShaped ? AnomalyDetail::Shape
                                                              : AnomalyDetail::Simple);
        return m_scorers[place].newest(samples, series);
    }

    void forgetPlaces() override { m_scorers.clear(); }

    std::deque<SeriesScorer> m_scorers; ///< by place
};

class ForecastOfSeries final : public SeriesCondition
{
public:
    ForecastOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
        : SeriesCondition(rule, std::move(selector), layout)
        , m_condition(std::get<ForecastCondition>(rule.condition))
    {
    }

private:
    /// A forecast takes milliseconds: so many new ones an evaluation.
    static constexpr std::size_t kMostAtOnce = 50;

    double number(std::size_t place, SeriesId series, SampleCache &samples) override
    {
        while (m_forecasts.size() <= place)
            m_forecasts.emplace_back(m_condition, rule().ladder);
        LimitForecast &forecast = m_forecasts[place];
        const Timestamp now = samples.now();
        // Each series has its own moments, so that they do not all fall together.
        const Timestamp moment = forecast.momentFor(now, series.value());
        if (std::exchange(m_evaluation, now) != now)
            m_made = 0;
        if (!forecast.isFrom(moment) && m_made < kMostAtOnce) {
            ++m_made;
            forecast.make(samples.between(series, moment - m_condition.past, moment), moment);
        }
        return forecast.secondsLeft(now);
    }

    void forgetPlaces() override { m_forecasts.clear(); }

    ForecastCondition m_condition;
    std::deque<LimitForecast> m_forecasts; ///< by place
    Timestamp m_evaluation;
    std::size_t m_made = 0; ///< in this evaluation
};

} // namespace

std::unique_ptr<Condition>
anomalyOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
{
    return std::make_unique<AnomalyOfSeries>(rule, std::move(selector), layout);
}

std::unique_ptr<Condition>
forecastOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
{
    return std::make_unique<ForecastOfSeries>(rule, std::move(selector), layout);
}

} // namespace perfdeck
