// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/ConditionKinds.h"
#include "core/alerts/state/ExpressionProbe.h"
#include "core/alerts/state/LimitForecast.h"
#include "core/alerts/state/Reduction.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace perfdeck {

namespace {

/// The results of an expression at moments on the clock, as far back as a window reaches.
class ResultWindow final
{
public:
    ResultWindow(Duration window, Duration step)
        : m_window(window)
        , m_step(step)
    {
    }

    /// Up to the last moment that is not after `time`, which does not go back.
    void advance(ExpressionProbe &probe, SampleCache &samples, Timestamp time)
    {
        const Timestamp to = alignedDown(time, m_step);
        const Timestamp from = alignedDown(time - m_window, m_step) + m_step;
        while (!m_moments.empty() && m_moments.front().time < from)
            m_moments.pop_front();
        Timestamp next = m_moments.empty() ? std::min(from, to) : m_moments.back().time + m_step;
        for (; next <= to; next += m_step) {
            const std::span<const double> values = probe.at(samples, next);
            m_moments.push_back({next, {values.begin(), values.end()}});
        }
    }

    /// Whether the result of this number is there at the last moment.
    [[nodiscard]] bool isAlive(std::size_t result) const
    {
        return !m_moments.empty() && hasResult(m_moments.back(), result);
    }

    /// Of one result; valid until the next call.
    [[nodiscard]] SampleSpan of(std::size_t result)
    {
        m_times.clear();
        m_values.clear();
        for (const Moment &moment : m_moments)
            if (hasResult(moment, result)) {
                m_times.push_back(moment.time);
                m_values.push_back(moment.values[result]);
            }
        return {m_times, m_values};
    }

private:
    struct Moment
    {
        Timestamp time;
        std::vector<double> values; ///< parallel to the labels there were
    };

    [[nodiscard]] static bool hasResult(const Moment &moment, std::size_t result)
    {
        return result < moment.values.size() && !isAbsent(moment.values[result]);
    }

    Duration m_window;
    Duration m_step;
    std::deque<Moment> m_moments;
    std::vector<Timestamp> m_times;
    std::vector<double> m_values;
};

constexpr int kMoments = 60; ///< of a window, at most

/// What is common to conditions on the results of an expression.
class ConditionOnExpression : public Condition
{
public:
    ConditionOnExpression(const AlertRule &rule, Expression expression, std::uint64_t layout)
        : m_rule(rule)
        , m_probe(std::move(expression), rule.interval)
    {
        m_measurement.layout = layout;
    }

    const Measurement &measure(const ConditionInput &input) final
    {
        m_probe.follow(input.samples);
        prepare(m_probe, input.samples);
        std::ranges::fill(m_measurement.values, absentValue());
        m_places.resize(m_probe.labels().size(), kNoPlace);
        for (std::size_t result = 0; result < m_places.size(); ++result) {
            const double value = number(result, input.samples);
            if (isAbsent(value))
                continue;
            if (m_places[result] == kNoPlace) {
                m_places[result] = m_measurement.keys.size();
                m_measurement.keys.push_back(
                    instanceKey(m_rule, m_probe.labels()[result], nullptr));
                m_measurement.values.push_back(value);
            }
            m_measurement.values[m_places[result]] = value;
        }
        m_measurement.problem = input.samples.takeProblem();
        return m_measurement;
    }

protected:
    virtual void prepare(ExpressionProbe &probe, SampleCache &samples) = 0;
    /// absentValue() where there is none.
    [[nodiscard]] virtual double number(std::size_t result, SampleCache &samples) = 0;

private:
    static constexpr std::size_t kNoPlace = SIZE_MAX;

