// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeBoard.h"
#include "core/alerts/notify/NoticeWording.h"
#include "tests/unit/alerts/notify/NoticeWorld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {

using ::testing::AllOf;
using testing::by;
using ::testing::ElementsAre;
using testing::equal;
using testing::firing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kNoon;
using ::testing::Not;
using testing::simplePlan;
using ::testing::SizeIs;
using testing::World;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> titles(const std::vector<NoticePtr> &notices)
{
    std::vector<std::string> texts;
    for (const NoticePtr &notice : notices)
        texts.push_back(notice->channel + ": " + notice->title);
    return texts;
}

} // namespace

TEST(NoticeBoard, WaitsForTheGroupAndTellsItsMembersTogether)
{
    World world(simplePlan());
    world.put(firing("gpu-hot", {{"device", "gpu0"}}));
    EXPECT_THAT(world.look(), IsEmpty());
    EXPECT_THAT(world.pass(20s), IsEmpty());
    world.put(firing("gpu-hot", {{"device", "gpu1"}}, Severity::Critical));
    EXPECT_THAT(world.pass(9s), IsEmpty());
    const auto notices = world.pass(1s);
    ASSERT_THAT(notices, SizeIs(1));
    const Notice &notice = *notices.front();
    EXPECT_EQ(notice.status, NoticeStatus::Firing);
    EXPECT_EQ(notice.severity, Severity::Critical);
    EXPECT_EQ(notice.title, "Critical: 2 alerts (rule=gpu-hot)");
    ASSERT_THAT(notice.items, SizeIs(2));
    EXPECT_EQ(notice.items[0].alert->labels.get("device"), "gpu1");
    EXPECT_EQ(notice.groupLabels, Labels({{"rule", "gpu-hot"}}));
    EXPECT_TRUE(notice.commonLabels.empty());
    EXPECT_THAT(notice.text, HasSubstr("Warning: gpu-hot is high (device=gpu0)"));
    EXPECT_THAT(notice.text, HasSubstr(alertFingerprint(notice.items[1].alert->id)));
}

TEST(NoticeBoard, TellsChangesAtTheGroupInterval)
{
    World world(simplePlan());
    world.put(firing("gpu-hot", {{"device", "gpu0"}}));
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    world.put(firing("gpu-hot", {{"device", "gpu1"}}));
    EXPECT_THAT(world.pass(299s), IsEmpty());
    const auto notices = world.pass(1s);
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices.front()->title, "Warning: 2 alerts (rule=gpu-hot), 1 new");
    EXPECT_TRUE(notices.front()->items[0].isNews);
    EXPECT_FALSE(notices.front()->items[1].isNews);
}

TEST(NoticeBoard, WhatEndsBeforeItsFirstNoticeIsNeverTold)
{
    World world(simplePlan());
    const Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(25s), IsEmpty());
    world.end(alert);
    EXPECT_THAT(world.pass(24h), IsEmpty());
    EXPECT_TRUE(world.board.memory().groups.empty());
}

TEST(NoticeBoard, TellsTheEndOnceWhereTheChannelWantsIt)
{
    NoticePlan plan = simplePlan();
    plan.routes.front().channels = {"hook", "mail"};
    World world(plan);
    const Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(2));
    world.end(alert, AlertReason::Missing);
    const auto notices = world.pass(24h);
    EXPECT_THAT(titles(notices), ElementsAre("hook: Ended, its series went away: gpu-hot is high"));
    EXPECT_EQ(notices.front()->status, NoticeStatus::Resolved);
    EXPECT_EQ(notices.front()->items.front().endedAt, kNoon + 31s);
    EXPECT_THAT(notices.front()->text, HasSubstr("Lasted 31.0 s, at worst 92"));
}

