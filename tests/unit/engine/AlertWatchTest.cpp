// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/AlertWatch.h"
#include "tests/support/FakeClock.h"
#include "tests/support/HistoryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto kHotRule = R"(
[[rule]]
id = "hot"
title = "Device {labels.device} has {value}"
series = 'gpu_temperature_celsius'
reduce = "last"
window = "10s"
warning = 80
critical = 90
clear.warning = 70
for = "0s"
interval = "1s"
)";

/// A watch on a history that a test collects into, second by second, without threads.
class AlertWatchTest : public testing::Test
{
protected:
    AlertWatchTest()
    {
        std::filesystem::create_directory(rulesFolder());
        m_history.open();
        writeRules(kHotRule);
        restart();
    }

    [[nodiscard]] std::string rulesFolder() const { return m_folder.file("alerts"); }

    void writeRules(const std::string &text) const
    {
        std::ofstream(rulesFolder() + "/mine.toml", std::ios::trunc) << text;
    }

    /// As after a kill: nothing is said to the old one.
    void restart()
    {
        AlertWatchSink sink;
        sink.store = [this](AlertChanges changes) {
            for (const AlertTransition &transition : changes.transitions)
                m_transitions.push_back(transition);
            m_history.store().apply(std::move(changes));
            m_history.flush();
        };
        sink.post = [this](const Event &event) { m_events.push_back(event.text); };
        sink.changed = [this](AlertNews news) { m_news += news.alerts ? 1 : 0; };
        AlertWatchOptions options;
        options.rules = rulesFolder();
        options.refusal = m_refusal;
        options.commands = m_box;
        m_watch = std::make_unique<AlertWatch>(
            AlertWatchParts{
                {std::shared_ptr<SeriesCatalog>(std::shared_ptr<void>(), &m_history.catalog()),
                 m_live,
                 std::shared_ptr<HistoryStore>(std::shared_ptr<void>(), &m_history.store()),
                 m_clock},
                {[] { return std::make_shared<const Findings>(); },
                 [this] { return m_sources; },
                 [this] { return m_lastSamples; }},
                [this] { return m_slept; }},
            options,
            std::move(sink));
        m_watch->step();
    }

    /// Collects this temperature once a second.
    void run(Duration time, double celsius)
    {
        for (; time > 0s; time -= 1s) {
            m_clock->advance(1s);
            put(celsius);
            m_watch->step();
        }
    }

    void put(double celsius)
    {
        if (!m_series.isValid()) {
            auto key = std::make_shared<SeriesKey>();
            key->metric = "gpu_temperature_celsius";
            key->labels = Labels{{"device", "0"}, {"source", "machine"}};
            m_series = m_history.catalog().intern(key);
        }
        m_live->append({GroupId(1), m_clock->now(), {&m_series, 1}, {&celsius, 1}});
        m_lastSamples = m_clock->now();
    }

    [[nodiscard]] AlertPtr alert() const
    {
        const AlertsPtr all = m_watch->alerts();
        return all->empty() ? nullptr : all->front();
    }

    void carryOut(AlertCommand command)
    {
        m_watch->carryOut(std::move(command), [this](const Status &status) {
            m_answer = status ? "done" : status.error().message();
        });
        m_watch->step();
    }

    void act(AlertAction::Kind kind, const std::string &note = {})
    {
        AlertAction action;
        action.kind = kind;
        action.alert = m_id;
        action.who = "anna";
        action.note = note;
        action.time = m_clock->now();
        carryOut(action);
    }

    [[nodiscard]] AlertHistory history()
    {
        const AlertQuery query{TimeRange::everything(), "hot", {}, 100};
        return m_watch->joined((*m_history.store().newReader())->alertHistory(query).value(),
                               query);
    }

    TemporaryFolder m_folder;
    HistoryFixture m_history;
    CommandBox m_box{m_folder.file("history.db")};
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::shared_ptr<LiveWindow> m_live = std::make_shared<LiveWindow>(LiveLimits());
    std::vector<SourceStatus> m_sources;
    Timestamp m_lastSamples;
    Duration m_slept{0};
    SeriesId m_series;
    const AlertId m_id = alertId("hot", Labels{{"device", "0"}, {"source", "machine"}});
    std::string m_refusal;
    std::unique_ptr<AlertWatch> m_watch;
    std::vector<AlertTransition> m_transitions;
    std::vector<std::string> m_events;
    std::string m_answer;
    int m_news = 0;
};

