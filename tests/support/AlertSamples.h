// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeAlertDesk.h"

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace perfdeck {

// Rules, alerts and their past as a test cluster has them, for tests and pictures. The same
// arguments give the same values.

/// In this order: a model that is slow, a card whose memory is nearly full, a disk that fills, a
/// worker that is gone, a source that does not answer, and one that matches nothing.
[[nodiscard]] inline AlertRuleStates sampleRules()
{
    using namespace std::chrono_literals;
    using S = Severity;
    const auto rule = [](const char *id, const char *title, AlertCondition condition) {
        AlertRuleStatus status;
        status.rule.id = id;
        status.rule.title = title;
        status.rule.condition = std::move(condition);
        status.origin = "built in";
        return status;
    };
    const auto raise = [](AlertRuleStatus &status, S severity, double level) {
        status.rule.ladder.raise[std::size_t(severity)] = level;
    };
    AlertRuleStates rules{
        rule("latency-high",
             "Latency of {labels.model} is high",
             ThresholdCondition{R"(inference_latency_seconds{quantile="0.95"})"}),
        rule("gpu-memory-full",
             "Memory of {labels.device} is nearly full",
             ThresholdCondition{"gpu_memory_used_ratio", Reducer::Minimum}),
        rule("disk-fills",
             "{labels.disk} will be full soon",
             ForecastCondition{"disk_used_ratio", 1}),
        rule("worker-gone", "Worker {labels.worker} is gone", AbsenceCondition{"worker_cpu_ratio"}),
        rule("source-down", "{labels.source} does not answer", SourceCondition{}),
        rule("queue-long", "The queue of {labels.model} grows", ChangeCondition{{"queue_length"}})};
    raise(rules[0], S::Warning, 0.5);
    raise(rules[0], S::Critical, 1);
    raise(rules[1], S::Warning, 0.9);
    raise(rules[1], S::Critical, 0.97);
    raise(rules[2], S::Info, 86'400);
    raise(rules[2], S::Warning, 14'400);
    rules[2].rule.ladder.comparator = Comparator::Below;
    raise(rules[3], S::Warning, 30);
    raise(rules[4], S::Critical, 15);
    raise(rules[5], S::Warning, 0.5);
    rules[0].rule.text = "More requests wait than the model serves. Scale out, or lower the load.";
    rules[0].rule.runbook = "https://runbooks.example/latency";
    rules[0].origin = "alerts/serving.toml:3";
    rules[5].problem = "The selector queue_length matches no series: correct its name";
    return rules;
}

/// `place` tells it from others of the rule.
[[nodiscard]] inline Alert
sampleAlert(const AlertRuleStatus &rule, std::size_t place, Severity severity, Timestamp firedAt)
{
    struct Kind
    {
        const char *label;
        const char *metric;
        const char *stem;
    };

    static constexpr std::array<std::pair<const char *, Kind>, 6> kKinds{
        {{"latency-high", {"model", "inference_latency_seconds", "llama-"}},
         {"gpu-memory-full", {"device", "gpu_memory_used_ratio", "gpu"}},
         {"disk-fills", {"disk", "disk_used_ratio", "nvme"}},
         {"worker-gone", {"worker", "worker_cpu_ratio", "worker-"}},
         {"source-down", {"source", "", "node-"}},
         {"queue-long", {"model", "queue_length", "phi-"}}}};
    Kind kind = kKinds.front().second;
    for (const auto &[id, known] : kKinds)
        if (rule.rule.id == id)
            kind = known;
    const std::string name = kind.stem + std::to_string(place);
    Alert alert;
    alert.rule = rule.rule.id;
    alert.labels = Labels{{"source", "node-" + std::to_string(place % 7)}, {kind.label, name}};
    alert.id = alertId(alert.rule, alert.labels);
    alert.episode = episodeId(alert.id, firedAt);
    if (*kind.metric != '\0')
        alert.series = std::make_shared<const SeriesKey>(SeriesKey{kind.metric, alert.labels});
    alert.state = AlertState::Firing;
    alert.severity = severity;
    alert.raisedAt = firedAt - std::chrono::minutes(1);
    alert.since = alert.firedAt = firedAt;
    const bool isBelow = rule.rule.ladder.comparator == Comparator::Below;
    alert.level = rule.rule.ladder.raise[std::size_t(severity)].value_or(0);
    alert.value = alert.level * (isBelow ? 0.7 : 1.02 + 0.01 * double(place % 5));
    alert.peak = alert.level * (isBelow ? 0.6 : 1.1);
    const std::size_t brace = rule.rule.title.find('{');
    const std::size_t end = rule.rule.title.find('}');
    alert.title = rule.rule.title.substr(0, brace) + name + rule.rule.title.substr(end + 1);
    alert.text = rule.rule.text;
    return alert;
}

/// How it went on, or would go on.
[[nodiscard]] inline AlertEpisode sampleEpisode(const Alert &alert,
                                                std::optional<Timestamp> endedAt)
{
    AlertEpisode episode;
    episode.id = alert.episode;
    episode.alert = alert.id;
    episode.rule = alert.rule;
    episode.labels = alert.labels;
    episode.series = alert.series;
    episode.title = alert.title;
    episode.severity = alert.severity;
    episode.raisedAt = alert.raisedAt;
    episode.firedAt = alert.firedAt;
    episode.endedAt = endedAt;
    episode.peak = alert.peak;
    episode.level = alert.level;
    return episode;
}

/// `count` alerts in the states that there are: two in three fire, others are looked after,
/// silenced, pending, recovering, without data, or cannot be evaluated.
[[nodiscard]] inline Alerts
sampleAlerts(const AlertRuleStates &rules, std::size_t count, Timestamp now)
{
    using namespace std::chrono_literals;
    Alerts alerts;
    for (std::size_t at = 0; at < count; ++at) {
        const AlertRuleStatus &rule = rules[at % 5];
        Severity severity = at % 3 == 0 ? Severity::Critical : Severity::Warning;
        if (!rule.rule.ladder.raise[std::size_t(severity)])
            severity = rule.rule.id == "source-down" ? Severity::Critical : Severity::Warning;
        Alert alert = sampleAlert(rule, at / 5, severity, now - 2min - 7min * (at % 90));
        if (at % 15 == 4)
            alert.acknowledgement = Acknowledgement{"ada", now - 1min, "I am on it", {}, false};
        if (at % 15 == 6)
            alert.acknowledgement = Acknowledgement{"ben", now - 1min, "", now + 1h, true};
        if (at % 15 == 7)
            alert.isFlapping = true;
        if (at % 15 == 8)
            alert.state = AlertState::Recovering;
        if (at % 15 == 9)
            alert.isInhibited = true;
        if (at % 15 == 11) {
            alert.state = AlertState::NoData;
            alert.value = std::numeric_limits<double>::quiet_NaN();
            alert.problem = "No sample of this series came for 3 min";
        }
        if (at % 15 == 12) {
            alert.state = AlertState::Pending;
            alert.episode = {};
        }
        if (at % 15 == 13) {
            alert.state = AlertState::Error;
            alert.problem = "The expression divides by zero at all times";
        }
        alerts.push_back(std::make_shared<const Alert>(std::move(alert)));
    }
    return alerts;
}

/// What came before: `count` episodes over the days before `now`, newest first, those of `open`
/// among them.
[[nodiscard]] inline std::vector<AlertEpisode>
sampleEpisodes(const AlertRuleStates &rules, const Alerts &open, std::size_t count, Timestamp now)
{
    using namespace std::chrono_literals;
    std::mt19937 random(7);
    std::vector<AlertEpisode> episodes;
    for (const AlertPtr &alert : open)
        if (alert->episode.isValid())
            episodes.push_back(sampleEpisode(*alert, {}));
    for (std::size_t at = 0; at < count; ++at) {
        const AlertRuleStatus &rule = rules[random() % 5];
        const Timestamp fired = now - 1h - std::chrono::seconds(random() % 86'400);
        const Severity severity = rule.rule.ladder.raise[2] && random() % 4 == 0
            ? Severity::Critical
            : Severity::Warning;
        const Timestamp end = fired + std::chrono::seconds(60 + random() % 3000);
        AlertEpisode episode = sampleEpisode(sampleAlert(rule, random() % 9, severity, fired), end);
        if (random() % 2 == 0) {
            episode.acknowledgedAt = fired + std::chrono::seconds(20 + random() % 600);
            AlertAction action;
            action.alert = episode.alert;
            action.episode = episode.id;
            action.who = "ada";
            action.time = *episode.acknowledgedAt;
            action.note = random() % 2 == 0 ? "Known, the batch job runs" : "";
            episode.actions.push_back(action);
        }
        if (random() % 7 == 0)
            episode.end = AlertReason::ResolvedByHand;
        episodes.push_back(std::move(episode));
    }
    std::ranges::stable_sort(episodes, [](const AlertEpisode &a, const AlertEpisode &b) {
        return a.firedAt > b.firedAt;
    });
    return episodes;
}

/// A desk with so many alerts, and all that comes with them.
inline void fillDesk(FakeAlertDesk &desk, std::size_t count, Timestamp now)
{
    using namespace std::chrono_literals;
    AlertRuleStates rules = sampleRules();
    Alerts alerts = sampleAlerts(rules, count, now);
    for (AlertRuleStatus &rule : rules) {
        rule.lastEvaluation = now - 4s;
        rule.took = 800us;
        for (const AlertPtr &alert : alerts) {
            if (alert->rule != rule.rule.id)
                continue;
            ++rule.instances;
            rule.firing[std::size_t(alert->severity)] += std::size_t(alert->isActive());
        }
        rule.notices = 2 * rule.instances;
    }
    rules[4].rule.isEnabled = count % 2 == 0;
    desk.setEpisodes(sampleEpisodes(rules, alerts, count * 4, now));
    Deliveries deliveries;
    for (std::size_t at = 0; at < std::min<std::size_t>(count, 40); ++at) {
        const Alert &alert = *alerts[at];
        Delivery delivery;
        delivery.notice = NoticeId(std::int64_t(at) + 1);
        delivery.channel = at % 2 == 0 ? "team chat" : "mail";
        delivery.queuedAt = now - 3min * (at + 1);
        delivery.attempts = at % 5 == 3 ? 4 : 1;
        delivery.lastAttempt = delivery.queuedAt + 1s;
        delivery.title = alert.title;
        delivery.severity = alert.severity;
        delivery.episodes = {alert.episode};
        if (at % 9 == 8) {
            delivery.state = Delivery::State::Failed;
            delivery.outcome = "mail.example refused the password (535): correct it";
        } else if (at % 5 == 3) {
            delivery.state = Delivery::State::Waiting;
            delivery.nextAttempt = now + 40s;
            delivery.outcome = "chat.example did not answer within 10 s";
        } else {
            delivery.state = Delivery::State::Sent;
            delivery.outcome = "200 OK";
        }
        deliveries.push_back(std::move(delivery));
    }
    if (count > 4) {
        Silence silence;
        silence.matchers = {{"rule", LabelMatcher::Kind::Equal, "disk-fills"},
                            {"source", LabelMatcher::Kind::Pattern, "node-*"}};
        silence.range = {now - 1h, now + 3h};
        silence.comment = "New disks are being put in";
        silence.who = "ada";
        silence.madeAt = now - 1h;
        desk.setAlerts(std::move(alerts));
        desk.putSilence(silence);
        silence.matchers = {{"worker", LabelMatcher::Kind::Equal, "worker-9"}};
        silence.range = {now + 1h, now + 2h};
        silence.comment = "Restart";
        desk.putSilence(silence);
        silence.range = {now - 30h, now - 28h};
        desk.putSilence(silence);
    } else {
        desk.setAlerts(std::move(alerts));
    }
    desk.setRules(std::move(rules));
    desk.setDeliveries(std::move(deliveries));
    AlertStatus status;
    status.evaluations = 1200;
    status.instances = count;
    desk.setStatus(status);
}

} // namespace perfdeck
