// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/AlertBook.h"

#include "core/alerts/state/RuleShelf.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

bool passesAny(const AlertLadder &ladder, double value)
{
    for (const auto &raise : ladder.raise)
        if (raise && passes(ladder.comparator, value, *raise))
            return true;
    return false;
}

/// What most evaluations find: it was well, and is.
bool staysWell(AlertEntry &entry, const AlertLadder &ladder, const Reading &reading)
{
    Instance &it = entry.instance;
    if (it.state != AlertState::Normal || it.isFlapping || reading.kind != Reading::Kind::Number
        || passesAny(ladder, reading.value))
        return false;
    it.value = reading.value;
    it.memory = {};
    return true;
}

Labels commonLabels(std::span<AlertEntry *const> entries, const AlertRule &rule)
{
    if (entries.empty())
        return rule.labels;
    Labels common = entries.front()->key->labels;
    for (const AlertEntry *entry : entries.subspan(1)) {
        Labels left = common;
        for (const auto &[name, value] : common)
            if (entry->key->labels.get(name) != value)
                left.set(name, "");
        common = std::move(left);
    }
    return common;
}

bool isFiring(AlertState state)
{
    return state == AlertState::Firing || state == AlertState::Recovering;
}

} // namespace

AlertBook::AlertBook(AlertWording wording)
    : m_wording(std::move(wording))
{
}

AlertBook::~AlertBook() = default;

void AlertBook::take(std::size_t rule, const Measurement &measurement, Timestamp now)
{
    RuleShelf &shelf = *m_shelves[rule];
    shelf.counts = {};
    if (!measurement.problem.empty()) {
        std::vector<AlertEntry *> all;
        for (AlertEntry &entry : shelf.entries)
            if (entry.key && !entry.isWhole)
                all.push_back(&entry);
        judgeWhole(shelf, all, {Reading::Kind::Problem}, now);
        if (AlertEntry *told = shelf.whole ? shelf.whole
                : all.size() == 1          ? all.front()
                                           : nullptr;
            told && std::exchange(told->problem, measurement.problem) != measurement.problem)
            keep(shelf, *told);
        return;
    }
    bind(shelf, measurement);
    const std::uint64_t round = ++shelf.round;
    bool isAny = false;
    for (std::size_t i = 0; i < shelf.places.size(); ++i) {
        if (isAbsent(measurement.values[i]))
            continue;
        isAny = true;
        ++shelf.counts.instances;
        // Labels of the rule can make two series alike: the first that has a number counts.
        if (std::exchange(shelf.places[i]->round, round) != round)
            judge(shelf, *shelf.places[i], {Reading::Kind::Number, measurement.values[i]}, now);
    }
    Reading missing{isAny || measurement.absence == Absence::Gone ? Reading::Kind::Gone
                                                                  : Reading::Kind::NoNumber};
    if (measurement.absence == Absence::Well)
        missing = {Reading::Kind::Number, 0};
    std::vector<AlertEntry *> silent;
    for (std::size_t i = 0; i < shelf.places.size(); ++i) {
        AlertEntry *entry = shelf.places[i];
        if (!isAbsent(measurement.values[i]) || std::exchange(entry->round, round) == round)
            continue;
        if (missing.kind == Reading::Kind::NoNumber && entry->instance.state == AlertState::Normal)
            silent.push_back(entry);
        else
            judge(shelf, *entry, missing, now);
    }
    judgeMissing(shelf, missing, isAny && shelf.isChanged, now);
    shelf.isChanged = shelf.isChanged && !isAny;
    // Series of before the start may not be known yet: that none is silent says nothing then.
    const bool isSilent = missing.kind == Reading::Kind::NoNumber
        && (!silent.empty() || (shelf.whole && shelf.whole->instance.state == AlertState::NoData));
    shelf.isForgotten = shelf.isForgotten && !isAny;
    if (shelf.whole || (isSilent && !shelf.isForgotten))
        judgeWhole(shelf, silent, isSilent ? missing : Reading{}, now);
    for (const AlertEntry &entry : shelf.entries)
        if (entry.key && isFiring(entry.instance.state))
            ++shelf.counts.firing[static_cast<std::size_t>(entry.instance.severity)];
}

