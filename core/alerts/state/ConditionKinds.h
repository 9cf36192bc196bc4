// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/Condition.h"
#include "core/derive/Expression.h"
#include "core/model/Selector.h"

#include <memory>

namespace perfdeck {

// What makeCondition() chooses from: each for rules whose condition is of that kind.

/// ThresholdCondition, ChangeCondition or AbsenceCondition on the series of a selector.
[[nodiscard]] std::unique_ptr<Condition>
levelOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout);
/// ThresholdCondition, ChangeCondition or ForecastCondition on the results of an expression.
[[nodiscard]] std::unique_ptr<Condition>
levelOfExpression(const AlertRule &rule, Expression expression, std::uint64_t layout);
[[nodiscard]] std::unique_ptr<Condition>
anomalyOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout);
[[nodiscard]] std::unique_ptr<Condition>
forecastOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout);
/// `selector` without a metric: of all.
[[nodiscard]] std::unique_ptr<Condition>
regressionOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout);
[[nodiscard]] std::unique_ptr<Condition> healthOfSources(const AlertRule &rule,
                                                         std::uint64_t layout);
[[nodiscard]] std::unique_ptr<Condition> compositeOfRules(const AlertRule &rule,
                                                          std::uint64_t layout);

/// How far something moved; NaN where one of both is not known.
[[nodiscard]] double changeBetween(double then, double now, ChangeKind kind);
/// The moment in the past that a change is held against: it moves on by an eighth of the window.
[[nodiscard]] Timestamp earlierMoment(const ChangeCondition &condition, Timestamp now);

} // namespace perfdeck
