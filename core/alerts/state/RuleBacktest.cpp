// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/RuleBacktest.h"

#include "core/alerts/state/ReplayWorld.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kStepsATime = 256; ///< between reports of progress

/// The rule, and of a composite one all it is made of.
AlertRules neededRules(const BacktestQuestion &question)
{
    std::map<std::string_view, const AlertRule *> byId;
    for (const AlertRule &rule : question.others)
        byId[rule.id] = &rule;
    AlertRules needed{question.rule};
    std::set<std::string> seen{question.rule.id};
    for (std::size_t i = 0; i < needed.size(); ++i) {
        const auto *composite = std::get_if<CompositeCondition>(&needed[i].condition);
        if (!composite)
            continue;
        std::vector<std::string> ids;
        for (const auto *list : {&composite->all, &composite->any, &composite->none})
            ids.insert(ids.end(), list->begin(), list->end());
        for (const std::string &id : ids)
            if (const auto known = byId.find(id); known != byId.end() && seen.insert(id).second)
                needed.push_back(*known->second);
    }
    needed.front().isEnabled = true;
    return needed;
}

Status check(const BacktestQuestion &question, const AlertRules &rules)
{
    const auto refuse = [&](const char *reason, const char *advice) {
        return failure(ErrorKind::Unsupported,
                       "rule " + question.rule.id + " was not tried on the past",
                       reason,
                       advice);
    };
    if (question.range.isEmpty())
        return refuse("the range is empty", "Choose a longer one");
    for (const AlertRule &rule : rules)
        if (std::holds_alternative<SourceCondition>(rule.condition))
            return refuse("how sources fared is not stored", "Save it and see");
    return {};
}

/// Gathers the episodes of one rule that fired; times without data alone are none.
class Tally final
{
public:
    explicit Tally(std::string rule)
        : m_rule(std::move(rule))
    {
    }

    void take(const AlertChanges &changes)
    {
        for (const AlertTransition &transition : changes.transitions)
            if (transition.to == AlertState::Firing)
                m_fired.insert(transition.episode);
        for (const AlertEpisode &episode : changes.episodes)
            if (episode.rule == m_rule && m_fired.contains(episode.id))
                m_episodes[{episode.firedAt, episode.id}] = episode;
    }

    [[nodiscard]] Backtest result(const BacktestQuestion &question, TimeRange range) const
    {
        Backtest result;
        result.range = range;
        result.fired = m_episodes.size();
        for (const auto &[key, episode] : m_episodes) {
            const Timestamp end = episode.endedAt.value_or(range.to);
            result.firing += std::max(Duration(0), end - episode.firedAt);
            result.likeAcknowledged += std::ranges::any_of(question.known,
                                                           [&](const AlertEpisode &known) {
                                                               return touches(known, episode, end);
                                                           })
                ? 1U
                : 0U;
            if (result.episodes.size() < Backtest::kMostEpisodes)
                result.episodes.push_back(episode);
        }
        return result;
    }

private:
    static bool touches(const AlertEpisode &known, const AlertEpisode &episode, Timestamp end)
    {
        const bool isSameSeries
            = known.series && episode.series && *known.series == *episode.series;
        return known.acknowledgedAt && (known.alert == episode.alert || isSameSeries)
            && known.firedAt < end && known.endedAt.value_or(Timestamp::max()) > episode.firedAt;
    }

    std::string m_rule;
    std::set<EpisodeId> m_fired;
    std::map<std::pair<Timestamp, EpisodeId>, AlertEpisode> m_episodes;
};

} // namespace

Result<Backtest> backtest(const BacktestQuestion &question,
                          AlertWorld &world,
                          const std::stop_token &stop,
                          const std::function<void(double)> &progress)
{
    AlertRules rules = neededRules(question);
    if (const Status status = check(question, rules); !status)
        return failure(status.error());
    const Duration step = std::ranges::min(rules, {}, &AlertRule::interval).interval;
    AlertRounds rounds;
    rounds.setRules(std::make_shared<const AlertRules>(std::move(rules)), question.range.from);
    ReplayWorld replay(world);
    Tally tally(question.rule.id);
    std::size_t instances = 0;
    int steps = 0;
    Timestamp now = alignedDown(question.range.from - Duration(1), step) + step;
    for (; now < question.range.to; now += step) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "Back-test");
        replay.setNow(now);
        rounds.evaluate(replay, now);
        const RuleProgress state = rounds.progress(0);
        if (!state.problem.empty())
            return failure(ErrorKind::InvalidInput, state.problem);
        instances = std::max(instances, state.counts.instances);
        tally.take(rounds.book().takeChanges());
        if (progress && ++steps % kStepsATime == 0)
            progress(double((now - question.range.from).count())
                     / double(question.range.length().count()));
    }
    TimeRange range{question.range.from, question.range.from};
    if (const auto seen = replay.seen())
        range = {std::max(seen->from, question.range.from), std::min(seen->to, question.range.to)};
    Backtest result = tally.result(question, range);
    result.instances = instances;
    return result;
}

} // namespace perfdeck
