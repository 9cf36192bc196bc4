// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/AlertBook.h"
#include "tests/support/AlertRuns.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using Told = std::vector<std::string>;
using Kind = AlertAction::Kind;

/// A book with one rule, fed with numbers by the label `m`.
class Desk final
{
public:
    explicit Desk(AlertRule rule = alertRule("r", ThresholdCondition{"x"}, 90))
        : m_rule(std::move(rule))
    {
        m_measurement.layout = 1;
        book.setRules(alertRules({m_rule}), kAlertStart);
    }

    /// absentValue() for one that is not there.
    Desk &take(const std::vector<double> &values)
    {
        for (std::size_t i = m_measurement.keys.size(); i < values.size(); ++i)
            m_measurement.keys.push_back(
                instanceKey(m_rule, Labels{{"m", std::string(1, char('a' + i))}}, nullptr));
        m_measurement.values = values;
        book.take(0, m_measurement, now);
        book.expire(now);
        now += 15s;
        return *this;
    }

    Desk &fail(const std::string &problem)
    {
        Measurement failed;
        failed.problem = problem;
        book.take(0, failed, now);
        now += 15s;
        return *this;
    }

    Told told()
    {
        AlertChanges changes = book.takeChanges();
        Told lines;
        for (const AlertTransition &it : changes.transitions) {
            std::string who = "?";
            for (const AlertPtr &alert : changes.alerts)
                if (alert->id == it.alert)
                    who = std::string(alert->labels.get("m"));
            lines.push_back(transitionText(it, who));
        }
        last = std::move(changes);
        return lines;
    }

    Status act(Kind kind, std::optional<Timestamp> until = {}, std::size_t which = 0)
    {
        AlertAction action;
        action.kind = kind;
        action.alert = m_measurement.keys[which]->id;
        action.who = "ann";
        action.until = until;
        return book.act(action, now);
    }

    [[nodiscard]] AlertPtr alert(std::size_t which = 0)
    {
        for (const AlertPtr &each : *book.alerts())
            if (each->id == m_measurement.keys[which]->id)
                return each;
        return nullptr;
    }

    AlertBook book;
    Timestamp now = kAlertStart;
    AlertChanges last;

private:
    AlertRule m_rule;
    Measurement m_measurement;
};

const double kGone = absentValue();

TEST(AlertBook, EveryInstanceHasItsOwnEpisode)
{
    Desk desk;
    desk.take({95, 10}).take({96, 99}).take({10, 99});
    EXPECT_EQ(desk.told(),
              (Told{"0 a normal>firing critical breach",
                    "15 b normal>firing critical breach",
                    "30 a firing>normal critical cleared"}));
    ASSERT_EQ(desk.last.episodes.size(), 2u);
    const AlertEpisode &ended = desk.last.episodes[0];
    EXPECT_EQ(ended.firedAt, kAlertStart);
    EXPECT_EQ(ended.endedAt, kAlertStart + 30s);
    EXPECT_EQ(ended.end, AlertReason::Cleared);
    EXPECT_EQ(ended.peak, 96);
    EXPECT_EQ(ended.level, 90);
    EXPECT_FALSE(desk.last.episodes[1].endedAt);
    EXPECT_EQ(desk.last.transitions[2].episode, ended.id);
    ASSERT_EQ(desk.book.alerts()->size(), 1u);
    EXPECT_EQ(desk.alert(1)->value, 99);
    EXPECT_TRUE(desk.book.takeChanges().empty());
}

TEST(AlertBook, SnapshotsAreNotChangedLater)
{
    Desk desk;
    desk.take({95});
    const AlertsPtr before = desk.book.alerts();
    EXPECT_EQ(desk.book.alerts(), before);
    desk.take({97});
    EXPECT_EQ(before->front()->value, 95);
    EXPECT_EQ(desk.book.alerts()->front()->value, 97);
    EXPECT_TRUE(desk.book.takeChanges().alerts.size() == 1u);
}

