// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of condition, from samples to transitions.
#include "core/alerts/state/Condition.h"
#include "tests/support/AlertRuns.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using Told = std::vector<std::string>;

/// One sample every 5 s while `count` lasts, its value by its number.
void fill(FakeAlertWorld &world,
          const SeriesKey &key,
          std::size_t count,
          const std::function<double(std::size_t)> &value,
          Duration from = 0s,
          Duration step = 5s)
{
    for (std::size_t i = 0; i < count; ++i)
        world.add(key, kAlertStart + from + static_cast<Duration::rep>(i) * step, value(i));
}

/// What a rule's condition comes to at one moment, by labels.
std::map<std::string, double> numbers(FakeAlertWorld &world, const AlertRule &rule, Duration after)
{
    const auto condition = makeCondition(rule, 1);
    SampleCache samples;
    world.now = kAlertStart + after;
    samples.begin(world, world.now);
    const Measurement &measured = condition->measure({samples, {}});
    EXPECT_EQ(measured.problem, "");
    std::map<std::string, double> byLabels;
    for (std::size_t i = 0; i < measured.keys.size(); ++i)
        if (!isAbsent(measured.values[i]))
            byLabels[measured.keys[i]->labels.toJson()] = measured.values[i];
    return byLabels;
}

double reduceTo(Reducer reducer, Duration window)
{
    FakeAlertWorld world;
    fill(world, {"m", {}}, 100, [](std::size_t i) { return double(i * i % 37); });
    const auto all
        = numbers(world, alertRule("r", ThresholdCondition{"m", reducer, 0.9, window}, 1), 495s);
    return all.at("{}");
}

TEST(Condition, ReducesAWindow)
{
    // The newest 12 of i² mod 37, i = 88 … 99; Python:
    // v=[i*i%37 for i in range(88,100)]; numpy.quantile(v, .9); the increases by hand
    // v = [11, 3, 34, 30, 28, 28, 30, 34, 3, 11, 21, 33]
    EXPECT_DOUBLE_EQ(reduceTo(Reducer::Average, 1min), 266.0 / 12);
    EXPECT_EQ(reduceTo(Reducer::Minimum, 1min), 3);
    EXPECT_EQ(reduceTo(Reducer::Maximum, 1min), 34);
    EXPECT_EQ(reduceTo(Reducer::Sum, 1min), 266);
    EXPECT_EQ(reduceTo(Reducer::Last, 1min), 33);
    EXPECT_EQ(reduceTo(Reducer::Count, 1min), 12);
    EXPECT_DOUBLE_EQ(reduceTo(Reducer::Quantile, 1min), 33.9);
    EXPECT_EQ(reduceTo(Reducer::Increase, 1min), 3 + 31 + 30 + 28 + 0 + 2 + 4 + 3 + 8 + 10 + 12);
    EXPECT_DOUBLE_EQ(reduceTo(Reducer::Rate, 1min), 131.0 / 55);
}

TEST(Condition, LongWindowsAgreeWithTheirSamples)
{
    FakeAlertWorld world;
    const auto value = [](std::size_t i) { return double(i % 977); };
    fill(world, {"m", {}}, 2000, value); // 10,000 s
    const auto at = [&](Reducer reducer) {
        return numbers(world, alertRule("r", ThresholdCondition{"m", reducer, 0.5, 1h}, 1), 9960s)
            .at("{}");
    };
    // As of 9,955 s (steps of 7.03 s): whole minutes from 6,360 s on, samples 1272 … 1991.
    const Timestamp time = alignedDown(kAlertStart + 9960s, Duration(1h) / 512);
    const auto last = std::size_t((time - kAlertStart) / 5s);
    const auto first = std::size_t((alignedDown(time - 1h, 1min) + 1min - kAlertStart) / 5s);
    double sum = 0;
    double increase = 0;
    std::vector<double> all;
    for (std::size_t i = first; i <= last; ++i) {
        sum += value(i);
        all.push_back(value(i));
        if (i > first)
            increase += value(i) >= value(i - 1) ? 1 : value(i);
    }
    std::ranges::sort(all);
    EXPECT_DOUBLE_EQ(at(Reducer::Average), sum / double(all.size()));
    EXPECT_EQ(at(Reducer::Maximum), 976);
    EXPECT_EQ(at(Reducer::Minimum), 0);
    EXPECT_EQ(at(Reducer::Last), value(last));
    EXPECT_EQ(at(Reducer::Count), double(all.size()));
    EXPECT_EQ(at(Reducer::Increase), increase);
    EXPECT_DOUBLE_EQ(at(Reducer::Rate), increase / (5.0 * double(all.size() - 1)));
    EXPECT_NEAR(at(Reducer::Quantile), all[all.size() / 2], 1.0);
}

