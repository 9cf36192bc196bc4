// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ClusterText.h"

#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QCoreApplication>

#include <cmath>

namespace perfdeck {

namespace {

QString seconds(double value)
{
    return formatText(value, Unit::Second);
}

QString percent(double value)
{
    return formatText(value, Unit::Ratio);
}

QString count(double value)
{
    return formatText(value, Unit::Count);
}

/// "−0.3 s", "+5 points"
/// Of two shares in points: a change by so many percent would be something else.
QString differenceText(double value, Unit unit)
{
    const QString size = unit == Unit::Ratio
        ? QCoreApplication::translate("ClusterText", "%1 points")
              .arg(formatText(std::abs(value) * 100, Unit::None))
        : formatText(std::abs(value), unit);
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + size;
}

} // namespace

QString stateTitle(const FrameSeries &series)
{
    const std::string_view word = series.key->labels.get("state");
    return series.key->metric == "cluster_tasks" ? taskStateText(word) : workerStateText(word);
}

QString nameText(std::string_view name)
{
    return name.empty() ? QCoreApplication::translate("ClusterText", "not reported")
                        : shownName(QString::fromUtf8(name.data(), qsizetype(name.size())));
}

QString shareText(const Proportion &share)
{
    return QCoreApplication::translate("ClusterText", "%1 (%2 to %3)")
        .arg(percent(share.ratio), percent(share.low), percent(share.high));
}

QString changeText(const std::optional<MeanDifference> &change, Unit unit)
{
    if (!change)
        return QStringLiteral("–");
    const QString text = formatText(change->before, unit) + QStringLiteral(" → ")
        + formatText(change->after, unit);
    return change->isSignificant()
        ? text
        : QCoreApplication::translate("ClusterText", "%1, not clear").arg(text);
}

QString changeNote(const std::optional<MeanDifference> &change, Unit unit)
{
    if (!change)
        return QCoreApplication::translate(
            "ClusterText",
            "Not reported, or not enough data before or after: nothing can be said.");
    return QCoreApplication::translate("ClusterText",
                                       "Difference %1, 95 % interval %2 to %3, from %4 samples "
                                       "before and %5 after. It came "
                                       "after the decision; that it came of it is not said.")
        .arg(differenceText(change->change(), unit),
             differenceText(change->low, unit),
             differenceText(change->high, unit))
        .arg(change->samplesBefore)
        .arg(change->samplesAfter);
}

QString actionText(ScalingAction action)
{
    switch (action) {
    case ScalingAction::ScaleUp:
        return QCoreApplication::translate("ClusterText", "scale up");
    case ScalingAction::ScaleDown:
        return QCoreApplication::translate("ClusterText", "scale down");
    case ScalingAction::Maintain:
        break;
    }
    return QCoreApplication::translate("ClusterText", "keep");
}

QString actionText(RecoveryAction::Kind kind)
{
    switch (kind) {
    case RecoveryAction::Kind::TaskRetry:
        return QCoreApplication::translate("ClusterText", "Task given out again");
    case RecoveryAction::Kind::WorkerReturn:
        return QCoreApplication::translate("ClusterText", "Lost worker waited for");
    case RecoveryAction::Kind::CircuitBreaker:
        break;
    }
    return QCoreApplication::translate("ClusterText", "Cut off by a circuit breaker");
}

QString breakerText(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
        return QCoreApplication::translate("ClusterText", "closed");
    case BreakerState::HalfOpen:
        return QCoreApplication::translate("ClusterText", "half open");
    case BreakerState::Open:
        return QCoreApplication::translate("ClusterText", "open");
    case BreakerState::Unknown:
        break;
    }
    return QCoreApplication::translate("ClusterText", "unknown");
}

