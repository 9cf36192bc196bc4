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

} // namespace perfdeck