TEST(Condition, ALongWindowIsTheSameHoweverItCameAbout)
{
    FakeAlertWorld world;
    fill(world, {"m", {}}, 3000, [](std::size_t i) { return std::sin(double(i)) * double(i); });
    const AlertRule rule = alertRule("r", ThresholdCondition{"m", Reducer::Average, 0, 30min}, 1);
    const auto early = makeCondition(rule, 1);
    for (Duration after = 600s; after < 14'000s; after += 15s) {
        SampleCache samples;
        world.now = kAlertStart + after;
        samples.begin(world, world.now);
        const double often = early->measure({samples, {}}).values.at(0);
        if (after.count() % 7 == 0) {
            ASSERT_EQ(often, numbers(world, rule, after).at("{}")) << after.count();
        }
    }
}

TEST(Condition, OneInstanceForEachSeries)
{
    FakeAlertWorld world;
    fill(world, {"m", {{"gpu", "0"}}}, 20, [](std::size_t) { return 50; });
    fill(world, {"m", {{"gpu", "1"}}}, 20, [](std::size_t) { return 95; });
    fill(world, {"other", {{"gpu", "2"}}}, 20, [](std::size_t) { return 95; });
    AlertRule rule = alertRule("hot", ThresholdCondition{"m"}, 90);
    rule.labels.set("team", "x");
    AlertRun run(world, {rule});
    run.run(60s, 100s);
    EXPECT_EQ(run.told,
              (Told{"60 hot{\"gpu\":\"1\",\"team\":\"x\"} normal>firing critical breach"}));
    EXPECT_EQ(run.rounds.progress(0).counts.instances, 2u);
    EXPECT_EQ(run.rounds.progress(0).counts.firing[2], 1u);
    ASSERT_EQ(run.rounds.book().alerts()->size(), 1u);
    EXPECT_EQ(run.rounds.book().alerts()->front()->title, "hot title");
    EXPECT_EQ(run.rounds.book().alerts()->front()->series->toString(), "m{gpu=\"1\"}");
}

TEST(Condition, SelectorsWithoutAMetricTellSeriesApart)
{
    FakeAlertWorld world;
    fill(world, {"a", {{"job", "x"}}}, 20, [](std::size_t) { return 95; });
    fill(world, {"b", {{"job", "x"}}}, 20, [](std::size_t) { return 95; });
    AlertRun run(world, {alertRule("r", ThresholdCondition{"{job=\"x\"}"}, 90)});
    run.run(60s, 61s);
    EXPECT_EQ(run.told.size(), 2u);
    EXPECT_EQ(run.stored.size(), 2u);
}

TEST(Condition, JudgesResultsOfExpressions)
{
    FakeAlertWorld world;
    for (const char *model : {"a", "b"}) {
        const double share = *model == 'a' ? 1 : 4;
        fill(world, {"errors_total", {{"model", model}}}, 60, [share](std::size_t i) {
            return double(i) * share;
        });
        fill(world, {"requests_total", {{"model", model}}}, 60, [](std::size_t i) {
            return 10 * double(i);
        });
    }
    const AlertRule rule = alertRule(
        "errors", ThresholdCondition{"rate(errors_total[1m]) / rate(requests_total[1m])"}, 0.2);
    const auto all = numbers(world, rule, 240s);
    EXPECT_DOUBLE_EQ(all.at("{\"model\":\"a\"}"), 0.1);
    EXPECT_DOUBLE_EQ(all.at("{\"model\":\"b\"}"), 0.4);
    AlertRun run(world, {rule});
    run.run(120s, 300s);
    EXPECT_EQ(run.told, (Told{"120 errors{\"model\":\"b\"} normal>firing critical breach"}));
}

TEST(Condition, SeriesOfARemovedSourceAreNoNews)
{
    FakeAlertWorld world;
    for (const char *model : {"a", "b"})
        fill(world, {"m", {{"model", model}, {"source", "gpu-1"}}}, 20, [model](std::size_t) {
            return *model == 'a' ? 95 : 5;
        });
    world.lives = {{"gpu-1", SourceKind::Endpoint, std::nullopt, false},
                   {"gpu-2", SourceKind::Endpoint, std::nullopt, false}};
    AlertRun run(world, {alertRule("r", ThresholdCondition{"m"}, 90)});
    run.run(60s, 100s);
    world.lives.erase(world.lives.begin());
    run.run(105s, 400s);
    const std::string who = "r{\"model\":\"a\",\"source\":\"gpu-1\"}";
    EXPECT_EQ(run.told,
              (Told{"60 " + who + " normal>firing critical breach",
                    "165 " + who + " firing>normal critical missing"}));
}

