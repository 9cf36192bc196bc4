// SPDX-License-Identifier: GPL-3.0-or-later
// What is written of alerts; AlertRows.cpp reads it back.
#include "core/store/AlertTables.h"

#include "core/store/TimeMath.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace perfdeck {

namespace {

/// `alerts` holds each time that an instance fired, in columns that a person can ask for.
constexpr auto kAlertTables = R"(
CREATE TABLE IF NOT EXISTS alerts(
  id INTEGER PRIMARY KEY, alert INTEGER NOT NULL,
  fingerprint TEXT AS (printf('%016x', alert)) VIRTUAL, rule TEXT NOT NULL, title TEXT NOT NULL,
  severity TEXT NOT NULL, raised INTEGER NOT NULL, fired INTEGER NOT NULL, acknowledged INTEGER,
  ended INTEGER, end_reason TEXT, peak REAL, level REAL, labels TEXT NOT NULL, metric TEXT,
  series_labels TEXT);
CREATE INDEX IF NOT EXISTS alerts_fired ON alerts(fired);
CREATE INDEX IF NOT EXISTS alerts_ended ON alerts(ended);
CREATE INDEX IF NOT EXISTS alerts_alert ON alerts(alert, fired);
CREATE TABLE IF NOT EXISTS alert_actions(
  episode INTEGER NOT NULL, number INTEGER NOT NULL, alert INTEGER NOT NULL, time INTEGER NOT NULL,
  kind TEXT NOT NULL, who TEXT NOT NULL, note TEXT NOT NULL, until INTEGER,
  PRIMARY KEY(episode, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alert_transitions(
  id INTEGER PRIMARY KEY, alert INTEGER NOT NULL, episode INTEGER, time INTEGER NOT NULL,
  from_state TEXT NOT NULL, to_state TEXT NOT NULL, severity TEXT NOT NULL, reason TEXT NOT NULL,
  value REAL, level REAL, rule_version INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS alert_transitions_time ON alert_transitions(time);
CREATE INDEX IF NOT EXISTS alert_transitions_alert ON alert_transitions(alert, time);
CREATE TABLE IF NOT EXISTS alert_states(
  id INTEGER PRIMARY KEY, episode INTEGER, rule TEXT NOT NULL, labels TEXT NOT NULL, metric TEXT,
  series_labels TEXT, state TEXT NOT NULL, severity TEXT NOT NULL, since INTEGER NOT NULL,
  raised INTEGER NOT NULL, fired INTEGER NOT NULL, value REAL, level REAL, peak REAL,
  title TEXT NOT NULL, text TEXT NOT NULL, problem TEXT NOT NULL, flapping INTEGER NOT NULL,
  inhibited INTEGER NOT NULL, silence INTEGER, acknowledged INTEGER, acknowledged_by TEXT,
  note TEXT, until INTEGER, snoozed INTEGER, held_info INTEGER, held_warning INTEGER,
  held_critical INTEGER, missing INTEGER, returned INTEGER, escalated INTEGER,
  before_state TEXT NOT NULL, whole INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS silences(
  id INTEGER PRIMARY KEY, matchers TEXT NOT NULL, time INTEGER NOT NULL, until INTEGER NOT NULL,
  who TEXT NOT NULL, comment TEXT NOT NULL, made INTEGER NOT NULL);
)";

constexpr auto kDeliveryTables = R"(
CREATE TABLE IF NOT EXISTS deliveries(
  id INTEGER PRIMARY KEY, channel TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
  queued INTEGER NOT NULL, last_attempt INTEGER, next_attempt INTEGER, outcome TEXT NOT NULL,
  title TEXT NOT NULL, severity TEXT NOT NULL, episodes TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS deliveries_queued ON deliveries(queued);
)";

std::optional<std::int64_t> micros(const std::optional<Timestamp> &time)
{
    return time ? std::optional(toMicros(*time)) : std::nullopt;
}

/// The number, or NULL for none.
template<class Number>
std::optional<std::int64_t> numberOf(Number id)
{
    return id.isValid() ? std::optional<std::int64_t>(id.value()) : std::nullopt;
}

/// Metric and labels of a series that may be missing, as texts to bind.
class SeriesTexts final
{
public:
    explicit SeriesTexts(const SeriesKeyPtr &series)
    {
        if (!series)
            return;
        m_metric = series->metric;
        m_labels = series->labels.toJson();
    }

    [[nodiscard]] std::optional<std::string_view> metric() const { return m_metric; }

    [[nodiscard]] std::optional<std::string_view> labels() const { return m_labels; }

private:
    std::optional<std::string> m_metric;
    std::optional<std::string> m_labels;
};

void putStates(Database &database, const std::vector<AlertPtr> &alerts)
{
    Statement forget(database, "DELETE FROM alert_states WHERE id = ?");
    Statement put(database,
                  "INSERT OR REPLACE INTO alert_states(id, episode, rule, labels, metric, "
                  "series_labels, state, severity, since, raised, fired, value, level, peak, "
                  "title, text, problem, flapping, inhibited, silence, acknowledged, "
                  "acknowledged_by, note, until, snoozed, held_info, held_warning, "
                  "held_critical, missing, returned, escalated, before_state, whole) "
                  "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const AlertPtr &alert : alerts) {
        const Alert &it = *alert;
        if (it.state == AlertState::Normal) {
            forget.run(it.id.value());
            continue;
        }
        const std::string labels = it.labels.toJson();
        const SeriesTexts series(it.series);
        const auto &known = it.acknowledgement;
        const auto text = [&known](std::string Acknowledgement::*part) {
            return known ? std::optional<std::string_view>(*known.*part) : std::nullopt;
        };
        put.run(it.id.value(),
                numberOf(it.episode),
                std::string_view(it.rule),
                std::string_view(labels),
                series.metric(),
                series.labels(),
                alertStateName(it.state),
                severityName(it.severity),
                toMicros(it.since),
                toMicros(it.raisedAt),
                toMicros(it.firedAt),
                it.value,
                it.level,
                it.peak,
                std::string_view(it.title),
                std::string_view(it.text),
                std::string_view(it.problem),
                it.isFlapping,
                it.isInhibited,
                numberOf(it.silence),
                known ? std::optional(toMicros(known->time)) : std::nullopt,
                text(&Acknowledgement::who),
                text(&Acknowledgement::note),
                known ? micros(known->until) : std::nullopt,
                known ? std::optional(known->isSnooze) : std::nullopt,
                micros(it.memory.heldSince[0]),
                micros(it.memory.heldSince[1]),
                micros(it.memory.heldSince[2]),
                micros(it.memory.missingSince),
                micros(it.memory.dataSince),
                micros(it.memory.escalatedAt),
                alertStateName(it.memory.before),
                it.memory.isWhole);
    }
}

void putEpisodes(Database &database, const std::vector<AlertEpisode> &episodes)
{
    Statement put(database,
                  "INSERT OR REPLACE INTO alerts(id, alert, rule, title, severity, raised, fired, "
                  "acknowledged, ended, end_reason, peak, level, labels, metric, series_labels) "
                  "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    // They are only ever added to.
    Statement act(database,
                  "INSERT OR REPLACE INTO alert_actions(episode, number, alert, time, kind, who, "
                  "note, until) VALUES(?,?,?,?,?,?,?,?)");
    for (const AlertEpisode &it : episodes) {
        const std::string labels = it.labels.toJson();
        const SeriesTexts series(it.series);
        put.run(it.id.value(),
                it.alert.value(),
                std::string_view(it.rule),
                std::string_view(it.title),
                severityName(it.severity),
                toMicros(it.raisedAt),
                toMicros(it.firedAt),
                micros(it.acknowledgedAt),
                micros(it.endedAt),
                it.endedAt ? std::optional(alertReasonName(it.end)) : std::nullopt,
                it.peak,
                it.level,
                std::string_view(labels),
                series.metric(),
                series.labels());
        for (std::size_t i = 0; i < it.actions.size(); ++i) {
            const AlertAction &action = it.actions[i];
            act.run(it.id.value(),
                    i,
                    it.alert.value(),
                    toMicros(action.time),
                    actionName(action.kind),
                    std::string_view(action.who),
                    std::string_view(action.note),
                    micros(action.until));
        }
    }
}

void addTransitions(Database &database, const std::vector<AlertTransition> &transitions)
{
    Statement add(database,
                  "INSERT INTO alert_transitions(alert, episode, time, from_state, to_state, "
                  "severity, reason, value, level, rule_version) VALUES(?,?,?,?,?,?,?,?,?,?)");
    for (const AlertTransition &it : transitions)
        add.run(it.alert.value(),
                numberOf(it.episode),
                toMicros(it.time),
                alertStateName(it.from),
                alertStateName(it.to),
                severityName(it.severity),
                alertReasonName(it.reason),
                it.value,
                it.level,
                it.ruleVersion);
}

void putSilences(Database &database, const std::vector<Silence> &silences)
{
    Statement put(database,
                  "INSERT OR REPLACE INTO silences(id, matchers, time, until, who, comment, made) "
                  "VALUES(?,?,?,?,?,?,?)");
    for (const Silence &it : silences) {
        const std::string matchers = matchersText(it.matchers);
        put.run(it.id.value(),
                std::string_view(matchers),
                toMicros(it.range.from),
                toMicros(it.range.to),
                std::string_view(it.who),
                std::string_view(it.comment),
                toMicros(it.madeAt));
    }
}

} // namespace

void writeAlerts(Database &database, const AlertChanges &changes)
{
    if (changes.empty())
        return;
    database.run(kAlertTables);
    putStates(database, changes.alerts);
    putEpisodes(database, changes.episodes);
    addTransitions(database, changes.transitions);
    putSilences(database, changes.silences);
}

void writeDeliveries(Database &database, const Deliveries &deliveries)
{
    if (deliveries.empty())
        return;
    database.run(kDeliveryTables);
    Statement put(database,
                  "INSERT OR REPLACE INTO deliveries(id, channel, state, attempts, queued, "
                  "last_attempt, next_attempt, outcome, title, severity, episodes) "
                  "VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (const Delivery &it : deliveries) {
        nlohmann::json episodes = nlohmann::json::array();
        for (const EpisodeId id : it.episodes)
            episodes.push_back(id.value());
        const std::string list = episodes.dump();
        put.run(it.notice.value(),
                std::string_view(it.channel),
                deliveryStateName(it.state),
                it.attempts,
                toMicros(it.queuedAt),
                micros(it.lastAttempt),
                micros(it.nextAttempt),
                std::string_view(it.outcome),
                std::string_view(it.title),
                severityName(it.severity),
                std::string_view(list));
    }
}

std::size_t removeOldAlerts(Database &database, Timestamp now, Duration age, std::size_t limit)
{
    std::size_t removed = 0;
    const auto clean = [&](const std::string &table, const std::string &key, Timestamp before) {
        Statement statement(database,
                            "DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table
                                + " WHERE " + key + " < ? LIMIT ?)");
        statement.run(toMicros(before), limit);
        removed += static_cast<std::size_t>(database.changes());
    };
    if (database.hasTable("alerts")) {
        const Timestamp newest = fromMicros(
            database.number("SELECT max(time) FROM alert_transitions")); // 0 without any
        const Timestamp before = earlier(std::min(now, newest), age);
        // Actions go with their episode.
        Statement actions(database,
                          "DELETE FROM alert_actions WHERE episode IN "
                          "(SELECT id FROM alerts WHERE ended < ? ORDER BY ended LIMIT ?)");
        actions.run(toMicros(before), limit);
        Statement episodes(database,
                           "DELETE FROM alerts WHERE id IN "
                           "(SELECT id FROM alerts WHERE ended < ? ORDER BY ended LIMIT ?)");
        episodes.run(toMicros(before), limit);
        removed += static_cast<std::size_t>(database.changes());
        clean("alert_transitions", "time", before);
        clean("silences", "until", before);
    }
    if (database.hasTable("deliveries")) {
        const Timestamp newest = fromMicros(database.number("SELECT max(queued) FROM deliveries"));
        clean("deliveries", "queued", earlier(std::min(now, newest), age));
    }
    return removed;
}

void standInForAlerts(Database &database)
{
    if (!database.hasTable("alerts"))
        makeTemporary(database, kAlertTables);
    if (!database.hasTable("deliveries"))
        makeTemporary(database, kDeliveryTables);
}

} // namespace perfdeck
