// SPDX-License-Identifier: GPL-3.0-or-later
// Random samples and random rules: what must hold whatever they are.
#include "core/alerts/state/RuleBacktest.h"
#include "tests/support/AlertRuns.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <set>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using Random = std::mt19937_64;

constexpr Duration kLength = 40min;

std::size_t below(Random &random, std::size_t limit)
{
    return random() % limit;
}

template<class Value>
Value oneOf(Random &random, std::initializer_list<Value> values)
{
    return values.begin()[below(random, values.size())];
}

/// Three series that wander around the levels, with gaps, undefined samples, one that comes late
/// and one that vanishes. `steady`: without the times in which all are silent.
FakeAlertWorld someWorld(Random &random, bool isSteady)
{
    FakeAlertWorld world;
    for (const char *name : {"a", "b", "c"}) {
        double level = double(below(random, 100));
        Duration from{0};
        Duration to = kLength;
        if (*name == 'b')
            from = Duration(10min) * below(random, 3);
        if (*name == 'c')
            to = 20min + Duration(10min) * below(random, 3);
        Duration gapEnd{0};
        for (Duration at = from; at < to; at += 5s) {
            level += double(below(random, 21)) - 10;
            level = std::clamp(level, 0.0, 100.0);
            if (below(random, 100) == 0 && !(isSteady && *name == 'a'))
                gapEnd = at + 5s * below(random, 40);
            if (at < gapEnd)
                continue;
            const double value = below(random, 60) == 0 ? std::nan("") : std::round(level);
            world.add({"m", {{"s", name}}}, kAlertStart + at, value);
        }
    }
    return world;
}

AlertCondition someCondition(Random &random)
{
    const auto reducer = oneOf(random,
                               {Reducer::Average,
                                Reducer::Maximum,
                                Reducer::Minimum,
                                Reducer::Last,
                                Reducer::Quantile,
                                Reducer::Increase});
    const Duration window = oneOf<Duration>(random, {10s, 30s, 1min, 5min, 15min});
    const ThresholdCondition threshold{
        oneOf<std::string>(random, {"m", "m * 1", "max by (s) (m)"}), reducer, 0.8, window};
    switch (below(random, 5)) {
    case 0:
        return ChangeCondition{
            threshold, oneOf(random, {ChangeKind::Absolute, ChangeKind::Relative}), 5min};
    case 1:
        return AbsenceCondition{"m"};
    default:
        return threshold;
    }
}

AlertRule someRule(Random &random, const std::string &id)
{
    AlertRule rule = alertRule(id, someCondition(random), 80);
    rule.ladder.raise = {40, 60, 80};
    if (below(random, 3) > 0)
        rule.ladder.clear = {35, 50, 70};
    if (below(random, 4) == 0)
        rule.ladder.raise[below(random, 2)].reset();
    for (Duration &pending : rule.pending)
        pending = oneOf<Duration>(random, {0s, 15s, 1min});
    rule.keepFiring = oneOf<Duration>(random, {0s, 0s, 45s});
    rule.interval = oneOf<Duration>(random, {5s, 15s, 30s});
    rule.noData
        = oneOf(random, {NoDataPolicy::KeepLast, NoDataPolicy::Alert, NoDataPolicy::Normal});
    rule.maxInstances = oneOf<std::uint32_t>(random, {1, 1000, 1000, 1000});
    return rule;
}

AlertRules someRules(Random &random)
{
    AlertRules rules{someRule(random, "first"), someRule(random, "second")};
    CompositeCondition both;
    both.all = {"first"};
    both.none = {"second"};
    both.on = {"s"};
    AlertRule composite = alertRule("both", both, 1);
    composite.ladder.comparator = Comparator::AtLeast;
    rules.push_back(composite);
    return rules;
}

/// One line each, sorted, since a restart may turn round what happens at one moment; numbers to
/// the last bit, as an undefined one differs from itself.
std::vector<std::string> lines(const std::vector<AlertTransition> &transitions)
{
    std::vector<std::string> all;
    for (const AlertTransition &it : transitions) {
        std::array<char, 80> numbers{};
        std::snprintf(numbers.data(), numbers.size(), " %a %a", it.value, it.level);
        all.push_back(transitionText(it, alertFingerprint(it.alert)) + " "
                      + std::to_string(it.episode.value()) + numbers.data());
    }
    std::ranges::sort(all);
    return all;
}

/// Where two lists part.
std::string parting(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    const auto [left, right] = std::ranges::mismatch(a, b);
    return (left == a.end() ? "end" : *left) + " / " + (right == b.end() ? "end" : *right);
}

TEST(AlertProperties, TheSameInputGivesTheSameTransitions)
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Random random(seed);
        FakeAlertWorld world = someWorld(random, false);
        const AlertRules rules = someRules(random);
        AlertRun often(world, rules);
        often.run(0s, kLength, 5s);
        // What is told is taken out at other times, and more is asked for in between.
        AlertRun seldom(world, rules);
        for (Duration at = 0s; at < kLength; at += 5s) {
            world.now = kAlertStart + at;
            seldom.rounds.evaluate(world, world.now);
            if (below(random, 3) == 0)
                (void)seldom.rounds.book().alerts();
            if (below(random, 20) == 0)
                seldom.collect();
        }
        seldom.collect();
        ASSERT_EQ(parting(lines(often.transitions), lines(seldom.transitions)), "end / end")
            << "seed " << seed;
        for (const auto &[id, episode] : often.episodes)
            ASSERT_TRUE(std::isnan(episode.peak) || episode == seldom.episodes[id])
                << "seed " << seed;
    }
}

