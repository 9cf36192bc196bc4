// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Event.h"
#include "core/model/Labels.h"
#include "core/model/MetricInfo.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace perfdeck {

/// One number out of the samples of a window.
enum class Reducer
{
    Average,
    Minimum, ///< with Above: every sample breaches
    Maximum, ///< with Above: any sample breaches
    Sum,
    Last,
    Quantile,
    Count,
    Rate, ///< increase of a counter, per second
    Increase, ///< increase of a counter
};

/// How much something moved between two windows of the same length.
enum class ChangeKind
{
    Absolute, ///< now − then, in the unit of the metric
    Relative, ///< now / then − 1
};

/// The number under judgement is what the samples of a window come to. One instance per series of
/// the selector, or per result of the expression.
struct ThresholdCondition
{
    std::string series; ///< selector, or an expression (core/derive/README.md)
    Reducer reducer = Reducer::Average;
    double quantile = 0.95; ///< of Reducer::Quantile
    Duration window = std::chrono::minutes(1); ///< 10 s to 30 days

    friend bool operator==(const ThresholdCondition &, const ThresholdCondition &) = default;
};

/// The number is how far that moved since the same window `ago` earlier.
struct ChangeCondition
{
    ThresholdCondition measured;
    ChangeKind kind = ChangeKind::Relative;
    Duration ago = std::chrono::hours(1);

    friend bool operator==(const ChangeCondition &, const ChangeCondition &) = default;
};

/// The number is the age of the newest sample in seconds; of a selector that matches nothing at
/// all, one instance with the labels it asks for.
struct AbsenceCondition
{
    std::string series; ///< selector

    friend bool operator==(const AbsenceCondition &, const AbsenceCondition &) = default;
};

/// The number is the highest score since the last evaluation of a sample among its past, 0 … 1
/// (core/stats/stream).
struct AnomalyCondition
{
    std::string series; ///< selector

    friend bool operator==(const AnomalyCondition &, const AnomalyCondition &) = default;
};

/// The number is the size of a lasting change for the worse that nobody has judged yet, as a ratio:
/// 0.1 is 10 % worse. 0 without one.
struct RegressionCondition
{
    std::string series; ///< selector; empty: all
    double confidence = 0.95; ///< at least

    friend bool operator==(const RegressionCondition &, const RegressionCondition &) = default;
};

/// The number is the time in seconds until the series reaches `limit`; infinite when it does not
/// within the horizon, twice the highest level of the rule. `isEarliest` takes the near end of the
/// 95 % interval instead of its middle.
struct ForecastCondition
{
    std::string series; ///< selector or expression
    double limit = 0;
    bool isFloor = false; ///< reached at or below the limit, not at or above
    Duration past = std::chrono::hours(6); ///< what the forecast is made from
    bool isEarliest = false;

    friend bool operator==(const ForecastCondition &, const ForecastCondition &) = default;
};

/// The number is how long a source has not answered, in seconds; 0 while it does. One instance per
/// source, with the labels source and kind.
struct SourceCondition
{
    std::string source; ///< name, or a pattern with * ; empty: all
    std::string kind; ///< "machine", "endpoint", "plugin", "discovery", "coordinator"; empty: all

    friend bool operator==(const SourceCondition &, const SourceCondition &) = default;
};

/// The number is 1 where all of `all`, one of `any` (unless empty) and none of `none` fire, else 0.
/// They meet where the labels `on` are equal.
struct CompositeCondition
{
    std::vector<std::string> all; ///< ids of rules
    std::vector<std::string> any;
    std::vector<std::string> none;
    std::vector<std::string> on;

    friend bool operator==(const CompositeCondition &, const CompositeCondition &) = default;
};

using AlertCondition = std::variant<ThresholdCondition,
                                    ChangeCondition,
                                    AbsenceCondition,
                                    AnomalyCondition,
                                    RegressionCondition,
                                    ForecastCondition,
                                    SourceCondition,
                                    CompositeCondition>;

enum class Comparator
{
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
    NotEqual,
};