TEST(NoticeBoard, RepeatsWhileNobodyLooksAfterIt)
{
    World world(simplePlan());
    Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    EXPECT_THAT(world.pass(4h - 1s), IsEmpty());
    EXPECT_THAT(titles(world.pass(1s)), ElementsAre("hook: Still there: Warning: gpu-hot is high"));
    alert.acknowledgement = by("ann", world.now);
    world.put(alert);
    EXPECT_THAT(world.pass(9h), IsEmpty());
    alert.acknowledgement->until = world.now + 1h;
    world.put(alert);
    EXPECT_THAT(world.pass(1h - 1s), IsEmpty());
    EXPECT_THAT(world.pass(1s), SizeIs(1));
}

TEST(NoticeBoard, RepeatsOfCriticalOnesAreHourlyAndRulesMayHaveTheirOwn)
{
    World world(simplePlan());
    const NoticeBoard::Repeats repeats{{"often", 7min}};
    world.board.setPlan(std::make_shared<const NoticePlan>(simplePlan()), repeats);
    world.put(firing("gpu-hot", {}, Severity::Critical));
    world.put(firing("often"));
    EXPECT_THAT(world.pass(31s), SizeIs(2));
    const auto notices = world.pass(1h);
    std::map<std::string, int> counts;
    for (const NoticePtr &notice : notices)
        ++counts[notice->items.front().alert->rule];
    EXPECT_EQ(counts["gpu-hot"], 1);
    EXPECT_EQ(counts["often"], 6); // 7 min rounded up to two intervals of 5 min
}

TEST(NoticeBoard, TellsEscalationAndRecovery)
{
    World world(simplePlan());
    Alert alert = firing("gpu-hot");
    alert.acknowledgement = by("ann", kNoon);
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    alert.severity = Severity::Critical;
    world.put(alert);
    EXPECT_THAT(titles(world.pass(5min)),
                ElementsAre("hook: Escalated to critical: gpu-hot is high"));
    alert.severity = Severity::Warning;
    world.put(alert);
    EXPECT_THAT(titles(world.pass(5min)),
                ElementsAre("hook: Recovered to warning: gpu-hot is high"));
    alert.state = AlertState::NoData;
    world.put(alert);
    EXPECT_THAT(titles(world.pass(5min)), ElementsAre("hook: No data: gpu-hot is high"));
    alert.state = AlertState::Recovering;
    world.put(alert);
    EXPECT_THAT(titles(world.pass(5min)), ElementsAre("hook: Warning again: gpu-hot is high"));
    alert.state = AlertState::Firing;
    world.put(alert);
    EXPECT_THAT(world.pass(5min), IsEmpty());
}

TEST(NoticeBoard, SilencedOnesWaitUntilTheSilenceEnds)
{
    World world(simplePlan());
    Silence silence;
    silence.matchers = {equal("rule", "gpu-hot")};
    silence.range = {kNoon, kNoon + 1h};
    world.silences = {silence};
    world.put(firing("gpu-hot"));
    EXPECT_THAT(world.pass(1h - 1s), IsEmpty());
    EXPECT_THAT(world.pass(30s), IsEmpty());
    EXPECT_THAT(world.pass(1s), SizeIs(1));
}

TEST(NoticeBoard, TheEndOfWhatWasToldIsToldInSpiteOfASilence)
{
    World world(simplePlan());
    const Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    Silence silence;
    silence.matchers = {equal("rule", "gpu-hot")};
    silence.range = {world.now, world.now + 24h};
    world.silences = {silence};
    EXPECT_THAT(world.pass(10h), IsEmpty());
    world.end(alert);
    EXPECT_THAT(world.pass(1h), SizeIs(1));
}

TEST(NoticeBoard, InhibitedOnesAreNotTold)
{
    NoticePlan plan = simplePlan();
    plan.inhibitions = {{{equal("rule", "coordinator")}, {equal("rule", "worker")}, {}}};
    World world(plan);
    const Alert coordinator = firing("coordinator");
    world.put(coordinator);
    world.put(firing("worker"));
    EXPECT_THAT(titles(world.pass(1h)), ElementsAre("hook: Warning: coordinator is high"));
    world.end(coordinator);
    EXPECT_THAT(
        titles(world.pass(31s)),
        ElementsAre("hook: Resolved: coordinator is high", "hook: Warning: worker is high"));
}