QString riskText(const RiskReason &reason)
{
    switch (reason.kind) {
    case RiskReason::Kind::Unhealthy:
        return QCoreApplication::translate("ClusterText", "its own health check fails");
    case RiskReason::Kind::OpenBreaker:
        return QCoreApplication::translate("ClusterText",
                                           "its circuit breaker is not closed (tripped %1 times)")
            .arg(count(reason.value));
    case RiskReason::Kind::FailureShare:
        return QCoreApplication::translate("ClusterText", "fails %1 of %2 tasks, the others %3")
            .arg(shareText(*reason.own))
            .arg(reason.cases)
            .arg(shareText(*reason.others));
    case RiskReason::Kind::RecentOutages:
        return QCoreApplication::translate("ClusterText", "was lost %1 times in this range")
            .arg(count(reason.value));
    case RiskReason::Kind::SilentHeartbeat:
        return QCoreApplication::translate("ClusterText",
                                           "silent for %1, three times as long as usual (limit %2)")
            .arg(seconds(reason.value), seconds(reason.limit));
    case RiskReason::Kind::MemoryPressure:
        break;
    }
    return QCoreApplication::translate("ClusterText", "memory %1 full (limit %2)")
        .arg(percent(reason.value), percent(reason.limit));
}

QString adviceText(const ClusterAdvice &advice)
{
    using Rule = ClusterAdvice::Rule;
    switch (advice.rule) {
    case Rule::WaitsLongerThanRuns:
        return QCoreApplication::translate(
                   "ClusterText",
                   "Tasks of type “%1” wait %2 before they start but run only %3 (medians of %4 "
                   "tasks): more workers that take them would help.")
            .arg(nameText(advice.subject), seconds(advice.value), seconds(advice.other))
            .arg(advice.cases);
    case Rule::SlowerHardware:
        return QCoreApplication::translate(
                   "ClusterText",
                   "Tasks of type “%1” take %2 on “%3” (%4 tasks) and %5 on “%6” (%7 tasks): give "
                   "them to the latter where there is a choice.")
            .arg(nameText(advice.subject), seconds(advice.value), nameText(advice.from))
            .arg(advice.cases)
            .arg(seconds(advice.other), nameText(advice.to))
            .arg(advice.otherCases);
    case Rule::FailingHardware:
        return QCoreApplication::translate(
                   "ClusterText",
                   "%1 of %2 tasks fail on “%3”, but %4 of %5 on “%6”: look at the failures of the "
                   "former.")
            .arg(percent(advice.value))
            .arg(advice.cases)
            .arg(nameText(advice.from), percent(advice.other))
            .arg(advice.otherCases)
            .arg(nameText(advice.to));
    case Rule::ReservedUnused:
        return QCoreApplication::translate("ClusterText",
                                           "%1 of the CPU is reserved but only %2 is used (means "
                                           "of %3 workers): tasks could "
                                           "reserve less.")
            .arg(percent(advice.other), percent(advice.value))
            .arg(advice.cases);
    case Rule::IdleWorkers:
        return QCoreApplication::translate(
                   "ClusterText",
                   "%1 of %2 workers have no task, and none waits: fewer would do at this load.")
            .arg(count(advice.value))
            .arg(advice.cases);
    case Rule::IdleCost:
        break;
    }
    return QCoreApplication::translate(
               "ClusterText",
               "Workers with “%1” cost %2 while they had no task, of %3 in all (%4 workers, this "
               "range): scale them down earlier.")
        .arg(nameText(advice.subject), formatNumber(advice.value), formatNumber(advice.other))
        .arg(advice.cases);
}

QString ruleText(ClusterAdvice::Rule rule)
{
    using Rule = ClusterAdvice::Rule;
    switch (rule) {
    case Rule::WaitsLongerThanRuns:
        return QCoreApplication::translate("ClusterText", "Waits longer than it runs");
    case Rule::SlowerHardware:
        return QCoreApplication::translate("ClusterText", "Slower hardware");
    case Rule::FailingHardware:
        return QCoreApplication::translate("ClusterText", "Failing hardware");
    case Rule::ReservedUnused:
        return QCoreApplication::translate("ClusterText", "Reserved but unused");
    case Rule::IdleWorkers:
        return QCoreApplication::translate("ClusterText", "Idle workers");
    case Rule::IdleCost:
        break;
    }
    return QCoreApplication::translate("ClusterText", "Idle cost");
}

} // namespace perfdeck
