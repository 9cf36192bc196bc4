// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/AlertDesk.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace perfdeck {

/// A desk that a test fills and looks at. Commands change it as the real one would, and are kept in
/// order; answers come at the next turn of the event loop. GUI thread.
class FakeAlertDesk final : public AlertDesk
{
public:
    explicit FakeAlertDesk(std::shared_ptr<const Clock> clock, QObject *parent = nullptr)
        : AlertDesk(parent)
        , m_clock(std::move(clock))
    {
    }

    // What there is.

    /// Worst first, then oldest first, as a desk has them.
    void setAlerts(Alerts alerts)
    {
        std::ranges::stable_sort(alerts, [](const AlertPtr &a, const AlertPtr &b) {
            return a->severity != b->severity ? a->severity > b->severity : a->firedAt < b->firedAt;
        });
        m_alerts = std::make_shared<const Alerts>(std::move(alerts));
        Q_EMIT alertsChanged();
    }

    void setRules(AlertRuleStates rules)
    {
        m_rules = std::make_shared<const AlertRuleStates>(std::move(rules));
        Q_EMIT rulesChanged();
    }

    void setSilences(Silences silences)
    {
        m_silences = std::make_shared<const Silences>(std::move(silences));
        Q_EMIT silencesChanged();
    }

    void setDeliveries(Deliveries deliveries)
    {
        m_deliveries = std::make_shared<const Deliveries>(std::move(deliveries));
        Q_EMIT deliveriesChanged();
    }

    void setStatus(AlertStatus status)
    {
        m_status = std::move(status);
        Q_EMIT alertsChanged();
    }

    /// Newest first.
    void setEpisodes(std::vector<AlertEpisode> episodes) { m_episodes = std::move(episodes); }

    void setTransitions(std::vector<AlertTransition> transitions)
    {
        m_transitions = std::move(transitions);
    }

    /// What the next back-tests find.
    void setBacktest(Backtest found) { m_backtest = std::move(found); }

    /// Writing rules and plans and sending tests fails from now on.
    void setFailure(std::optional<Error> failure) { m_failure = std::move(failure); }

    // What was asked of it.

    [[nodiscard]] const std::vector<AlertAction> &actions() const { return m_actions; }

    [[nodiscard]] const std::vector<AlertRule> &rulesPut() const { return m_rulesPut; }

    [[nodiscard]] const std::vector<NoticeChannel> &tested() const { return m_tested; }

    [[nodiscard]] const std::vector<AlertQuery> &queries() const { return m_queries; }

    [[nodiscard]] AlertPtr alert(AlertId id) const
    {
        const auto found
            = std::ranges::find(*m_alerts, id, [](const AlertPtr &a) { return a->id; });
        return found == m_alerts->end() ? nullptr : *found;
    }

    // The desk.

    [[nodiscard]] AlertsPtr alerts() const override { return m_alerts; }

    [[nodiscard]] AlertRuleStatesPtr rules() const override { return m_rules; }

    [[nodiscard]] SilencesPtr silences() const override { return m_silences; }

    [[nodiscard]] NoticePlanPtr plan() const override { return m_plan; }

    [[nodiscard]] DeliveriesPtr deliveries() const override { return m_deliveries; }

    [[nodiscard]] AlertStatus status() const override { return m_status; }

    void act(std::vector<AlertAction> actions) override
    {
        std::map<AlertId, Alert> changed;
        for (AlertAction &action : actions) {
            if (action.who.empty())
                action.who = "tester";
            if (action.time == Timestamp())
                action.time = m_clock->now();
            const AlertPtr known = alert(action.alert);
            if (known)
                take(action, changed.emplace(known->id, *known).first->second);
            if (const auto episode = episodeOf(action, known); episode != m_episodes.end())
                episode->actions.push_back(action);
            m_actions.push_back(action);
        }
        Alerts alerts;
        for (const AlertPtr &each : *m_alerts) {
            const auto other = changed.find(each->id);
            if (other == changed.end())
                alerts.push_back(each);
            else if (other->second.state != AlertState::Normal)
                alerts.push_back(std::make_shared<const Alert>(other->second));
        }
        setAlerts(std::move(alerts));
    }

    SilenceId putSilence(Silence silence) override
    {
        if (!silence.id.isValid())
            silence.id = SilenceId(++m_lastSilence);
        if (silence.who.empty())
            silence.who = "tester";
        if (silence.madeAt == Timestamp())
            silence.madeAt = m_clock->now();
        Silences silences = *m_silences;
        std::erase_if(silences, [&](const Silence &each) { return each.id == silence.id; });
        silences.insert(silences.begin(), silence);
        setSilences(std::move(silences));
        silenceAlerts();
        return silence.id;
    }

    void endSilence(SilenceId silence) override
    {
        Silences silences = *m_silences;
        for (Silence &each : silences)
            if (each.id == silence)
                each.range.to = std::min(each.range.to, m_clock->now());
        setSilences(std::move(silences));
        silenceAlerts();
    }

    void putRule(AlertRule rule, QObject *receiver, std::function<void(Status)> done) override
    {
        m_rulesPut.push_back(rule);
        if (!m_failure) {
            AlertRuleStates rules = *m_rules;
            const auto known = std::ranges::find(
                rules, rule.id, [](const AlertRuleStatus &each) { return each.rule.id; });
            AlertRuleStatus &status = known == rules.end() ? rules.emplace_back() : *known;
            status.rule = std::move(rule);
            if (status.origin.empty())
                status.origin = "alerts/own.toml:1";
            setRules(std::move(rules));
        }
        later(receiver, [this, done = std::move(done)] { done(outcome()); });
    }