TEST(AlertBook, AnAcknowledgementIsKeptUntilItEnds)
{
    Desk desk;
    desk.take({95});
    ASSERT_TRUE(desk.act(Kind::Acknowledge));
    EXPECT_EQ(desk.alert()->acknowledgement->who, "ann");
    EXPECT_FALSE(desk.alert()->isOpen(desk.now));
    (void)desk.told();
    ASSERT_EQ(desk.last.episodes.size(), 1u);
    EXPECT_EQ(desk.last.episodes[0].acknowledgedAt, kAlertStart + 15s);
    desk.now = kAlertStart + 24h;
    desk.take({95});
    EXPECT_TRUE(desk.alert()->acknowledgement);
    desk.now = kAlertStart + 15s + 24h;
    desk.take({95});
    EXPECT_FALSE(desk.alert()->acknowledgement);
    EXPECT_TRUE(desk.alert()->isOpen(desk.now));
}

TEST(AlertBook, ASnoozeReturns)
{
    Desk desk;
    desk.take({95});
    EXPECT_FALSE(desk.act(Kind::Snooze));
    EXPECT_FALSE(desk.act(Kind::Snooze, desk.now - 1s));
    ASSERT_TRUE(desk.act(Kind::Snooze, desk.now + 20s));
    EXPECT_TRUE(desk.alert()->acknowledgement->isSnooze);
    desk.take({95}).take({95});
    EXPECT_TRUE(desk.alert()->acknowledgement);
    desk.take({95});
    EXPECT_FALSE(desk.alert()->acknowledgement);
}

TEST(AlertBook, AnEscalationEndsAnAcknowledgement)
{
    AlertRule rule = alertRule("r", ThresholdCondition{"x"}, 90);
    rule.ladder.raise[1] = 80;
    Desk desk(rule);
    desk.take({85});
    ASSERT_TRUE(desk.act(Kind::Acknowledge));
    desk.take({95});
    EXPECT_FALSE(desk.alert()->acknowledgement);
    desk.take({85});
    EXPECT_EQ(desk.told(),
              (Told{"0 a normal>firing warning breach",
                    "15 a firing>firing critical escalated",
                    "30 a firing>firing warning de-escalated"}));
    ASSERT_TRUE(desk.act(Kind::Undo)); // of the acknowledgement that counts no more
    EXPECT_FALSE(desk.alert()->acknowledgement);
}

TEST(AlertBook, UndoTakesBackTheLastAction)
{
    Desk desk;
    desk.take({95});
    ASSERT_TRUE(desk.act(Kind::Acknowledge));
    ASSERT_TRUE(desk.act(Kind::Snooze, desk.now + 1h));
    ASSERT_TRUE(desk.act(Kind::Undo));
    ASSERT_TRUE(desk.alert()->acknowledgement);
    EXPECT_FALSE(desk.alert()->acknowledgement->isSnooze);
    ASSERT_TRUE(desk.act(Kind::Undo));
    EXPECT_FALSE(desk.alert()->acknowledgement);
}

TEST(AlertBook, ResolvedByHandIsRaisedAnewAndCanBeUndone)
{
    AlertRule rule = alertRule("r", ThresholdCondition{"x"}, 90);
    rule.pending[2] = 15s;
    Desk desk(rule);
    desk.take({95}).take({95});
    const EpisodeId first = desk.alert()->episode;
    ASSERT_TRUE(desk.act(Kind::Resolve));
    EXPECT_EQ(desk.book.alerts()->size(), 0u);
    ASSERT_TRUE(desk.act(Kind::Undo));
    EXPECT_EQ(desk.alert()->episode, first);
    (void)desk.told();
    ASSERT_EQ(desk.last.episodes.size(), 1u);
    EXPECT_FALSE(desk.last.episodes[0].endedAt);
    ASSERT_TRUE(desk.act(Kind::Resolve));
    desk.take({95}).take({95});
    EXPECT_EQ(desk.told(),
              (Told{"30 a firing>normal critical resolved-by-hand",
                    "30 a normal>pending critical breach",
                    "45 a pending>firing critical breach"}));
    EXPECT_NE(desk.alert()->episode, first);
    EXPECT_FALSE(desk.act(Kind::Acknowledge, {}, 0).has_value() && desk.alert()->episode == first);
}

