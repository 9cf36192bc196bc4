// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertRounds.h"
#include "tests/support/FakeAlertWorld.h"

#include <string>
#include <vector>

namespace perfdeck {

/// A multiple of every interval of the tests.
inline constexpr Timestamp kAlertStart{Duration(1'699'999'200'000'000)};

inline AlertRule alertRule(std::string id, AlertCondition condition, double critical)
{
    AlertRule rule;
    rule.id = std::move(id);
    rule.title = rule.id + " title";
    rule.condition = std::move(condition);
    rule.ladder.raise[2] = critical;
    rule.pending = {};
    return rule;
}

inline AlertRulesPtr alertRules(AlertRules rules)
{
    return std::make_shared<const AlertRules>(std::move(rules));
}

/// "30 rule{m=a} normal>firing critical breach 91": seconds after kAlertStart, labels, what
/// happened and the value.
inline std::string transitionText(const AlertTransition &it, const std::string &who)
{
    const auto seconds
        = std::chrono::duration_cast<std::chrono::seconds>(it.time - kAlertStart).count();
    return std::to_string(seconds) + " " + who + " " + std::string(alertStateName(it.from)) + ">"
        + std::string(alertStateName(it.to)) + " " + std::string(severityName(it.severity)) + " "
        + std::string(alertReasonName(it.reason));
}

/// Rules on a fake world, evaluated at a fixed step; remembers everything that came of it.
class AlertRun final
{
public:
    explicit AlertRun(FakeAlertWorld &world, AlertRules rules = {})
        : m_world(world)
    {
        if (!rules.empty())
            rounds.setRules(alertRules(std::move(rules)), kAlertStart);
    }

    /// At from, from + step … while before `to`, all after kAlertStart.
    AlertRun &run(Duration from, Duration to, Duration step = std::chrono::seconds(15))
    {
        for (Duration at = from; at < to; at += step)
            evaluate(kAlertStart + at);
        return *this;
    }

    void evaluate(Timestamp now)
    {
        m_world.now = now;
        rounds.evaluate(m_world, now);
        collect();
    }

    /// Takes in what the book has to tell.
    void collect()
    {
        AlertChanges changes = rounds.book().takeChanges();
        for (const AlertPtr &alert : changes.alerts)
            m_names[alert->id]
                = alert->rule + (alert->labels.empty() ? "" : alert->labels.toJson());
        for (const AlertTransition &transition : changes.transitions) {
            transitions.push_back(transition);
            told.push_back(transitionText(transition, m_names[transition.alert]));
        }
        for (const AlertEpisode &episode : changes.episodes)
            episodes[episode.id] = episode;
        for (const AlertPtr &alert : changes.alerts)
            if (alert->state == AlertState::Normal)
                stored.erase(alert->id);
            else
                stored[alert->id] = alert;
        for (const Silence &silence : changes.silences)
            silences[silence.id] = silence;
    }

    /// What a store would give back after a kill at `now`.
    [[nodiscard]] StoredAlerts kept(Timestamp now) const
    {
        StoredAlerts all;
        for (const auto &[id, alert] : stored)
            all.alerts.push_back(alert);
        for (const auto &[id, episode] : episodes)
            if (!episode.endedAt)
                all.episodes.push_back(episode);
        for (const AlertTransition &transition : transitions)
            if (transition.time > now - kFlapTime)
                all.transitions.push_back(transition);
        for (const auto &[id, silence] : silences)
            all.silences.push_back(silence);
        return all;
    }

    AlertRounds rounds;
    std::vector<std::string> told;
    std::vector<AlertTransition> transitions;
    std::map<EpisodeId, AlertEpisode> episodes;
    std::map<AlertId, AlertPtr> stored;
    std::map<SilenceId, Silence> silences;

private:
    FakeAlertWorld &m_world;
    std::map<AlertId, std::string> m_names;
};

} // namespace perfdeck