TEST_F(AlertWatchTest, RaisesWordsStoresAndEndsAnAlert)
{
    run(15s, 60);
    EXPECT_EQ(alert(), nullptr);
    run(3s, 85);
    ASSERT_NE(alert(), nullptr);
    EXPECT_EQ(alert()->id, m_id);
    EXPECT_EQ(alert()->state, AlertState::Firing);
    EXPECT_EQ(alert()->severity, Severity::Warning);
    EXPECT_EQ(alert()->title, "Device 0 has 85 °C");
    run(2s, 95);
    EXPECT_EQ(alert()->severity, Severity::Critical);
    run(3s, 60);
    EXPECT_EQ(alert(), nullptr);
    EXPECT_THAT(m_events,
                ElementsAre("Alert: Device 0 has 85 °C began (warning).",
                            "Alert: Device 0 has 95 °C is critical now.",
                            HasSubstr("is over after 5.0 s.")));
    const AlertHistory past = history();
    ASSERT_EQ(past.episodes.size(), 1u);
    EXPECT_EQ(past.episodes[0].severity, Severity::Critical);
    EXPECT_EQ(past.episodes[0].peak, 95);
    EXPECT_TRUE(past.episodes[0].endedAt);
}

TEST_F(AlertWatchTest, WaitsForFreshDataAfterTheStartASleepAndASetClock)
{
    run(5s, 95);
    EXPECT_EQ(alert(), nullptr) << "less than a window of data";
    EXPECT_EQ(m_watch->status().waitsFor, "fresh data since the start");
    run(10s, 95);
    EXPECT_NE(alert(), nullptr);
    EXPECT_EQ(m_watch->status().waitsFor, "");
    run(20s, 60);
    EXPECT_EQ(alert(), nullptr);
    m_clock->step(8h); // asleep: the steady clock stands still
    m_slept += 8h;
    run(5s, 95);
    EXPECT_EQ(alert(), nullptr);
    EXPECT_EQ(m_watch->status().waitsFor, "fresh data after a suspend");
    run(10s, 60);
    m_clock->step(-1h);
    run(5s, 95);
    EXPECT_EQ(alert(), nullptr);
    EXPECT_EQ(m_watch->status().waitsFor, "fresh data after the clock was set");
    run(10s, 95);
    EXPECT_NE(alert(), nullptr);
}

TEST_F(AlertWatchTest, ForgetsNoAcknowledgementAndRepeatsNothingAfterAKill)
{
    run(15s, 95);
    ASSERT_NE(alert(), nullptr);
    const EpisodeId episode = alert()->episode;
    act(AlertAction::Kind::Acknowledge, "fans are ordered");
    EXPECT_EQ(m_answer, "done");
    const std::size_t told = m_transitions.size();
    const std::size_t events = m_events.size();
    for (int round = 0; round < 3; ++round) {
        m_clock->advance(5s);
        restart();
        ASSERT_NE(alert(), nullptr) << "shown before anything is evaluated";
        EXPECT_EQ(alert()->acknowledgement->who, "anna");
        run(15s, 95);
        EXPECT_EQ(alert()->episode, episode);
        EXPECT_EQ(alert()->acknowledgement->note, "fans are ordered");
    }
    EXPECT_EQ(m_transitions.size(), told);
    EXPECT_EQ(m_events.size(), events);
    run(5s, 60);
    ASSERT_EQ(history().episodes.size(), 1u);
    EXPECT_TRUE(history().episodes[0].acknowledgedAt);
    EXPECT_TRUE(history().episodes[0].endedAt);
}

TEST_F(AlertWatchTest, CarriesOutWhatOthersLeaveInTheBox)
{
    run(15s, 95);
    AlertAction action;
    action.alert = m_id;
    action.who = "bob";
    action.time = m_clock->now();
    std::jthread sender([&] { m_answer = m_box.send(action, 20s) ? "done" : "refused"; });
    for (int i = 0; i < 200 && !alert()->acknowledgement; ++i) {
        std::this_thread::sleep_for(10ms);
        m_watch->step();
    }
    sender.join();
    EXPECT_EQ(m_answer, "done");
    ASSERT_TRUE(alert()->acknowledgement);
    EXPECT_EQ(alert()->acknowledgement->who, "bob");
}

TEST_F(AlertWatchTest, SilencesAndSaysWhatItRefuses)
{
    run(15s, 95);
    Silence silence;
    silence.id = SilenceId(9);
    silence.matchers = {{"device", LabelMatcher::Kind::Equal, "0"}};
    silence.range = {m_clock->now(), m_clock->now() + 1h};
    carryOut(silence);
    EXPECT_EQ(m_answer, "done");
    EXPECT_EQ(alert()->silence, SilenceId(9));
    EXPECT_EQ(m_watch->silences()->size(), 1u);
    carryOut(EndSilence{SilenceId(9)});
    run(2s, 95);
    EXPECT_FALSE(alert()->silence.isValid());
    silence.range.to += Silence::kLongest;
    carryOut(silence);
    EXPECT_THAT(m_answer, HasSubstr("30 days"));
    AlertAction other;
    other.alert = AlertId(1);
    carryOut(other);
    EXPECT_THAT(m_answer, HasSubstr("it is not active"));
}

TEST_F(AlertWatchTest, KeepsCommentsAlsoOfWhatIsOver)
{
    run(15s, 95);
    run(5s, 60);
    ASSERT_EQ(alert(), nullptr);
    act(AlertAction::Kind::Comment, "it was the fan");
    EXPECT_EQ(m_answer, "done");
    ASSERT_EQ(history().episodes.at(0).actions.size(), 1u);
    restart();
    EXPECT_EQ(history().episodes.at(0).actions.at(0).note, "it was the fan");
    act(AlertAction::Kind::Acknowledge);
    EXPECT_THAT(m_answer, HasSubstr("it is not active"));
}