TEST(Condition, ASilentDerivedSeriesIsNotOfARemovedSource)
{
    FakeAlertWorld world;
    fill(world, {"lost", {{"source", "derived"}}}, 20, [](std::size_t) { return 95; });
    world.lives = {{"gpu-1", SourceKind::Endpoint, std::nullopt, false}};
    AlertRun run(world, {alertRule("r", ThresholdCondition{"lost"}, 90)});
    run.run(60s, 400s);
    EXPECT_EQ(run.told,
              (Told{"60 r{\"source\":\"derived\"} normal>firing critical breach",
                    "180 r{\"source\":\"derived\"} firing>no-data critical no-data"}));
}

TEST(Condition, AnIdleRatioIsWell)
{
    FakeAlertWorld world;
    fill(world, {"errors_total", {}}, 60, [](std::size_t) { return 7; });
    fill(world, {"requests_total", {}}, 60, [](std::size_t) { return 70; });
    AlertRun run(world,
                 {alertRule("errors",
                            ThresholdCondition{"rate(errors_total[1m]) / rate(requests_total[1m])"},
                            0.2)});
    run.run(60s, 295s);
    EXPECT_TRUE(run.told.empty());
    EXPECT_EQ(run.rounds.progress(0).counts.instances, 1u);
}

TEST(Condition, HoldsTheWindowAgainstAnEarlierOne)
{
    FakeAlertWorld world;
    fill(world, {"m", {}}, 2000, [](std::size_t i) { return i < 800 ? 100 : 140; });
    ChangeCondition change{{"m", Reducer::Average, 0, 1min}, ChangeKind::Relative, 1h};
    EXPECT_DOUBLE_EQ(numbers(world, alertRule("r", change, 0.3), 5000s).at("{}"), 0.4);
    change.kind = ChangeKind::Absolute;
    EXPECT_DOUBLE_EQ(numbers(world, alertRule("r", change, 30), 5000s).at("{}"), 40);
    // Nothing is known of an hour earlier.
    EXPECT_TRUE(std::isnan(numbers(world, alertRule("r", change, 30), 3000s).at("{}")));
    change.measured.series = "m * 2";
    EXPECT_DOUBLE_EQ(numbers(world, alertRule("r", change, 30), 5000s).at("{}"), 80);
}

TEST(Condition, TellsHowLongSamplesAreAway)
{
    FakeAlertWorld world;
    fill(world, {"up", {{"job", "a"}}}, 10, [](std::size_t) { return 1; }); // the last at 45 s
    AlertRun run(world, {alertRule("gone", AbsenceCondition{"up"}, 60)});
    run.run(0s, 200s);
    EXPECT_EQ(run.told, (Told{"120 gone{\"job\":\"a\"} normal>firing critical breach"}));
    EXPECT_EQ(numbers(world, alertRule("gone", AbsenceCondition{"up"}, 60), 100s).begin()->second,
              55);
}

TEST(Condition, NothingAtAllIsAnInstanceToo)
{
    FakeAlertWorld world;
    fill(
        world, {"up", {{"job", "a"}}}, 100, [](std::size_t) { return 1; }, 100s);
    AlertRun run(world, {alertRule("gone", AbsenceCondition{"up{job=\"a\"}"}, 60)});
    run.run(0s, 400s);
    EXPECT_EQ(run.told,
              (Told{"0 gone{\"job\":\"a\"} normal>firing critical breach",
                    "105 gone{\"job\":\"a\"} firing>normal critical cleared"}));
}

TEST(Condition, ScoresStrangeSamples)
{
    FakeAlertWorld world;
    std::uint64_t state = 1;
    fill(world, {"m", {}}, 1200, [&state](std::size_t i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return double(state >> 33) / 2147483648.0 + (i == 1000 ? 50 : 0);
    });
    const AlertRule rule = alertRule("odd", AnomalyCondition{"m"}, 0.7);
    AlertRun run(world, {rule});
    run.run(60s, 5990s);
    ASSERT_EQ(run.told.size(), 2u);
    EXPECT_EQ(run.told[0], "5010 odd normal>firing critical breach");
}

TEST(Condition, ForecastsWhenALimitIsReached)
{
    FakeAlertWorld world;
    // 0.5 at the start, full (1) after 10 h.
    fill(
        world,
        {"disk_used_ratio", {}},
        480,
        [](std::size_t i) { return 0.5 + 0.5 * double(i) / 600; },
        0s,
        1min);
    ForecastCondition forecast{"disk_used_ratio", 1};
    AlertRule rule = alertRule("full", forecast, 4.0 * 3600);
    rule.ladder.comparator = Comparator::Below;
    EXPECT_NEAR(numbers(world, rule, 5h).begin()->second, 5 * 3600, 120);
    forecast.series = "disk_used_ratio * 1";
    rule.condition = forecast;
    EXPECT_NEAR(numbers(world, rule, 5h).begin()->second, 5 * 3600, 300);
    rule.condition = ForecastCondition{"disk_used_ratio", 0, true};
    EXPECT_TRUE(std::isinf(numbers(world, rule, 5h).begin()->second)); // it rises
    rule.condition = ForecastCondition{"disk_used_ratio", 0.6};
    EXPECT_EQ(numbers(world, rule, 5h).begin()->second, 0); // it is there already
}

