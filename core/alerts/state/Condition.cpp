// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/Condition.h"

#include "core/alerts/state/ConditionKinds.h"

#include <utility>

namespace perfdeck {

namespace {

/// Measures nothing; says why.
class UnreadableCondition final : public Condition
{
public:
    explicit UnreadableCondition(std::string problem)
    {
        m_measurement.problem = std::move(problem);
    }

    const Measurement &measure(const ConditionInput & /*input*/) override { return m_measurement; }

private:
    Measurement m_measurement;
};

std::unique_ptr<Condition> unreadable(const AlertRule &rule, const Error &error)
{
    return std::make_unique<UnreadableCondition>(error.within("rule " + rule.id).message());
}

using MakeOfSelector
    = std::unique_ptr<Condition> (*)(const AlertRule &, Selector, std::uint64_t layout);

/// Text that is a selector is one; anything else is an expression, where one will do.
std::unique_ptr<Condition> make(const AlertRule &rule,
                                const std::string &text,
                                MakeOfSelector ofSelector,
                                bool mayBeExpression,
                                std::uint64_t layout)
{
    Result<Selector> selector = Selector::parse(text);
    if (selector)
        return ofSelector(rule, std::move(*selector), layout);
    if (!mayBeExpression)
        return unreadable(rule, selector.error());
    Result<Expression> expression = Expression::parse(text);
    if (!expression)
        return unreadable(rule, expression.error());
    return levelOfExpression(rule, std::move(*expression), layout);
}

class Maker final
{
public:
    Maker(const AlertRule &rule, std::uint64_t layout)
        : m_rule(rule)
        , m_layout(layout)
    {
    }

    std::unique_ptr<Condition> operator()(const ThresholdCondition &it) const
    {
        return make(m_rule, it.series, levelOfSeries, true, m_layout);
    }

    std::unique_ptr<Condition> operator()(const ChangeCondition &it) const
    {
        return make(m_rule, it.measured.series, levelOfSeries, true, m_layout);
    }

    std::unique_ptr<Condition> operator()(const AbsenceCondition &it) const
    {
        return make(m_rule, it.series, levelOfSeries, false, m_layout);
    }

    std::unique_ptr<Condition> operator()(const AnomalyCondition &it) const
    {
        return make(m_rule, it.series, anomalyOfSeries, false, m_layout);
    }

    std::unique_ptr<Condition> operator()(const ForecastCondition &it) const
    {
        return make(m_rule, it.series, forecastOfSeries, true, m_layout);
    }

    std::unique_ptr<Condition> operator()(const RegressionCondition &it) const
    {
        if (it.series.empty())
            return regressionOfSeries(m_rule, {}, m_layout);
        return make(m_rule, it.series, regressionOfSeries, false, m_layout);
    }

    std::unique_ptr<Condition> operator()(const SourceCondition & /*it*/) const
    {
        return healthOfSources(m_rule, m_layout);
    }

    std::unique_ptr<Condition> operator()(const CompositeCondition & /*it*/) const
    {
        return compositeOfRules(m_rule, m_layout);
    }

private:
    const AlertRule &m_rule;
    std::uint64_t m_layout;
};

} // namespace

std::unique_ptr<Condition> makeCondition(const AlertRule &rule, std::uint64_t layout)
{
    return std::visit(Maker(rule, layout), rule.condition);
}

InstanceKeyPtr instanceKey(const AlertRule &rule, const Labels &labels, SeriesKeyPtr series)
{
    Labels all = labels;
    for (const auto &[name, value] : rule.labels)
        all.set(name, value);
    const AlertId id = alertId(rule.id, all);
    return std::make_shared<const InstanceKey>(InstanceKey{id, std::move(all), std::move(series)});
}

InstanceKeyPtr
instanceKey(const AlertRule &rule, const Selector &selector, const SeriesKeyPtr &series)
{
    Labels labels = series->labels;
    if (selector.metric.empty())
        labels.set("metric", series->metric);
    return instanceKey(rule, labels, series);
}

} // namespace perfdeck