TEST(AlertBook, RefusesWhatIsNotActive)
{
    Desk desk;
    desk.take({10});
    const Status status = desk.act(Kind::Acknowledge);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::NotFound);
}

TEST(AlertBook, SilencesMarkAlertsOnly)
{
    Desk desk;
    desk.take({95, 95});
    Silence silence;
    silence.range = {desk.now, desk.now + 30s};
    EXPECT_FALSE(desk.book.putSilence(silence, desk.now));
    silence.matchers = *parseMatchers("m=a");
    const auto id = desk.book.putSilence(silence, desk.now);
    ASSERT_TRUE(id);
    EXPECT_EQ(desk.alert(0)->silence, *id);
    EXPECT_FALSE(desk.alert(1)->silence.isValid());
    desk.take({95, 95}).take({95, 95}).take({95, 95});
    EXPECT_FALSE(desk.alert(0)->silence.isValid());
    EXPECT_EQ(desk.told().size(), 2u);
    ASSERT_EQ(desk.last.silences.size(), 1u);
    silence.range = {desk.now, desk.now + 31 * 24h};
    EXPECT_FALSE(desk.book.putSilence(silence, desk.now));
    silence.range.to = desk.now + 1h;
    const auto other = desk.book.putSilence(silence, desk.now);
    desk.book.endSilence(*other, desk.now);
    EXPECT_FALSE(desk.alert(0)->silence.isValid());
    EXPECT_EQ(desk.book.silences()->size(), 2u);
}

TEST(AlertBook, MarksInhibitedOnes)
{
    Desk desk;
    desk.take({95});
    desk.book.mark(desk.alert()->id, true);
    EXPECT_TRUE(desk.alert()->isInhibited);
}

TEST(AlertBook, MakesNoMoreThanItMay)
{
    AlertRule rule = alertRule("r", ThresholdCondition{"x"}, 90);
    rule.maxInstances = 2;
    Desk desk(rule);
    desk.take({95, 95, 95, 95});
    EXPECT_EQ(desk.book.alerts()->size(), 2u);
    EXPECT_EQ(desk.book.counts(0).extra, 2u);
    EXPECT_EQ(desk.book.counts(0).instances, 4u);
    desk.take({10, 95, 95, 95});
    EXPECT_EQ(desk.book.counts(0).extra, 1u);
    EXPECT_EQ(desk.book.alerts()->size(), 2u);
}

TEST(AlertBook, AVanishedSeriesEndsWhileOthersReport)
{
    Desk desk;
    desk.take({95, 10}).take({kGone, 10}).take({kGone, 10}).take({kGone, 10});
    EXPECT_EQ(desk.told(),
              (Told{"0 a normal>firing critical breach", "45 a firing>normal critical missing"}));
}

TEST(AlertBook, SilenceOfAllThatWereWellIsToldOnce)
{
    Desk desk;
    desk.take({95, 10, 10});
    for (int i = 0; i < 5; ++i)
        desk.take({kGone, kGone, kGone});
    for (int i = 0; i < 5; ++i) // a window of fresh data
        desk.take({10, 10, 10});
    EXPECT_EQ(desk.told(),
              (Told{"0 a normal>firing critical breach",
                    "60 a firing>no-data critical no-data",
                    "60  normal>no-data warning no-data",
                    "150 a no-data>normal critical data-returned",
                    "150  no-data>normal warning data-returned"}));
}

TEST(AlertBook, WhatIsSilentForADayIsForgotten)
{
    Desk desk;
    desk.take({95, 10, 10});
    for (int i = 0; i < 5; ++i)
        desk.take({kGone, kGone, kGone});
    EXPECT_EQ(desk.book.alerts()->size(), 2u);
    desk.now = kAlertStart + 15s + 24h;
    for (int i = 0; i < 10; ++i)
        desk.take({kGone, kGone, kGone});
    EXPECT_EQ(desk.book.alerts()->size(), 0u);
    EXPECT_EQ(desk.told().back(), "86415  no-data>normal warning missing");
}

TEST(AlertBook, AnErrorOfARuleWithoutSeriesEnds)
{
    Desk desk;
    desk.fail("rule r: disk failed");
    EXPECT_EQ(desk.book.alerts()->size(), 1u);
    desk.take({});
    EXPECT_EQ(desk.book.alerts()->size(), 0u);
}