bool isAllowed(AlertState from, AlertState to)
{
    using enum AlertState;
    static const std::set<std::pair<AlertState, AlertState>> kEdges{
        {Normal, Pending},    {Normal, Firing},     {Normal, NoData},     {Normal, Error},
        {Pending, Normal},    {Pending, Firing},    {Pending, NoData},    {Pending, Error},
        {Firing, Firing},     {Firing, Recovering}, {Firing, Normal},     {Firing, NoData},
        {Firing, Error},      {Recovering, Firing}, {Recovering, Normal}, {Recovering, NoData},
        {Recovering, Error},  {NoData, Normal},     {NoData, Pending},    {NoData, Firing},
        {NoData, Recovering}, {NoData, Error},      {Error, Normal},      {Error, Pending},
        {Error, Firing},      {Error, Recovering},  {Error, NoData}};
    return kEdges.contains({from, to});
}

TEST(AlertProperties, StatesFollowTheirEdgesAndEpisodesEndOnce)
{
    std::size_t seen = 0;
    for (std::uint64_t seed = 100; seed < 180; ++seed) {
        Random random(seed);
        FakeAlertWorld world = someWorld(random, false);
        AlertRun run(world, someRules(random));
        for (Duration at = 0s; at < kLength; at += 5s) {
            if (below(random, 100) == 0)
                world.failure = world.failure.empty() ? "damaged" : "";
            if (below(random, 200) == 0)
                run.rounds.hold(kAlertStart + at);
            run.evaluate(kAlertStart + at);
        }
        std::map<AlertId, AlertState> states;
        std::map<AlertId, EpisodeId> open;
        std::set<EpisodeId> over;
        for (const AlertTransition &it : run.transitions) {
            ASSERT_EQ(states[it.alert], it.from) << "seed " << seed;
            ASSERT_TRUE(isAllowed(it.from, it.to)) << "seed " << seed;
            ASSERT_TRUE(it.from != it.to || it.from == AlertState::Firing) << "seed " << seed;
            states[it.alert] = it.to;
            if (isActive(it.from) || isActive(it.to)) {
                ASSERT_TRUE(it.episode.isValid());
                ASSERT_FALSE(over.contains(it.episode)) << "seed " << seed;
            }
            if (isActive(it.from)) {
                ASSERT_EQ(open[it.alert], it.episode) << "seed " << seed;
            }
            if (isActive(it.to))
                open[it.alert] = it.episode;
            else if (isActive(it.from))
                over.insert(it.episode);
        }
        for (const auto &[id, episode] : run.episodes)
            ASSERT_EQ(episode.endedAt.has_value(), over.contains(id)) << "seed " << seed;
        for (const AlertPtr &alert : *run.rounds.book().alerts())
            ASSERT_EQ(states[alert->id], alert->state) << "seed " << seed;
        seen += run.transitions.size();
    }
    EXPECT_GT(seen, 1000u); // otherwise nothing was tried
}

TEST(AlertProperties, ARestartChangesNothing)
{
    std::size_t seen = 0;
    for (std::uint64_t seed = 200; seed < 280; ++seed) {
        Random random(seed);
        FakeAlertWorld world = someWorld(random, true);
        AlertRules rules = someRules(random);
        for (AlertRule &rule :
             rules) // of those that are well nothing is kept: not who of them waits
            rule.maxInstances = 1000;
        AlertRun through(world, rules);
        through.run(0s, kLength, 5s);
        // A new start evaluates every rule at once; here they are all due anyway.
        const Duration stop = 30s * (1 + below(random, 70));
        AlertRun before(world, rules);
        before.run(0s, stop, 5s);
        AlertRun after(world);
        after.rounds.book().load(before.kept(kAlertStart + stop));
        after.rounds.setRules(alertRules(rules), kAlertStart + stop);
        for (Duration at = stop; at < kLength; at += 5s)
            after.evaluate(kAlertStart + at);
        std::vector<AlertTransition> whole = before.transitions;
        whole.insert(whole.end(), after.transitions.begin(), after.transitions.end());
        ASSERT_EQ(parting(lines(through.transitions), lines(whole)), "end / end")
            << "seed " << seed << " stopped at " << stop.count() / 1'000'000;
        seen += after.transitions.size();
    }
    EXPECT_GT(seen, 500u);
}

TEST(AlertProperties, ABacktestIsWhatHappenedLive)
{
    std::size_t seen = 0;
    for (std::uint64_t seed = 300; seed < 340; ++seed) {
        Random random(seed);
        FakeAlertWorld world = someWorld(random, false);
        AlertRule rule = someRule(random, "rule");
        AlertRun live(world, {rule});
        live.run(0s, kLength, rule.interval);
        world.now = Timestamp::max(); // everything is stored
        const auto tried
            = backtest({rule, {}, {kAlertStart, kAlertStart + kLength}, {}}, world, {});
        ASSERT_TRUE(tried) << tried.error().message();
        std::set<EpisodeId> fired;
        for (const AlertTransition &it : live.transitions)
            if (it.to == AlertState::Firing)
                fired.insert(it.episode);
        ASSERT_EQ(tried->fired, fired.size()) << "seed " << seed;
        for (const AlertEpisode &episode : tried->episodes) {
            ASSERT_TRUE(fired.contains(episode.id)) << "seed " << seed;
            ASSERT_EQ(episode.endedAt, live.episodes[episode.id].endedAt) << "seed " << seed;
        }
        seen += fired.size();
    }
    EXPECT_GT(seen, 100u);
}

} // namespace
} // namespace perfdeck