/// When a number is how bad. A raised level is left only beyond its clear level (hysteresis).
struct AlertLadder
{
    Comparator comparator = Comparator::Above;
    std::array<std::optional<double>, 3> raise{}; ///< by Severity; at least one
    std::array<std::optional<double>, 3> clear{}; ///< by Severity; none: as raised

    friend bool operator==(const AlertLadder &, const AlertLadder &) = default;
};

/// What becomes of an instance whose number is not there while the rule still has its series.
enum class NoDataPolicy
{
    KeepLast, ///< as it was for `grace`, then the state NoData; it is told as a warning
    Alert, ///< the state NoData at once
    Normal, ///< it is well
};

/// A rule as it was written. One rule covers as many instances as its series have label sets.
struct AlertRule
{
    std::string id; ///< lower-case letters, digits and -; names the rule for ever
    std::string title; ///< template, see core/alerts/README.md
    std::string text; ///< template: what it means and what to do
    std::string runbook; ///< address of more about it; may be empty
    Labels labels; ///< put on every instance
    AlertCondition condition;
    AlertLadder ladder;
    Duration interval = std::chrono::seconds(15); ///< between evaluations
    std::array<Duration, 3> pending{
        Duration(0), std::chrono::minutes(1), std::chrono::minutes(1)}; ///< `for`, by Severity
    Duration keepFiring{0}; ///< stays Recovering so long after the condition ended
    std::optional<Duration> repeat; ///< notices while it fires; none: 4 h, critical 1 h
    NoDataPolicy noData = NoDataPolicy::KeepLast;
    std::optional<Duration> grace; ///< before no data counts; none: three intervals with KeepLast
    std::uint32_t maxInstances = 1000; ///< not Normal at a time; more are counted, not made
    bool isEnabled = true;

    friend bool operator==(const AlertRule &, const AlertRule &) = default;
};

using AlertRules = std::vector<AlertRule>;
using AlertRulesPtr = std::shared_ptr<const AlertRules>;

/// What comes with a rule that is in force.
struct AlertRuleStatus
{
    AlertRule rule;
    std::string origin; ///< file and line, "built in" of the bundled ones
    std::string problem; ///< one sentence; empty while it is evaluated without fault
    std::size_t instances = 0; ///< met at the last evaluation
    std::size_t extra = 0; ///< beyond maxInstances, not made
    std::array<std::size_t, 3> firing{}; ///< by Severity
    std::uint64_t notices = 0; ///< since the start
    std::optional<Timestamp> lastEvaluation;
    Duration took{0};
};

using AlertRuleStates = std::vector<AlertRuleStatus>;
using AlertRuleStatesPtr = std::shared_ptr<const AlertRuleStates>;

/// The selector or expression that it measures; empty of sources and composites.
[[nodiscard]] std::string_view seriesOf(const AlertCondition &condition);
/// The unit of the samples that a selector names; None of an expression, which has one of its own.
[[nodiscard]] Unit seriesUnit(std::string_view series);
/// The unit of the number under judgement, by the names of metrics; None where they do not tell.
[[nodiscard]] Unit valueUnit(const AlertCondition &condition);

// Stable lower-case words for files: "threshold", "quantile", "relative", "keep"; comparators are
// written > >= < <= == !=.
[[nodiscard]] std::string_view conditionName(const AlertCondition &condition);
[[nodiscard]] std::string_view reducerName(Reducer reducer);
[[nodiscard]] std::string_view changeKindName(ChangeKind kind);
[[nodiscard]] std::string_view comparatorText(Comparator comparator);
[[nodiscard]] std::string_view noDataPolicyName(NoDataPolicy policy);
[[nodiscard]] std::optional<Reducer> reducer(std::string_view word);
[[nodiscard]] std::optional<ChangeKind> changeKind(std::string_view word);
[[nodiscard]] std::optional<Comparator> comparator(std::string_view text);
[[nodiscard]] std::optional<NoDataPolicy> noDataPolicy(std::string_view word);

} // namespace perfdeck