TEST(Condition, TakesFindingsThatNobodyHasJudged)
{
    FakeAlertWorld world;
    Finding finding;
    finding.series
        = std::make_shared<const SeriesKey>(SeriesKey{"latency_seconds", {{"model", "a"}}});
    finding.verdict = FindingVerdict::Regressed;
    finding.effect = 0.25;
    finding.confidence = 0.97;
    AlertRun run(world, {alertRule("slower", RegressionCondition{}, 0.1)});
    run.run(0s, 30s);
    EXPECT_TRUE(run.told.empty());
    world.found = std::make_shared<const Findings>(Findings{finding});
    run.run(30s, 60s);
    finding.triage.state = TriageState::Expected;
    world.found = std::make_shared<const Findings>(Findings{finding});
    run.run(60s, 90s);
    const std::string who = "slower{\"metric\":\"latency_seconds\",\"model\":\"a\"}";
    EXPECT_EQ(run.told,
              (Told{"30 " + who + " normal>firing critical breach",
                    "60 " + who + " firing>normal critical cleared"}));
    finding.triage.state = TriageState::New;
    finding.confidence = 0.9;
    world.found = std::make_shared<const Findings>(Findings{finding});
    run.run(90s, 120s);
    EXPECT_EQ(run.told.size(), 2u);
}

TEST(Condition, WatchesTheHealthOfSources)
{
    FakeAlertWorld world;
    world.lives = {{"gpu-1", SourceKind::Endpoint, std::nullopt, false},
                   {"gpu-2", SourceKind::Endpoint, kAlertStart, false},
                   {"box", SourceKind::Machine, kAlertStart, false}};
    AlertRun run(world, {alertRule("down", SourceCondition{"gpu-*", "endpoint"}, 30)});
    run.run(0s, 61s);
    world.lives[1].isPaused = true;
    run.run(75s, 120s);
    const std::string who = "down{\"kind\":\"endpoint\",\"source\":\"gpu-2\"}";
    EXPECT_EQ(run.told,
              (Told{"45 " + who + " normal>firing critical breach",
                    "105 " + who + " firing>normal critical missing"}));
}

TEST(Condition, JoinsOtherRules)
{
    FakeAlertWorld world;
    const auto from
        = [](std::size_t start) { return [start](std::size_t i) { return i >= start ? 100 : 0; }; };
    fill(world, {"hot", {{"gpu", "0"}, {"x", "1"}}}, 60, from(6));
    fill(world, {"hot", {{"gpu", "1"}, {"x", "2"}}}, 60, from(6));
    fill(world, {"busy", {{"gpu", "1"}}}, 60, from(12));
    const auto last = [](std::string id, std::string series) {
        return alertRule(std::move(id), ThresholdCondition{std::move(series), Reducer::Last}, 50);
    };
    CompositeCondition both;
    both.all = {"hot", "busy"};
    both.on = {"gpu"};
    CompositeCondition alone;
    alone.any = {"hot"};
    alone.none = {"busy"};
    AlertRule first = alertRule("both", both, 1);
    AlertRule second = alertRule("alone", alone, 1);
    first.ladder.comparator = second.ladder.comparator = Comparator::AtLeast;
    AlertRun run(world, {first, second, last("hot", "hot"), last("busy", "busy")});
    run.run(0s, 120s);
    std::vector<std::string> composites;
    for (const std::string &line : run.told)
        if (line.find(" both") != std::string::npos || line.find(" alone") != std::string::npos)
            composites.push_back(line);
    EXPECT_EQ(composites,
              (Told{"30 alone normal>firing critical breach",
                    "60 both{\"gpu\":\"1\"} normal>firing critical breach",
                    "60 alone firing>normal critical cleared"}));
}

TEST(Condition, SaysWhatCannotBeRead)
{
    FakeAlertWorld world;
    fill(world, {"m", {}}, 60, [](std::size_t) { return 1; });
    AlertRun run(world,
                 {alertRule("bad", ThresholdCondition{"sum by ("}, 1),
                  alertRule("disk", ThresholdCondition{"m"}, 5)});
    run.run(60s, 61s);
    EXPECT_NE(run.rounds.progress(0).problem.find("rule bad"), std::string::npos);
    world.failure = "history.db is damaged";
    run.run(75s, 76s);
    world.failure.clear();
    run.run(90s, 91s);
    EXPECT_EQ(run.told,
              (Told{"60 bad normal>error warning error",
                    "75 disk normal>error warning error",
                    "90 disk error>normal warning error-ended"}));
}

} // namespace
} // namespace perfdeck