TEST(NoticeBoard, MuteTimesHoldEverythingOfARoute)
{
    NoticePlan plan = simplePlan();
    const std::chrono::minutes noon = std::chrono::days(5) + 12h;
    plan.mutes = {{"lunch", "", {{noon, noon + 60min}}}};
    plan.routes.front().mutes = {"lunch"};
    World world(plan);
    world.put(firing("gpu-hot"));
    EXPECT_THAT(world.pass(1h - 1s), IsEmpty());
    EXPECT_THAT(world.pass(1s), SizeIs(1));
}

TEST(NoticeBoard, TheFirstRouteThatMatchesCounts)
{
    NoticePlan plan = simplePlan();
    NoticeRoute team;
    team.matchers = {equal("team", "ml")};
    team.least = Severity::Warning;
    team.channels = {"mail"};
    plan.routes.insert(plan.routes.begin(), team);
    World world(plan);
    world.put(firing("a", {{"team", "ml"}}));
    world.put(firing("b", {{"team", "ml"}}, Severity::Info));
    world.put(firing("c"));
    EXPECT_THAT(titles(world.pass(31s)),
                ::testing::UnorderedElementsAre("mail: Warning: a is high (team=ml)",
                                                "hook: Info: b is high (team=ml)",
                                                "hook: Warning: c is high"));
}

TEST(NoticeBoard, AnAlertThatMovesToAnotherRouteEndsInBoth)
{
    NoticePlan plan = simplePlan();
    NoticeRoute urgent;
    urgent.least = Severity::Critical;
    urgent.channels = {"pager", "hook"};
    plan.routes.insert(plan.routes.begin(), urgent);
    plan.routes.back().channels = {"hook", "mail"};
    plan.channels[1].tellsResolved = true;
    World world(plan);
    Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(2));
    alert.severity = Severity::Critical;
    world.put(alert);
    EXPECT_THAT(titles(world.pass(1h - 31s)),
                ElementsAre("pager: Critical: gpu-hot is high", "hook: Critical: gpu-hot is high"));
    world.end(alert);
    EXPECT_THAT(titles(world.pass(1h)),
                ElementsAre("pager: Resolved: gpu-hot is high",
                            "hook: Resolved: gpu-hot is high",
                            "mail: Resolved: gpu-hot is high"));
}

TEST(NoticeBoard, EscalatesWhileNobodyAcknowledged)
{
    NoticePlan plan = simplePlan();
    plan.routes.front().escalations = {{15min, {"pager"}}, {30min, {"mail"}}};
    World world(plan);
    Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    EXPECT_THAT(world.pass(15min - 1s), IsEmpty());
    const auto notices = world.pass(1s);
    EXPECT_THAT(titles(notices),
                ElementsAre("pager: Nobody looks after it: Warning: gpu-hot is high"));
    EXPECT_TRUE(notices.front()->isEscalation);
    alert.acknowledgement = by("ann", world.now);
    world.put(alert);
    const auto acknowledged = world.pass(1h);
    EXPECT_THAT(titles(acknowledged), ElementsAre("pager: Acknowledged: gpu-hot is high"));
    EXPECT_EQ(acknowledged.front()->status, NoticeStatus::Acknowledged);
    EXPECT_EQ(acknowledged.front()->groupKey, notices.front()->groupKey);
    world.end(alert);
    EXPECT_THAT(titles(world.pass(1h)),
                ElementsAre("hook: Resolved: gpu-hot is high", "pager: Resolved: gpu-hot is high"));
}

TEST(NoticeBoard, AFlappingOneIsToldOnceUntilItKeepsStill)
{
    World world(simplePlan());
    std::vector<NoticePtr> notices;
    Alert last;
    for (int i = 0; i < 60; ++i) {
        last = firing("gpu-hot", {}, Severity::Warning, world.now);
        last.isFlapping = true;
        world.put(last);
        for (NoticePtr &notice : world.pass(60s))
            notices.push_back(std::move(notice));
        world.end(last);
        for (NoticePtr &notice : world.pass(60s))
            notices.push_back(std::move(notice));
    }
    EXPECT_THAT(titles(notices), ElementsAre("hook: Warning, flapping: gpu-hot is high"));
    EXPECT_THAT(titles(world.pass(1h)), ElementsAre("hook: Resolved: gpu-hot is high"));
}

