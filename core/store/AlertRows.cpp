// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what AlertTables.cpp wrote.
#include "core/store/AlertTables.h"
#include "core/store/RowColumns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

SeriesKeyPtr seriesOf(RowColumns &next)
{
    std::string metric = next.text();
    const std::string labels = next.text();
    if (metric.empty())
        return nullptr;
    auto key = std::make_shared<SeriesKey>();
    key->metric = std::move(metric);
    key->labels = Labels::fromJson(labels).value_or(Labels());
    return key;
}

Labels labelsOf(RowColumns &next)
{
    return Labels::fromJson(next.text()).value_or(Labels());
}

AlertPtr alertOf(const Statement &row)
{
    RowColumns next(row);
    auto it = std::make_shared<Alert>();
    it->id = AlertId(next.number());
    it->episode = EpisodeId(next.number());
    it->rule = next.text();
    it->labels = labelsOf(next);
    it->series = seriesOf(next);
    it->state = alertState(next.text()).value_or(AlertState::Error);
    it->severity = alertSeverity(next.text()).value_or(Severity::Info);
    it->since = next.time();
    it->raisedAt = next.time();
    it->firedAt = next.time();
    it->value = next.realOrNaN();
    it->level = next.realOrNaN();
    it->peak = next.realOrNaN();
    it->title = next.text();
    it->text = next.text();
    it->problem = next.text();
    it->isFlapping = next.flag();
    it->isInhibited = next.flag();
    it->silence = SilenceId(next.number());
    const auto acknowledgedAt = next.timeOrNone();
    Acknowledgement known;
    known.who = next.text();
    known.note = next.text();
    known.until = next.timeOrNone();
    known.isSnooze = next.flag();
    if (acknowledgedAt) {
        known.time = *acknowledgedAt;
        it->acknowledgement = std::move(known);
    }
    AlertMemory &memory = it->memory;
    for (auto &since : memory.heldSince)
        since = next.timeOrNone();
    for (auto *time : {&memory.missingSince, &memory.dataSince, &memory.escalatedAt})
        *time = next.timeOrNone();
    memory.before = alertState(next.text()).value_or(AlertState::Normal);
    memory.isWhole = next.flag();
    return it;
}

constexpr auto kEpisodes = "SELECT id, alert, rule, title, severity, raised, fired, acknowledged, "
                           "ended, end_reason, peak, level, labels, metric, series_labels "
                           "FROM alerts ";

AlertEpisode episodeOf(const Statement &row)
{
    RowColumns next(row);
    AlertEpisode it;
    it.id = EpisodeId(next.number());
    it.alert = AlertId(next.number());
    it.rule = next.text();
    it.title = next.text();
    it.severity = alertSeverity(next.text()).value_or(Severity::Info);
    it.raisedAt = next.time();
    it.firedAt = next.time();
    it.acknowledgedAt = next.timeOrNone();
    it.endedAt = next.timeOrNone();
    it.end = alertReason(next.text()).value_or(AlertReason::Cleared);
    it.peak = next.realOrNaN();
    it.level = next.realOrNaN();
    it.labels = labelsOf(next);
    it.series = seriesOf(next);
    return it;
}

void addActions(Database &database, std::vector<AlertEpisode> &episodes)
{
    Statement rows(database,
                   "SELECT time, kind, who, note, until FROM alert_actions WHERE episode = ? "
                   "ORDER BY number");
    for (AlertEpisode &episode : episodes) {
        rows.start(episode.id.value());
        while (rows.step()) {
            RowColumns next(rows);
            AlertAction &action = episode.actions.emplace_back();
            action.alert = episode.alert;
            action.episode = episode.id;
            action.time = next.time();
            action.kind = actionKind(next.text()).value_or(AlertAction::Kind::Comment);
            action.who = next.text();
            action.note = next.text();
            action.until = next.timeOrNone();
        }
    }
}

constexpr auto kTransitions = "SELECT alert, episode, time, from_state, to_state, severity, "
                              "reason, value, level, rule_version FROM alert_transitions ";

AlertTransition transitionOf(const Statement &row)
{
    RowColumns next(row);
    AlertTransition it;
    it.alert = AlertId(next.number());
    it.episode = EpisodeId(next.number());
    it.time = next.time();
    it.from = alertState(next.text()).value_or(AlertState::Normal);
    it.to = alertState(next.text()).value_or(AlertState::Normal);
    it.severity = alertSeverity(next.text()).value_or(Severity::Info);
    it.reason = alertReason(next.text()).value_or(AlertReason::Breach);
    it.value = next.realOrNaN();
    it.level = next.realOrNaN();
    it.ruleVersion = static_cast<std::uint64_t>(next.number());
    return it;
}

