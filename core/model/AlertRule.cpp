// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/AlertRule.h"

#include "core/model/Selector.h"
#include "core/model/WordTable.h"

namespace perfdeck {

namespace {

constexpr WordTable<Reducer, 9> kReducers{{{{Reducer::Average, "avg"},
                                            {Reducer::Minimum, "min"},
                                            {Reducer::Maximum, "max"},
                                            {Reducer::Sum, "sum"},
                                            {Reducer::Last, "last"},
                                            {Reducer::Quantile, "quantile"},
                                            {Reducer::Count, "count"},
                                            {Reducer::Rate, "rate"},
                                            {Reducer::Increase, "increase"}}}};

constexpr WordTable<ChangeKind, 2> kChanges{
    {{{ChangeKind::Absolute, "absolute"}, {ChangeKind::Relative, "relative"}}}};

constexpr WordTable<Comparator, 6> kComparators{{{{Comparator::Above, ">"},
                                                  {Comparator::AtLeast, ">="},
                                                  {Comparator::Below, "<"},
                                                  {Comparator::AtMost, "<="},
                                                  {Comparator::Equal, "=="},
                                                  {Comparator::NotEqual, "!="}}}};

constexpr WordTable<NoDataPolicy, 3> kPolicies{{{{NoDataPolicy::KeepLast, "keep"},
                                                 {NoDataPolicy::Alert, "alert"},
                                                 {NoDataPolicy::Normal, "normal"}}}};

template<class... Parts>
struct Overloaded : Parts...
{
    using Parts::operator()...;
};
template<class... Parts>
Overloaded(Parts...) -> Overloaded<Parts...>;

Unit reducedUnit(const ThresholdCondition &condition)
{
    switch (condition.reducer) {
    case Reducer::Count:
        return Unit::Count;
    case Reducer::Rate:
        switch (seriesUnit(condition.series)) {
        case Unit::Byte:
            return Unit::BytePerSecond;
        case Unit::Second:
            return Unit::Ratio; // seconds of every second
        case Unit::Joule:
            return Unit::Watt;
        default:
            return Unit::PerSecond;
        }
    default:
        return seriesUnit(condition.series);
    }
}

} // namespace

std::string_view seriesOf(const AlertCondition &condition)
{
    return std::visit(
        Overloaded{[](const ChangeCondition &c) { return std::string_view(c.measured.series); },
                   [](const SourceCondition &) { return std::string_view(); },
                   [](const CompositeCondition &) { return std::string_view(); },
                   [](const auto &c) { return std::string_view(c.series); }},
        condition);
}

Unit seriesUnit(std::string_view series)
{
    const auto selector = Selector::parse(series);
    return selector ? metricInfo(selector->metric).unit : Unit::None;
}

Unit valueUnit(const AlertCondition &condition)
{
    return std::visit(Overloaded{[](const ThresholdCondition &c) { return reducedUnit(c); },
                                 [](const ChangeCondition &c) {
                                     return c.kind == ChangeKind::Relative
                                         ? Unit::Ratio
                                         : reducedUnit(c.measured);
                                 },
                                 [](const AbsenceCondition &) { return Unit::Second; },
                                 [](const AnomalyCondition &) { return Unit::None; },
                                 [](const RegressionCondition &) { return Unit::Ratio; },
                                 [](const ForecastCondition &) { return Unit::Second; },
                                 [](const SourceCondition &) { return Unit::Second; },
                                 [](const CompositeCondition &) { return Unit::None; }},
                      condition);
}

std::string_view conditionName(const AlertCondition &condition)
{
    return std::visit(Overloaded{[](const ThresholdCondition &) { return "threshold"; },
                                 [](const ChangeCondition &) { return "change"; },
                                 [](const AbsenceCondition &) { return "absence"; },
                                 [](const AnomalyCondition &) { return "anomaly"; },
                                 [](const RegressionCondition &) { return "regression"; },
                                 [](const ForecastCondition &) { return "forecast"; },
                                 [](const SourceCondition &) { return "source"; },
                                 [](const CompositeCondition &) { return "composite"; }},
                      condition);
}

std::string_view reducerName(Reducer reducer)
{
    return kReducers.word(reducer);
}

std::string_view changeKindName(ChangeKind kind)
{
    return kChanges.word(kind);
}

std::string_view comparatorText(Comparator comparator)
{
    return kComparators.word(comparator);
}

std::string_view noDataPolicyName(NoDataPolicy policy)
{
    return kPolicies.word(policy);
}

std::optional<Reducer> reducer(std::string_view word)
{
    return kReducers.value(word);
}

std::optional<ChangeKind> changeKind(std::string_view word)
{
    return kChanges.value(word);
}

std::optional<Comparator> comparator(std::string_view text)
{
    return kComparators.value(text);
}

std::optional<NoDataPolicy> noDataPolicy(std::string_view word)
{
    return kPolicies.value(word);
}

} // namespace perfdeck
