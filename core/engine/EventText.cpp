// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventText.h"

#include "core/model/ValueText.h"

namespace perfdeck {

namespace {

/// A file that is only read because the user wants it so has no problem to tell.
bool isTrouble(const StorageStatus &status)
{
    const bool stopped = status.state == StorageStatus::State::Failing
        || status.state == StorageStatus::State::Refused;
    return stopped && !status.problem.empty();
}

std::string alertPhrase(const Alert &alert, const AlertTransition &transition)
{
    const std::string severity(severityName(transition.severity));
    switch (transition.reason) {
    case AlertReason::Breach:
    case AlertReason::BreachedAgain:
        return "began (" + severity + ')';
    case AlertReason::Escalated:
        return "is " + severity + " now";
    case AlertReason::DeEscalated:
        return "is only " + severity + " now";
    case AlertReason::Cleared:
        return "is over after " + durationText(transition.time - alert.firedAt);
    case AlertReason::NoData:
        return "has no data";
    case AlertReason::DataReturned:
        return "has data again";
    case AlertReason::Error:
        return "cannot be judged";
    case AlertReason::ErrorEnded:
        return "can be judged again";
    case AlertReason::Missing:
        return "ended, for its series went away";
    case AlertReason::ResolvedByHand:
        return "was resolved by hand";
    case AlertReason::RuleChanged:
        return "ended, for its rule was changed";
    case AlertReason::RuleGone:
        return "ended, for its rule is switched off";
    }
    return severity;
}

} // namespace

Event clockEvent(const ClockWatch::Change &change, Timestamp time)
{
    Event event;
    event.time = time;
    if (change.kind == ClockWatch::Change::Kind::Suspend) {
        event.kind = "suspend";
        event.text = "This machine slept for " + durationText(change.by) + '.';
        return event;
    }
    event.kind = "clock-step";
    event.severity = Severity::Warning;
    event.text = "The clock of this machine was set "
        + (change.by < Duration(0) ? durationText(-change.by) + " back."
                                   : durationText(change.by) + " forward.");
    return event;
}

std::optional<Event>
storageEvent(const StorageStatus &before, const StorageStatus &after, Timestamp time)
{
    Event event;
    event.time = time;
    event.kind = "storage";
    if (isTrouble(after)) {
        event.severity = Severity::Critical;
        event.text = after.problem;
        return event;
    }
    if (!isTrouble(before))
        return std::nullopt;
    event.text = "The history is written again.";
    return event;
}

std::optional<Event> sourceEvent(const std::string &name,
                                 const SourceHealth &before,
                                 const SourceHealth &after,
                                 Timestamp time)
{
    Event event;
    event.time = time;
    event.source = name;
    if (after.state == SourceState::BackingOff && before.state != SourceState::BackingOff
        && before.consecutiveFailures == 0) {
        event.kind = "source-down";
        event.severity = Severity::Warning;
        event.text = name + " does not answer: " + after.lastError;
        return event;
    }
    if (after.state == SourceState::Up && before.consecutiveFailures > 0) {
        event.kind = "source-up";
        event.text = name + " answers again after " + std::to_string(before.consecutiveFailures)
            + " failed polls.";
        return event;
    }
    return std::nullopt;
}

Event streakEvent(Timestamp time)
{
    Event event;
    event.time = time;
    event.kind = "self-check";
    event.severity = Severity::Warning;
    event.text = "All findings of the last day point one way: check how it is measured before "
                 "looking for causes.";
    return event;
}

Event alertEvent(const Alert &alert, const std::string &title, const AlertTransition &transition)
{
    Event event;
    event.time = transition.time;
    event.kind = "alert";
    // What is over asks for nobody's attention.
    const bool isOver
        = transition.to == AlertState::Normal || transition.reason == AlertReason::Cleared;
    event.severity = isOver ? Severity::Info : transition.severity;
    event.source = alert.labels.get("source");
    event.text = "Alert: " + title + ' ' + alertPhrase(alert, transition) + '.';
    event.labels = alert.labels;
    event.labels.set("alert", alertFingerprint(alert.id));
    return event;
}

Event moreAlertsEvent(std::size_t count, Timestamp time)
{
    Event event;
    event.time = time;
    event.kind = "alert";
    event.severity = Severity::Warning;
    event.text = std::to_string(count) + " more alerts began, changed or ended at once.";
    return event;
}

} // namespace perfdeck