TEST_F(AlertWatchTest, FollowsItsRuleFiles)
{
    run(15s, 85);
    ASSERT_NE(alert(), nullptr);
    writeRules(std::string(kHotRule) + "[[rule]]\nid = \"wrong\"\nseries = 'a b'\nwarning = 1\n");
    run(4s, 85);
    EXPECT_NE(alert(), nullptr) << "one wrong rule leaves the others alone";
    const AlertRuleStatesPtr rules = m_watch->rules();
    const auto wrong
        = std::ranges::find(*rules, "wrong", [](const AlertRuleStatus &it) { return it.rule.id; });
    ASSERT_NE(wrong, rules->end());
    EXPECT_NE(wrong->problem, "");
    EXPECT_THAT(wrong->origin, HasSubstr("mine.toml:"));
    writeRules("");
    run(4s, 85);
    EXPECT_EQ(alert(), nullptr);
    EXPECT_EQ(history().episodes.at(0).end, AlertReason::RuleGone);
}

TEST_F(AlertWatchTest, WritesRulesIntoTheirFiles)
{
    AlertRule rule = m_watch->rules()->front().rule;
    ASSERT_EQ(rule.id, "hot");
    rule.ladder.raise[1] = 50;
    rule.ladder.clear[1] = 45;
    const auto put = [this](const AlertRule &changed) {
        m_watch->putRule(changed, [this](const Status &status) {
            m_answer = status ? "done" : status.error().message();
        });
        m_watch->step();
    };
    put(rule);
    EXPECT_EQ(m_answer, "done");
    EXPECT_EQ(m_watch->rules()->front().rule, rule);
    AlertRule copy = rule;
    copy.id = "copy";
    put(copy);
    EXPECT_TRUE(std::filesystem::exists(rulesFolder() + "/rules.toml"));
    const auto ids = [this] {
        std::set<std::string> found;
        for (const AlertRuleStatus &it : *m_watch->rules())
            if (it.rule.isEnabled)
                found.insert(it.rule.id);
        return found;
    };
    EXPECT_TRUE(ids().contains("copy"));
    EXPECT_TRUE(ids().contains("endpoint-down")) << "bundled";
    for (const char *id : {"copy", "endpoint-down"}) {
        m_watch->removeRule(id, [this](const Status &status) {
            m_answer = status ? "done" : status.error().message();
        });
        m_watch->step();
        EXPECT_EQ(m_answer, "done");
        EXPECT_FALSE(ids().contains(id));
    }
    rule.id = "NOT an id";
    put(rule);
    EXPECT_NE(m_answer, "done");
}

TEST_F(AlertWatchTest, OnlyShowsWhatIsStoredWhereItMayNotEvaluate)
{
    run(15s, 95);
    ASSERT_NE(alert(), nullptr);
    m_refusal = "alerts were switched off at the start";
    restart();
    ASSERT_NE(alert(), nullptr);
    run(20s, 60);
    EXPECT_NE(alert(), nullptr);
    EXPECT_EQ(m_watch->status().evaluations, 0u);
    EXPECT_EQ(m_watch->status().waitsFor, m_refusal);
    act(AlertAction::Kind::Acknowledge);
    EXPECT_THAT(m_answer, HasSubstr("alerts were switched off at the start"));
    EXPECT_FALSE(m_watch->rules()->empty()) << "they can be looked at and changed";
}

TEST_F(AlertWatchTest, TellsThatNothingIsCollectedAnyMore)
{
    SourceStatus machine;
    machine.config.kind = SourceKind::Machine;
    machine.config.name = "machine";
    machine.config.interval = 1s;
    machine.health.state = SourceState::Up;
    m_sources.push_back(machine);
    run(30s, 60);
    EXPECT_EQ(alert(), nullptr);
    for (int i = 0; i < 90; ++i) {
        m_clock->advance(1s);
        m_watch->step();
    }
    std::set<std::string> firing;
    for (const AlertPtr &each : *m_watch->alerts())
        if (each->isActive())
            firing.insert(each->rule);
    EXPECT_TRUE(firing.contains("perfdeck-collector-silent"));
    run(10s, 60);
    for (const AlertPtr &each : *m_watch->alerts())
        EXPECT_NE(each->rule, "perfdeck-collector-silent");
}

TEST_F(AlertWatchTest, PublishesAtMostOnceASecond)
{
    run(15s, 60);
    const int before = m_news;
    for (int i = 0; i < 100; ++i) {
        m_clock->advance(100ms);
        put(i / 10 % 2 == 0 ? 95 : 60);
        m_watch->step();
    }
    EXPECT_LE(m_news - before, 11);
    EXPECT_GE(m_news - before, 5);
}

} // namespace
} // namespace perfdeck
