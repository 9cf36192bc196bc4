// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the book: snapshots, and what is to be stored.
#include "core/alerts/state/RuleShelf.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace perfdeck {

AlertPtr AlertBook::build(const RuleShelf &shelf, const AlertEntry &entry)
{
    const Instance &it = entry.instance;
    auto alert = std::make_shared<Alert>();
    alert->id = entry.key->id;
    if (entry.episode)
        alert->episode = entry.episode->id;
    alert->rule = shelf.rule.id;
    alert->labels = entry.key->labels;
    alert->series = entry.key->series;
    alert->state = it.state;
    alert->severity = it.severity;
    alert->since = it.since;
    alert->raisedAt = it.raisedAt;
    alert->firedAt = it.firedAt;
    alert->value = it.value;
    alert->level = it.level;
    alert->peak = it.peak;
    alert->title = entry.title;
    alert->text = entry.text;
    alert->problem = entry.problem;
    alert->isFlapping = it.isFlapping;
    alert->isInhibited = entry.isInhibited;
    alert->silence = entry.silence;
    alert->acknowledgement = entry.acknowledgement;
    alert->memory = it.memory;
    alert->memory.isWhole = entry.isWhole;
    return alert;
}

/// Title and text tell of the value at the last change, so that they do not flicker.
void AlertBook::reword(const RuleShelf &shelf, AlertEntry &entry, Timestamp now)
{
    entry.title = shelf.rule.title;
    entry.text = shelf.rule.text;
    Alert alert = *build(shelf, entry);
    if (m_wording) {
        m_wording(shelf.rule, alert);
        entry.title = alert.title;
        entry.text = alert.text;
    }
    entry.silence = alert.isActive() ? m_silences.match(alert, now) : SilenceId();
}

void AlertBook::keep(const RuleShelf &shelf, AlertEntry &entry)
{
    entry.published = build(shelf, entry);
    entry.isStale = false;
    m_isPublished = false;
    m_keptAlerts.put(entry.key->id, entry.published);
    if (entry.instance.state == AlertState::Normal)
        entry.published.reset();
}

void AlertBook::keepEpisode(const AlertEpisode &episode)
{
    m_keptEpisodes.put(episode.id, episode);
}

AlertChanges AlertBook::takeChanges()
{
    m_changes.alerts = m_keptAlerts.takeAll();
    m_changes.episodes = m_keptEpisodes.takeAll();
    return std::exchange(m_changes, {});
}

AlertsPtr AlertBook::alerts()
{
    if (std::exchange(m_isPublished, true))
        return m_published;
    auto alerts = std::make_shared<Alerts>();
    for (const auto &shelf : m_shelves)
        for (AlertEntry &entry : shelf->entries) {
            if (!entry.key || entry.instance.state == AlertState::Normal)
                continue;
            if (std::exchange(entry.isStale, false) || !entry.published)
                entry.published = build(*shelf, entry);
            alerts->push_back(entry.published);
        }
    std::ranges::sort(*alerts, [](const AlertPtr &a, const AlertPtr &b) {
        return std::tuple(!a->isActive(), -static_cast<int>(a->severity), a->raisedAt, a->id)
            < std::tuple(!b->isActive(), -static_cast<int>(b->severity), b->raisedAt, b->id);
    });
    m_published = std::move(alerts);
    return m_published;
}

} // namespace perfdeck