TEST(NoticeBoard, AFloodBecomesAHandfulAndLosesNone)
{
    NoticePlan plan = simplePlan();
    plan.routes.front().groupBy = {"instance"};
    World world(plan);
    std::vector<Alert> flood;
    for (int i = 0; i < 10'000; ++i)
        flood.push_back(firing("down", {{"instance", "w" + std::to_string(i)}}));
    for (const Alert &alert : flood)
        world.put(alert);
    world.look();
    world.now += 30s;
    auto notices = world.look();
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices.front()->title, "Warning: 10000 alerts");
    EXPECT_THAT(notices.front()->items, SizeIs(Notice::kMostItems));
    EXPECT_EQ(notices.front()->more, 10'000 - Notice::kMostItems);
    EXPECT_THAT(notices.front()->text, HasSubstr("and 9950 more"));
    world.end(flood.front());
    EXPECT_THAT(world.look(), IsEmpty());
    world.now += 5min;
    EXPECT_THAT(titles(world.look()), ElementsAre("hook: Warning: 9999 alerts, 0 new, 1 resolved"));
    for (const Alert &alert : flood)
        world.alerts.erase(alert.id);
    world.now += 1s;
    EXPECT_THAT(world.look(), IsEmpty());
    world.now += 5min;
    notices = world.look();
    EXPECT_THAT(titles(notices), ElementsAre("hook: Resolved: 9999 alerts"));
    EXPECT_TRUE(world.board.memory().groups.empty());
}

TEST(NoticeBoard, BeatsForTheDeadManSwitch)
{
    NoticePlan plan = simplePlan();
    plan.deadMan.channel = "hook";
    World world(plan);
    EXPECT_THAT(world.pass(1s), SizeIs(1));
    EXPECT_THAT(world.pass(10min), SizeIs(2));
}

TEST(NoticeBoard, ANewPlanTellsNothingTwice)
{
    World world(simplePlan());
    const Alert alert = firing("gpu-hot");
    world.put(alert);
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    NoticePlan plan = simplePlan();
    plan.routes.front().groupBy = {"rule"};
    world.setPlan(plan);
    EXPECT_THAT(world.pass(1h), IsEmpty());
    world.end(alert);
    EXPECT_THAT(world.pass(1h), SizeIs(1));
}

TEST(NoticeBoard, AClockThatIsSetBackHoldsNothing)
{
    World world(simplePlan());
    world.put(firing("gpu-hot"));
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    world.now -= 24h;
    world.put(firing("disk-full"));
    EXPECT_THAT(world.pass(31s), SizeIs(1));
    EXPECT_THAT(world.pass(4h), SizeIs(2));
}

TEST(NoticeBoard, OwnTemplatesAreFilled)
{
    NoticePlan plan = simplePlan();
    plan.channels[0].titleTemplate = "{{{severity}}} {count} on {labels.device}: {title}";
    plan.channels[0].textTemplate = "{status} {link} {channel}";
    World world(plan);
    const Alert alert = firing("gpu-hot", {{"device", "gpu0"}});
    world.put(alert);
    const auto notices = world.pass(31s);
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices.front()->title,
              "{warning} 1 on gpu0: Warning: gpu-hot is high (device=gpu0)");
    EXPECT_EQ(notices.front()->text,
              "firing perfdeck://alert/" + alertFingerprint(alert.id) + " hook");
    EXPECT_TRUE(checkNoticeTemplate("{title} {labels.device} {{}}"));
    EXPECT_THAT(checkNoticeTemplate("{title} {pass").error().reason, HasSubstr("column 9"));
    EXPECT_FALSE(checkNoticeTemplate("{labels.}"));
    EXPECT_FALSE(checkNoticeTemplate("}"));
}

} // namespace perfdeck