/// Rows whose matchers somebody spoiled match nothing, so they are left out.
std::vector<Silence> readSilences(Database &database)
{
    std::vector<Silence> silences;
    Statement rows(database,
                   "SELECT id, matchers, time, until, who, comment, made FROM silences "
                   "ORDER BY time DESC, id DESC");
    while (rows.step()) {
        RowColumns next(rows);
        Silence it;
        it.id = SilenceId(next.number());
        auto matchers = parseMatchers(next.text());
        it.range.from = next.time();
        it.range.to = next.time();
        it.who = next.text();
        it.comment = next.text();
        it.madeAt = next.time();
        if (!matchers)
            continue;
        it.matchers = std::move(*matchers);
        silences.push_back(std::move(it));
    }
    return silences;
}

} // namespace

AlertHistory readAlertHistory(Database &database, const AlertQuery &query)
{
    AlertHistory history;
    history.range = query.range;
    if (!database.hasTable("alerts"))
        return history;
    const std::string which = query.alert.isValid() ? "alert = ?4" : "?4 = 0";
    Statement rows(database,
                   kEpisodes
                       + ("WHERE fired < ?2 AND (ended IS NULL OR ended >= ?1) "
                          "AND (?3 = '' OR rule = ?3) AND "
                          + which + " ORDER BY fired DESC, id DESC LIMIT ?5"));
    const std::size_t limit
        = std::min(query.limit, std::size_t{std::numeric_limits<std::int32_t>::max()});
    rows.start(toMicros(query.range.from),
               toMicros(query.range.to),
               std::string_view(query.rule),
               query.alert.value(),
               limit + 1);
    while (rows.step())
        history.episodes.push_back(episodeOf(rows));
    history.isCut = history.episodes.size() > limit;
    if (history.isCut)
        history.episodes.pop_back();
    addActions(database, history.episodes);
    if (!query.alert.isValid() || history.episodes.empty())
        return history;
    const auto [from, to] = std::ranges::minmax(history.episodes, {}, &AlertEpisode::raisedAt);
    Statement facts(
        database,
        kTransitions + std::string("WHERE alert = ? AND time >= ? AND time < ? ORDER BY time, id"));
    facts.start(query.alert.value(), toMicros(from.raisedAt), toMicros(query.range.to));
    while (facts.step())
        history.transitions.push_back(transitionOf(facts));
    return history;
}

StoredAlerts readAlertStates(Database &database)
{
    StoredAlerts stored;
    if (!database.hasTable("alerts"))
        return stored;
    Statement states(database,
                     "SELECT id, episode, rule, labels, metric, series_labels, state, severity, "
                     "since, raised, fired, value, level, peak, title, text, problem, flapping, "
                     "inhibited, silence, acknowledged, acknowledged_by, note, until, snoozed, "
                     "held_info, held_warning, held_critical, missing, returned, escalated, "
                     "before_state, whole "
                     "FROM alert_states ORDER BY id");
    while (states.step())
        stored.alerts.push_back(alertOf(states));
    Statement open(database, kEpisodes + std::string("WHERE ended IS NULL ORDER BY fired, id"));
    while (open.step())
        stored.episodes.push_back(episodeOf(open));
    addActions(database, stored.episodes);
    Statement recent(
        database,
        kTransitions
            + std::string(
                "WHERE time > (SELECT max(time) FROM alert_transitions) - ? ORDER BY id"));
    recent.start(kFlapTime.count());
    while (recent.step())
        stored.transitions.push_back(transitionOf(recent));
    stored.silences = readSilences(database);
    return stored;
}

Deliveries readDeliveries(Database &database, std::size_t limit)
{
    Deliveries deliveries;
    if (!database.hasTable("deliveries"))
        return deliveries;
    Statement rows(database,
                   "SELECT id, channel, state, attempts, queued, last_attempt, next_attempt, "
                   "outcome, title, severity, episodes FROM deliveries "
                   "ORDER BY queued DESC, id DESC LIMIT ?");
    rows.start(limit);
    while (rows.step()) {
        RowColumns next(rows);
        Delivery &it = deliveries.emplace_back();
        it.notice = NoticeId(next.number());
        it.channel = next.text();
        it.state = deliveryState(next.text()).value_or(Delivery::State::Failed);
        it.attempts = next.count();
        it.queuedAt = next.time();
        it.lastAttempt = next.timeOrNone();
        it.nextAttempt = next.timeOrNone();
        it.outcome = next.text();
        it.title = next.text();
        it.severity = alertSeverity(next.text()).value_or(Severity::Info);
        const auto episodes = nlohmann::json::parse(next.text(), nullptr, false);
        if (episodes.is_array())
            for (const auto &id : episodes)
                if (id.is_number_integer())
                    it.episodes.emplace_back(id.get<std::int64_t>());
    }
    return deliveries;
}

} // namespace perfdeck