/// The instances that the rule has no place for any more, or not yet again.
void AlertBook::judgeMissing(RuleShelf &shelf,
                             const Reading &reading,
                             bool isChanged,
                             Timestamp now)
{
    for (AlertEntry *entry : shelf.unlisted) {
        if (!isChanged) {
            judge(shelf, *entry, reading, now);
            continue;
        }
        const Instance before = entry->instance;
        if (const auto step = finish(entry->instance, AlertReason::RuleChanged, now))
            record(shelf, *entry, *step, before, now);
    }
    std::erase_if(shelf.unlisted, [&shelf, now](AlertEntry *entry) {
        const Timestamp changed = entry->instance.changes.front();
        const bool isWanted = entry->instance.state != AlertState::Normal || entry->resolved
            || (changed != Instance::kNever && now - changed < kFlapTime);
        if (!isWanted)
            shelf.remove(*entry);
        return !isWanted;
    });
}

/// That no instance has a number, or that the rule fails, is told once, not once an instance.
void AlertBook::judgeWhole(RuleShelf &shelf,
                           std::span<AlertEntry *const> instances,
                           const Reading &reading,
                           Timestamp now)
{
    if (!shelf.whole && reading.kind != Reading::Kind::Number) {
        if (instances.size() == 1) {
            judge(shelf, *instances.front(), reading, now);
            return;
        }
        const Labels labels = commonLabels(instances, shelf.rule);
        const AlertId id = alertId(shelf.rule.id, labels);
        if (shelf.byId.contains(id)) {
            judge(shelf, *shelf.byId.at(id), reading, now);
            return;
        }
        shelf.whole = &entryOf(
            shelf, std::make_shared<const InstanceKey>(InstanceKey{id, labels, nullptr}));
        shelf.whole->isWhole = true;
    }
    if (!shelf.whole)
        return;
    judge(shelf, *shelf.whole, reading, now);
    const bool isOver = reading.kind == Reading::Kind::Number || shelf.isForgotten;
    if (isOver && shelf.whole->instance.state == AlertState::Normal)
        shelf.remove(*shelf.whole);
}

AlertEntry &AlertBook::entryOf(RuleShelf &shelf, const InstanceKeyPtr &key)
{
    if (const auto known = shelf.byId.find(key->id); known != shelf.byId.end())
        return *known->second;
    AlertEntry &entry = shelf.add(key);
    if (const auto past = m_pastChanges.find(key->id); past != m_pastChanges.end())
        for (const Timestamp time : past->second)
            entry.instance.countChange(time);
    entry.instance.isFlapping = false; // what is well does not flap
    return entry;
}

void AlertBook::bind(RuleShelf &shelf, const Measurement &measurement)
{
    if (shelf.layout != measurement.layout) {
        shelf.layout = measurement.layout;
        shelf.places.clear();
        for (AlertEntry &entry : shelf.entries)
            entry.isListed = false;
    } else if (shelf.places.size() == measurement.keys.size()) {
        return;
    }
    for (std::size_t i = shelf.places.size(); i < measurement.keys.size(); ++i) {
        AlertEntry &entry = entryOf(shelf, measurement.keys[i]);
        shelf.places.push_back(&entry);
        entry.isListed = true;
        entry.key = measurement.keys[i];
        if (std::exchange(entry.isWhole, false))
            shelf.whole = nullptr;
    }
    shelf.unlisted.clear();
    for (AlertEntry &entry : shelf.entries)
        if (entry.key && !entry.isListed && !entry.isWhole)
            shelf.unlisted.push_back(&entry);
}

