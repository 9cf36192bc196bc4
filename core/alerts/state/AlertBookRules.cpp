// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that come, change and go, and instances from before the start.
#include "core/alerts/state/RuleShelf.h"

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

void AlertBook::load(StoredAlerts stored)
{
    m_silences.load(std::move(stored.silences));
    for (const AlertTransition &transition : stored.transitions)
        if (isActive(transition.from) || isActive(transition.to))
            m_pastChanges[transition.alert].push_back(transition.time);
    m_stored = std::move(stored);
}

void AlertBook::setRules(AlertRulesPtr rules, Timestamp now)
{
    std::map<std::string, std::unique_ptr<RuleShelf>, std::less<>> former;
    for (auto &shelf : m_shelves)
        former[shelf->rule.id] = std::move(shelf);
    std::map<std::string, std::vector<AlertPtr>, std::less<>> stored;
    for (const AlertPtr &alert : m_stored.alerts)
        stored[alert->rule].push_back(alert);
    m_shelves.clear();
    for (const AlertRule &rule : *rules) {
        std::unique_ptr<RuleShelf> shelf = std::move(former[rule.id]);
        former.erase(rule.id);
        if (!shelf) {
            shelf = std::make_unique<RuleShelf>();
            shelf->setRule(rule);
        }
        adopt(*shelf, std::exchange(stored[rule.id], {}));
        stored.erase(rule.id);
        if (!rule.isEnabled)
            endAll(*shelf, AlertReason::RuleGone, now);
        if (shelf->rule.condition != rule.condition || shelf->rule.labels != rule.labels) {
            shelf->layout = 0;
            shelf->isChanged = true;
        }
        shelf->setRule(rule);
        m_shelves.push_back(std::move(shelf));
    }
    for (auto &[id, alerts] : stored) {
        AlertRule gone;
        gone.id = id;
        former[id] = std::make_unique<RuleShelf>();
        former[id]->setRule(gone);
        adopt(*former[id], alerts);
    }
    for (const auto &[id, shelf] : former)
        endAll(*shelf, AlertReason::RuleGone, now);
    m_stored = {};
    m_rules = std::move(rules);
    m_isPublished = false;
}

/// Stored instances come back as they were; they wait for their series among those unlisted.
void AlertBook::adopt(RuleShelf &shelf, const std::vector<AlertPtr> &alerts)
{
    for (const AlertPtr &alert : alerts) {
        if (shelf.byId.contains(alert->id))
            continue;
        AlertEntry &entry = entryOf(shelf,
                                    std::make_shared<const InstanceKey>(
                                        InstanceKey{alert->id, alert->labels, alert->series}));
        Instance &it = entry.instance;
        it.state = alert->state;
        it.severity = alert->severity;
        it.isFlapping = alert->isFlapping;
        it.since = alert->since;
        it.raisedAt = alert->raisedAt;
        it.firedAt = alert->firedAt;
        it.value = alert->value;
        it.level = alert->level;
        it.peak = alert->peak;
        it.memory = alert->memory;
        entry.acknowledgement = alert->acknowledgement;
        entry.silence = alert->silence;
        entry.isInhibited = alert->isInhibited;
        entry.title = alert->title;
        entry.text = alert->text;
        entry.problem = alert->problem;
        entry.published = alert;
        entry.isStale = false;
        const auto episode
            = std::ranges::find(m_stored.episodes, alert->episode, &AlertEpisode::id);
        if (it.isActive() && episode != m_stored.episodes.end())
            entry.episode = std::make_unique<AlertEpisode>(*episode);
        if (it.state != AlertState::Normal)
            ++shelf.raised;
        if (it.memory.isWhole) {
            entry.isWhole = true;
            shelf.whole = &entry;
        } else {
            shelf.unlisted.push_back(&entry);
        }
    }
}

void AlertBook::endAll(RuleShelf &shelf, AlertReason reason, Timestamp now)
{
    for (AlertEntry &entry : shelf.entries) {
        const Instance before = entry.instance;
        if (!entry.key)
            continue;
        if (const auto step = finish(entry.instance, reason, now))
            record(shelf, entry, *step, before, now);
        shelf.remove(entry);
    }
    shelf.places.clear();
    shelf.unlisted.clear();
    shelf.layout = 0;
    shelf.counts = {};
}

void AlertBook::hold(Timestamp now)
{
    for (const auto &shelf : m_shelves)
        for (AlertEntry &entry : shelf->entries) {
            const AlertMemory before = entry.instance.memory;
            beginAnew(entry.instance, now);
            if (entry.key && entry.instance.state != AlertState::Normal
                && entry.instance.memory != before)
                keep(*shelf, entry);
        }
}

} // namespace perfdeck
