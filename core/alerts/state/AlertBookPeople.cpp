// SPDX-License-Identifier: GPL-3.0-or-later
// What people do about alerts, and what ends by time.
#include "core/alerts/state/RuleShelf.h"

#include <algorithm>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

using Kind = AlertAction::Kind;

tl::unexpected<Error>
refuse(ErrorKind kind, const AlertAction &action, const char *reason, const char *advice)
{
    return failure(
        kind, "nothing was done about alert " + alertFingerprint(action.alert), reason, advice);
}

Status check(const AlertAction &action)
{
    if (action.note.size() > AlertAction::kMaxNote)
        return refuse(
            ErrorKind::TooLarge, action, "the note is longer than 4,096 bytes", "Shorten it");
    if (action.kind == Kind::Snooze && !action.until)
        return refuse(ErrorKind::InvalidInput, action, "a snooze needs an end", "Say until when");
    if (action.until && *action.until <= action.time)
        return refuse(ErrorKind::InvalidInput, action, "its end is over", "Choose a later one");
    return {};
}

Acknowledgement acknowledgementOf(const AlertAction &action)
{
    return {action.who,
            action.time,
            action.note,
            action.until.value_or(action.time + kAcknowledgedFor),
            action.kind == Kind::Snooze};
}

/// The acknowledgement that stands after all these actions. One from before an escalation, or one
/// that is over, counts no more.
std::optional<Acknowledgement>
standing(const AlertEpisode &episode, const std::optional<Timestamp> &escalatedAt, Timestamp now)
{
    std::vector<const AlertAction *> stack;
    for (const AlertAction &action : episode.actions) {
        if (action.kind == Kind::Acknowledge || action.kind == Kind::Snooze
            || action.kind == Kind::Resolve)
            stack.push_back(&action);
        else if (action.kind == Kind::Undo && !stack.empty())
            stack.pop_back();
    }
    if (stack.empty() || stack.back()->kind == Kind::Resolve)
        return std::nullopt;
    Acknowledgement last = acknowledgementOf(*stack.back());
    if ((escalatedAt && last.time < *escalatedAt) || *last.until <= now)
        return std::nullopt;
    return last;
}

} // namespace

std::pair<RuleShelf *, AlertEntry *> AlertBook::find(AlertId alert)
{
    for (const auto &shelf : m_shelves)
        if (const auto known = shelf->byId.find(alert); known != shelf->byId.end())
            return {shelf.get(), known->second};
    return {nullptr, nullptr};
}

Status AlertBook::act(const AlertAction &wanted, Timestamp now)
{
    AlertAction action = wanted;
    if (action.time == Timestamp())
        action.time = now;
    if (const Status status = check(action); !status)
        return status;
    const auto [shelf, entry] = find(action.alert);
    const bool isUndone = entry && action.kind == Kind::Undo && entry->resolved;
    const bool isMeant = entry && entry->episode
        && (!action.episode.isValid() || action.episode == entry->episode->id);
    if (!isMeant && !isUndone)
        return refuse(ErrorKind::NotFound, action, "it is not active", "Look into the history");
    if (isUndone)
        return undo(*shelf, *entry, action);
    action.episode = entry->episode->id;
    entry->episode->actions.push_back(action);
    switch (action.kind) {
    case Kind::Acknowledge:
    case Kind::Snooze:
        entry->acknowledgement = acknowledgementOf(action);
        if (!entry->episode->acknowledgedAt)
            entry->episode->acknowledgedAt = action.time;
        break;
    case Kind::Resolve: {
        const Instance before = entry->instance;
        auto resolved
            = std::make_unique<AlertEntry::Resolved>(AlertEntry::Resolved{before, *entry->episode});
        if (const auto step = finish(entry->instance, AlertReason::ResolvedByHand, now))
            record(*shelf, *entry, *step, before, now);
        entry->resolved = std::move(resolved);
        return {};
    }
    case Kind::Comment:
        break;
    case Kind::Undo:
        entry->acknowledgement = standing(*entry->episode, entry->instance.memory.escalatedAt, now);
        break;
    }
    keepEpisode(*entry->episode);
    keep(*shelf, *entry);
    return {};
}

/// What was resolved by hand is as it was before; if the condition ended meanwhile, the next
/// evaluation says so.
Status AlertBook::undo(RuleShelf &shelf, AlertEntry &entry, const AlertAction &action)
{
    const std::unique_ptr<AlertEntry::Resolved> former = std::move(entry.resolved);
    entry.instance = former->instance;
    entry.instance.changes.front() = action.time;
    entry.episode = std::make_unique<AlertEpisode>(former->episode);
    entry.episode->actions.push_back(action);
    entry.episode->actions.back().episode = entry.episode->id;
    entry.acknowledgement
        = standing(*entry.episode, entry.instance.memory.escalatedAt, action.time);
    ++shelf.raised;
    reword(shelf, entry, action.time);
    const Instance &it = entry.instance;
    m_changes.transitions.push_back({entry.key->id,
                                     entry.episode->id,
                                     action.time,
                                     AlertState::Normal,
                                     it.state,
                                     it.severity,
                                     AlertReason::BreachedAgain,
                                     it.value,
                                     it.level,
                                     shelf.version});
    keepEpisode(*entry.episode);
    keep(shelf, entry);
    return {};
}

Result<SilenceId> AlertBook::putSilence(Silence silence, Timestamp now)
{
    const Result<Silence> put = m_silences.put(std::move(silence), now);
    if (!put)
        return failure(put.error());
    m_changes.silences.push_back(*put);
    applySilences(now);
    return put->id;
}

void AlertBook::endSilence(SilenceId silence, Timestamp now)
{
    if (const auto ended = m_silences.end(silence, now)) {
        m_changes.silences.push_back(*ended);
        applySilences(now);
    }
}

void AlertBook::applySilences(Timestamp now)
{
    (void)m_silences.passTime(now);
    for (const auto &shelf : m_shelves)
        for (AlertEntry &entry : shelf->entries) {
            if (!entry.key || !entry.instance.isActive())
                continue;
            const SilenceId by = m_silences.match(*build(*shelf, entry), now);
            if (std::exchange(entry.silence, by) != by)
                keep(*shelf, entry);
        }
}

void AlertBook::mark(AlertId alert, bool isInhibited)
{
    const auto [shelf, entry] = find(alert);
    if (entry && std::exchange(entry->isInhibited, isInhibited) != isInhibited)
        keep(*shelf, *entry);
}

void AlertBook::expire(Timestamp now)
{
    if (m_silences.passTime(now))
        applySilences(now);
    for (const auto &shelf : m_shelves)
        for (AlertEntry &entry : shelf->entries) {
            if (!entry.key || entry.instance.state == AlertState::Normal)
                continue;
            const bool wasFlapping = entry.instance.isFlapping;
            entry.instance.calm(now);
            const auto &until = entry.acknowledgement ? entry.acknowledgement->until : std::nullopt;
            const bool isOver = until && *until <= now;
            if (isOver)
                entry.acknowledgement.reset();
            if (isOver || wasFlapping != entry.instance.isFlapping)
                keep(*shelf, entry);
        }
}

} // namespace perfdeck