    void removeRule(std::string id, QObject *receiver, std::function<void(Status)> done) override
    {
        if (!m_failure) {
            AlertRuleStates rules = *m_rules;
            std::erase_if(rules, [&](const AlertRuleStatus &each) { return each.rule.id == id; });
            setRules(std::move(rules));
        }
        later(receiver, [this, done = std::move(done)] { done(outcome()); });
    }

    void putPlan(NoticePlan plan, QObject *receiver, std::function<void(Status)> done) override
    {
        if (!m_failure)
            m_plan = std::make_shared<const NoticePlan>(std::move(plan));
        later(receiver, [this, done = std::move(done)] { done(outcome()); });
    }

    void
    testChannel(NoticeChannel channel, QObject *receiver, std::function<void(Status)> done) override
    {
        m_tested.push_back(std::move(channel));
        later(receiver, [this, done = std::move(done)] { done(outcome()); });
    }

    void askHistory(AlertQuery query,
                    QObject *receiver,
                    std::function<void(Result<AlertHistoryPtr>)> answer) override
    {
        m_queries.push_back(query);
        later(receiver,
              [history = historyOf(query), answer = std::move(answer)] { answer(history); });
    }

    void askBacktest(AlertRule,
                     TimeRange range,
                     QObject *receiver,
                     std::function<void(Result<BacktestPtr>)> answer) override
    {
        Backtest found = m_backtest;
        found.range = range;
        later(receiver, [found = std::move(found), answer = std::move(answer)] {
            answer(std::make_shared<const Backtest>(found));
        });
    }

private:
    void later(QObject *receiver, std::function<void()> call)
    {
        QMetaObject::invokeMethod(
            this,
            [receiver = QPointer<QObject>(receiver), call = std::move(call)] {
                if (receiver)
                    call();
            },
            Qt::QueuedConnection);
    }

    [[nodiscard]] Status outcome() const
    {
        return m_failure ? Status(failure(*m_failure)) : Status();
    }

    void take(const AlertAction &action, Alert &alert) const
    {
        using Kind = AlertAction::Kind;
        switch (action.kind) {
        case Kind::Acknowledge:
        case Kind::Snooze:
            alert.acknowledgement = Acknowledgement{
                action.who, action.time, action.note, action.until, action.kind == Kind::Snooze};
            break;
        case Kind::Resolve:
            alert.state = AlertState::Normal;
            break;
        case Kind::Undo:
            alert.acknowledgement.reset();
            break;
        case Kind::Comment:
            break;
        }
    }

    [[nodiscard]] std::vector<AlertEpisode>::iterator episodeOf(const AlertAction &action,
                                                                const AlertPtr &alert)
    {
        const EpisodeId wanted
            = action.episode.isValid() || !alert ? action.episode : alert->episode;
        return std::ranges::find(m_episodes, wanted, &AlertEpisode::id);
    }

    /// As the silences that hold now have it.
    void silenceAlerts()
    {
        Alerts alerts;
        for (const AlertPtr &each : *m_alerts) {
            Alert changed = *each;
            changed.silence = {};
            for (const Silence &silence : *m_silences)
                if (silence.range.contains(m_clock->now()) && matches(silence.matchers, changed))
                    changed.silence = silence.id;
            alerts.push_back(std::make_shared<const Alert>(std::move(changed)));
        }
        setAlerts(std::move(alerts));
    }

    [[nodiscard]] AlertHistoryPtr historyOf(const AlertQuery &query) const
    {
        AlertHistory history;
        history.range = query.range;
        for (const AlertEpisode &episode : m_episodes) {
            const bool touches = episode.firedAt < query.range.to
                && (!episode.endedAt || *episode.endedAt >= query.range.from);
            const bool isWanted = touches && (query.rule.empty() || query.rule == episode.rule)
                && (!query.alert.isValid() || query.alert == episode.alert);
            if (isWanted && history.episodes.size() == query.limit)
                history.isCut = true;
            else if (isWanted)
                history.episodes.push_back(episode);
        }
        for (const AlertTransition &transition : m_transitions)
            if (query.alert.isValid() && transition.alert == query.alert)
                history.transitions.push_back(transition);
        return std::make_shared<const AlertHistory>(std::move(history));
    }

    std::shared_ptr<const Clock> m_clock;
    AlertsPtr m_alerts = std::make_shared<const Alerts>();
    AlertRuleStatesPtr m_rules = std::make_shared<const AlertRuleStates>();
    SilencesPtr m_silences = std::make_shared<const Silences>();
    NoticePlanPtr m_plan = std::make_shared<const NoticePlan>();
    DeliveriesPtr m_deliveries = std::make_shared<const Deliveries>();
    AlertStatus m_status;
    std::vector<AlertEpisode> m_episodes;
    std::vector<AlertTransition> m_transitions;
    Backtest m_backtest;
    std::optional<Error> m_failure;
    std::int64_t m_lastSilence = 0;
    std::vector<AlertAction> m_actions;
    std::vector<AlertRule> m_rulesPut;
    std::vector<NoticeChannel> m_tested;
    std::vector<AlertQuery> m_queries;
};

} // namespace perfdeck