TEST(AlertBook, AFailingRuleIsToldOnce)
{
    Desk desk;
    desk.take({95, 10}).fail("rule r: disk failed").fail("rule r: disk failed");
    EXPECT_EQ(desk.book.alerts()->size(), 2u);
    EXPECT_EQ(desk.book.alerts()->back()->problem, "rule r: disk failed");
    desk.take({95, 10});
    EXPECT_EQ(desk.told(),
              (Told{"0 a normal>firing critical breach",
                    "15  normal>error warning error",
                    "45  error>normal warning error-ended"}));
}

TEST(AlertBook, RulesThatGoEndWhatTheyMade)
{
    Desk desk;
    desk.take({95});
    desk.book.setRules(alertRules({}), desk.now);
    EXPECT_EQ(desk.told(),
              (Told{"0 a normal>firing critical breach", "15 a firing>normal critical rule-gone"}));
}

TEST(AlertBook, AChangedRuleKeepsItsInstances)
{
    FakeAlertWorld world;
    for (int i = 0; i < 100; ++i)
        for (const char *gpu : {"0", "1"})
            world.add({"hot", {{"gpu", gpu}}}, kAlertStart + i * 5s, 95);
    AlertRule rule = alertRule("r", ThresholdCondition{"hot", Reducer::Last}, 90);
    AlertRun run(world, {rule});
    run.run(0s, 30s);
    EXPECT_EQ(run.told.size(), 2u);
    const std::uint64_t version = run.transitions[0].ruleVersion;
    rule.title = "other words";
    rule.ladder.raise[2] = 94;
    run.rounds.setRules(alertRules({rule}), kAlertStart + 30s);
    run.run(30s, 60s);
    EXPECT_EQ(run.told.size(), 2u);
    rule.condition = ThresholdCondition{"hot{gpu=\"1\"}", Reducer::Last};
    run.rounds.setRules(alertRules({rule}), kAlertStart + 60s);
    run.run(60s, 90s);
    EXPECT_EQ(run.told.back(), "60 r{\"gpu\":\"0\"} firing>normal critical rule-changed");
    EXPECT_EQ(run.told.size(), 3u);
    EXPECT_NE(run.transitions[2].ruleVersion, version);
}

TEST(AlertBook, NothingIsEvaluatedAfterASleepUntilAWindowOfFreshData)
{
    FakeAlertWorld world;
    for (int i = 0; i < 100; ++i)
        world.add({"hot", {}}, kAlertStart + i * 5s, 95);
    AlertRule rule = alertRule("r", ThresholdCondition{"hot", Reducer::Average, 0, 1min}, 90);
    rule.pending[2] = 30s;
    AlertRun run(world, {rule});
    run.run(0s, 30s);
    run.rounds.hold(kAlertStart + 30s);
    EXPECT_TRUE(run.rounds.isHeld(kAlertStart + 80s));
    run.run(30s, 400s);
    EXPECT_EQ(run.told,
              (Told{"0 r normal>pending critical breach", "120 r pending>firing critical breach"}));
}

TEST(AlertBook, CountsWhatComesLateAndEvaluatesItOnce)
{
    FakeAlertWorld world;
    world.add({"hot", {}}, kAlertStart, 95);
    AlertRun run(world, {alertRule("r", ThresholdCondition{"hot"}, 90)});
    run.evaluate(kAlertStart + 1s);
    run.evaluate(kAlertStart + 2s);
    run.evaluate(kAlertStart + 14s);
    EXPECT_EQ(run.rounds.evaluations(), 1u);
    EXPECT_EQ(run.rounds.nextDue(kAlertStart + 14s), kAlertStart + 15s);
    run.evaluate(kAlertStart + 15s);
    EXPECT_EQ(run.rounds.late(), 0u);
    run.evaluate(kAlertStart + 61s);
    EXPECT_EQ(run.rounds.late(), 1u);
    EXPECT_EQ(run.rounds.evaluations(), 3u);
}

} // namespace
} // namespace perfdeck
