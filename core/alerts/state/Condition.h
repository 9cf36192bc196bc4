// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/Measurement.h"
#include "core/alerts/state/SampleCache.h"
#include "core/model/AlertRule.h"

#include <functional>
#include <memory>
#include <string_view>

namespace perfdeck {

/// Calls `visit` with the labels of every instance of a rule that fires.
using FiringVisitor
    = std::function<void(std::string_view rule, const std::function<void(const Labels &)> &visit)>;

/// What a condition is measured on.
struct ConditionInput
{
    SampleCache &samples;
    const FiringVisitor &firing;
};

/// One rule's condition with all that it keeps from one evaluation to the next. One thread.
class Condition
{
public:
    virtual ~Condition() = default;
    /// At the moment of the samples, which never goes back. Valid until the next call.
    [[nodiscard]] virtual const Measurement &measure(const ConditionInput &input) = 0;
};

/// `layout` is the first number of its measurements' layout; no other condition may have it.
/// A rule whose selector or expression cannot be read measures nothing but that problem.
[[nodiscard]] std::unique_ptr<Condition> makeCondition(const AlertRule &rule, std::uint64_t layout);

/// An instance of a rule by its labels; those of the rule count where both have one.
[[nodiscard]] InstanceKeyPtr
instanceKey(const AlertRule &rule, const Labels &labels, SeriesKeyPtr series);

/// As of a series: with the label `metric` where the rule does not say which one it is about.
[[nodiscard]] InstanceKeyPtr
instanceKey(const AlertRule &rule, const Selector &selector, const SeriesKeyPtr &series);

} // namespace perfdeck