    AlertRule m_rule;
    ExpressionProbe m_probe;
    std::vector<std::size_t> m_places; ///< by result
    Measurement m_measurement;
};

class ThresholdOfExpression final : public ConditionOnExpression
{
public:
    ThresholdOfExpression(const AlertRule &rule, Expression expression, std::uint64_t layout)
        : ConditionOnExpression(rule, std::move(expression), layout)
        , m_condition(std::get<ThresholdCondition>(rule.condition))
        , m_window(m_condition.window, std::max(rule.interval, m_condition.window / kMoments))
    {
    }

private:
    void prepare(ExpressionProbe &probe, SampleCache &samples) override
    {
        m_window.advance(probe, samples, samples.now());
    }

    double number(std::size_t result, SampleCache & /*samples*/) override
    {
        if (!m_window.isAlive(result))
            return absentValue();
        return reduced(m_window.of(result), m_condition.reducer, m_condition.quantile);
    }

    ThresholdCondition m_condition;
    ResultWindow m_window;
};

class ChangeOfExpression final : public ConditionOnExpression
{
public:
    ChangeOfExpression(const AlertRule &rule, Expression expression, std::uint64_t layout)
        : ConditionOnExpression(rule, std::move(expression), layout)
        , m_condition(std::get<ChangeCondition>(rule.condition))
        , m_now(m_condition.measured.window,
                std::max(rule.interval, m_condition.measured.window / kMoments))
        , m_then(m_now)
    {
    }

private:
    void prepare(ExpressionProbe &probe, SampleCache &samples) override
    {
        m_then.advance(probe, samples, earlierMoment(m_condition, samples.now()));
        m_now.advance(probe, samples, samples.now());
    }

    double number(std::size_t result, SampleCache & /*samples*/) override
    {
        if (!m_now.isAlive(result))
            return absentValue();
        const ThresholdCondition &measured = m_condition.measured;
        const double then = reduced(m_then.of(result), measured.reducer, measured.quantile);
        const double now = reduced(m_now.of(result), measured.reducer, measured.quantile);
        return changeBetween(then, now, m_condition.kind);
    }

    ChangeCondition m_condition;
    ResultWindow m_now;
    ResultWindow m_then;
};

class ForecastOfExpression final : public ConditionOnExpression
{
public:
    ForecastOfExpression(const AlertRule &rule, Expression expression, std::uint64_t layout)
        : ConditionOnExpression(rule, std::move(expression), layout)
        , m_condition(std::get<ForecastCondition>(rule.condition))
        , m_ladder(rule.ladder)
        , m_past(m_condition.past, m_condition.past / LimitForecast::kPoints)
        , m_newest(rule.interval, rule.interval)
    {
    }

private:
    void prepare(ExpressionProbe &probe, SampleCache &samples) override
    {
        m_moment = LimitForecast(m_condition, m_ladder).momentFor(samples.now(), 0);
        m_past.advance(probe, samples, m_moment);
        m_newest.advance(probe, samples, samples.now());
    }

    double number(std::size_t result, SampleCache &samples) override
    {
        if (!m_newest.isAlive(result))
            return absentValue();
        while (m_forecasts.size() <= result)
            m_forecasts.emplace_back(m_condition, m_ladder);
        LimitForecast &forecast = m_forecasts[result];
        if (!forecast.isFrom(m_moment))
            forecast.make(m_past.of(result), m_moment);
        return forecast.secondsLeft(samples.now());
    }

    ForecastCondition m_condition;
    AlertLadder m_ladder;
    ResultWindow m_past;
    ResultWindow m_newest;
    Timestamp m_moment;
    std::deque<LimitForecast> m_forecasts; ///< by result
};

} // namespace

std::unique_ptr<Condition>
levelOfExpression(const AlertRule &rule, Expression expression, std::uint64_t layout)
{
    if (std::holds_alternative<ChangeCondition>(rule.condition))
        return std::make_unique<ChangeOfExpression>(rule, std::move(expression), layout);
    if (std::holds_alternative<ForecastCondition>(rule.condition))
        return std::make_unique<ForecastOfExpression>(rule, std::move(expression), layout);
    return std::make_unique<ThresholdOfExpression>(rule, std::move(expression), layout);
}

} // namespace perfdeck