void AlertBook::judge(RuleShelf &shelf, AlertEntry &entry, const Reading &reading, Timestamp now)
{
    if (staysWell(entry, shelf.rule.ladder, reading))
        return;
    const Instance before = entry.instance;
    const auto step = advance(entry.instance, shelf.rule, reading, now, shelf.fresh);
    if (step && step->reason == AlertReason::Missing && reading.kind == Reading::Kind::NoNumber)
        shelf.isForgotten = true;
    if (step && step->from == AlertState::Normal && shelf.raised >= shelf.rule.maxInstances) {
        entry.instance = before;
        ++shelf.counts.extra;
        return;
    }
    if (step) {
        record(shelf, entry, *step, before, now);
    } else if (entry.instance.state != AlertState::Normal) {
        entry.isStale = true;
        m_isPublished = false;
        if (entry.episode)
            entry.episode->peak = entry.instance.peak;
        if (entry.instance.memory != before.memory
            || entry.instance.isFlapping != before.isFlapping)
            keep(shelf, entry);
    }
}

void AlertBook::record(
    RuleShelf &shelf, AlertEntry &entry, const Step &step, const Instance &before, Timestamp now)
{
    const Instance &it = entry.instance;
    entry.resolved.reset();
    if (it.state != AlertState::NoData && it.state != AlertState::Error)
        entry.problem.clear();
    if (step.from == AlertState::Normal)
        ++shelf.raised;
    else if (step.to == AlertState::Normal)
        --shelf.raised;
    if (it.memory.escalatedAt == now && it.isActive())
        entry.acknowledgement.reset();
    reword(shelf, entry, now);
    EpisodeId episode = entry.episode ? entry.episode->id : EpisodeId();
    updateEpisode(shelf, entry, step, before.isActive(), now);
    if (entry.episode)
        episode = entry.episode->id;
    m_changes.transitions.push_back({entry.key->id,
                                     episode,
                                     now,
                                     step.from,
                                     step.to,
                                     it.severity,
                                     step.reason,
                                     it.value,
                                     it.level,
                                     shelf.version});
    keep(shelf, entry);
}

void AlertBook::updateEpisode(
    const RuleShelf &shelf, AlertEntry &entry, const Step &step, bool wasActive, Timestamp now)
{
    const Instance &it = entry.instance;
    if (it.isActive() && !wasActive) {
        entry.episode = std::make_unique<AlertEpisode>();
        entry.episode->id = episodeId(entry.key->id, it.firedAt);
        entry.episode->alert = entry.key->id;
        entry.episode->rule = shelf.rule.id;
        entry.episode->labels = entry.key->labels;
        entry.episode->series = entry.key->series;
        entry.episode->raisedAt = it.raisedAt;
        entry.episode->firedAt = it.firedAt;
        entry.episode->severity = it.severity;
    }
    if (!entry.episode)
        return;
    AlertEpisode &episode = *entry.episode;
    if (it.isActive()) {
        episode.title = entry.title;
        episode.severity = std::max(episode.severity, it.severity);
        episode.level = it.level;
    }
    episode.peak = it.peak;
    if (it.isActive()) {
        keepEpisode(episode);
        return;
    }
    episode.endedAt = now;
    episode.end = step.reason;
    keepEpisode(episode);
    entry.episode.reset();
    entry.acknowledgement.reset();
}

InstanceCounts AlertBook::counts(std::size_t rule) const
{
    return m_shelves[rule]->counts;
}

void AlertBook::visitFiring(std::string_view rule,
                            const std::function<void(const Labels &)> &visit) const
{
    for (const auto &shelf : m_shelves) {
        if (shelf->rule.id != rule)
            continue;
        for (const AlertEntry &entry : shelf->entries)
            if (entry.key && isFiring(entry.instance.state))
                visit(entry.key->labels);
    }
}

} // namespace perfdeck
