// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Outages.h"
#include "core/analysis/RecoveryActions.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using End = Outage::End;
using Samples = std::vector<std::pair<double, double>>;

FrameSeries upSeries(const std::string &worker, const Samples &samples)
{
    return makeSeries("worker_up", Labels{{"source", "c"}, {"worker", worker}}, samples);
}

TEST(RecoveryTest, OutagesAreFoundInTheStates)
{
    Frame frame;
    frame.series = {upSeries("back", {{0, 1}, {5, 0}, {10, 0}, {15, 1}, {20, 1}, {25, 1}}),
                    upSeries("down", {{0, 1}, {5, 1}, {10, 1}, {15, 1}, {20, 0}, {25, 0}}),
                    upSeries("always", {{0, 0}, {5, 1}, {10, 1}, {15, 1}, {20, 1}, {25, 1}}),
                    upSeries("fine", {{0, 1}, {25, 1}}),
                    makeSeries("worker_tasks_running", Labels{{"worker", "fine"}}, {{0, 0}})};
    const auto outages = outagesOf(frame);
    ASSERT_EQ(outages.size(), 3U);
    EXPECT_EQ(outages[0], (Outage{"always", moment(0), moment(5), false, End::Back}));
    EXPECT_EQ(outages[1], (Outage{"back", moment(5), moment(15), true, End::Back}));
    EXPECT_EQ(outages[2], (Outage{"down", moment(20), moment(25), true, End::StillDown}));
}

TEST(RecoveryTest, WhatNobodyWatchedIsNotGuessed)
{
    FrameSeries series = upSeries("w", {{0, 1}, {5, 0}, {10, 0}, {500, 1}, {505, 1}});
    series.columns[3].gapBefore = true;
    Frame frame;
    frame.series = {series,
                    upSeries("gone", {{0, 1}, {5, 1}, {10, 0}, {15, 0}}),
                    upSeries("other", {{0, 1}, {250, 1}, {505, 1}})};
    const auto outages = outagesOf(frame);
    ASSERT_EQ(outages.size(), 2U);
    EXPECT_EQ(outages[0], (Outage{"w", moment(5), moment(10), true, End::LostFromSight}));
    EXPECT_EQ(outages[1], (Outage{"gone", moment(10), moment(15), true, End::LostFromSight}));
}

TEST(RecoveryTest, AShortOutageWithinAColumnIsNotLost)
{
    FrameSeries series = upSeries("w", {{0, 1}, {60, 1}, {120, 1}});
    series.columns[1].min = 0;
    series.columns[1].lastTime += 50'000'000;
    Frame frame;
    frame.series = {series};
    const auto outages = outagesOf(frame);
    ASSERT_EQ(outages.size(), 1U);
    EXPECT_EQ(outages[0], (Outage{"w", moment(60), moment(110), true, End::Back}));
}

TEST(RecoveryTest, WorkersTakenAwayAreNotLost)
{
    ScalingDecision down;
    down.time = moment(1'000);
    down.action = ScalingAction::ScaleDown;
    down.workers = {"a", "b"};
    ScalingDecision up = down;
    up.action = ScalingAction::ScaleUp;
    up.workers = {"c"};
    const std::vector<Outage> outages{{"a", moment(900), moment(910), true, End::Back},
                                      {"a", moment(1'010), moment(2'000), true, End::StillDown},
                                      {"b", moment(1'400), moment(2'000), true, End::StillDown},
                                      {"c", moment(1'010), moment(2'000), true, End::StillDown},
                                      {"b", moment(5'000), moment(9'000), false, End::StillDown}};
    const auto lost = unplanned(outages, std::vector{down, up});
    ASSERT_EQ(lost.size(), 3U);
    EXPECT_EQ(lost[0], outages[0]);
    EXPECT_EQ(lost[1], outages[2]);
    EXPECT_EQ(lost[2], outages[3]);
}

TEST(RecoveryTest, OpenCasesCountUntilTheyWereSeen)
{
    const std::vector<Outage> outages{{"a", moment(0), moment(10), true, End::Back},
                                      {"b", moment(0), moment(20), true, End::Back},
                                      {"c", moment(0), moment(15), true, End::StillDown},
                                      {"d", moment(0), moment(99), false, End::Back}};
    const SurvivalCurve curve = timeToRecovery(outages);
    EXPECT_EQ(curve.cases, 3U);
    EXPECT_EQ(curve.ended, 2U);
    EXPECT_EQ(curve.median, 20); // the mean of the closed ones, 15, would be too good
}

TEST(RecoveryTest, ActionsAreCountedByWhatBecameOfThem)
{
    std::vector<Task> tasks{makeTask("once", TaskState::Failed),
                            makeTask("good", TaskState::Completed),
                            makeTask("bad", TaskState::Failed),
                            makeTask("running", TaskState::Running)};
    tasks[0].attempts = 1;
    for (std::size_t i = 1; i < 4; ++i)
        tasks[i].attempts = 2;
    const std::vector<Outage> outages{{"a", moment(0), moment(9), true, End::Back},
                                      {"b", moment(0), moment(9), true, End::StillDown},
                                      {"c", moment(0), moment(9), true, End::LostFromSight}};
    std::vector<CircuitBreaker> breakers(3);
    breakers[0] = {"a", "worker", BreakerState::Closed, {}, 0, 0, 2, {}, {}};
    breakers[1] = {"b", "worker", BreakerState::HalfOpen, {}, 0, 0, 1, {}, {}};
    breakers[2] = {"c", "worker", BreakerState::Closed, {}, 0, 0, 0, {}, {}};
    const auto actions = recoveryActions(tasks, outages, breakers);
    ASSERT_EQ(actions.size(), 3U);
    EXPECT_EQ(actions[0].kind, RecoveryAction::Kind::TaskRetry);
    EXPECT_EQ(actions[0].worked, 1U);
    EXPECT_EQ(actions[0].decided, 2U);
    EXPECT_EQ(actions[0].open, 1U);
    EXPECT_DOUBLE_EQ(actions[0].share->ratio, 0.5);
    EXPECT_EQ(actions[1].worked, 1U);
    EXPECT_EQ(actions[1].decided, 2U);
    EXPECT_EQ(actions[1].open, 1U);
    EXPECT_EQ(actions[2].worked, 1U);
    EXPECT_EQ(actions[2].decided, 1U);
    EXPECT_EQ(actions[2].open, 1U);
    EXPECT_TRUE(recoveryActions({}, {}, {}).empty());
}

} // namespace
} // namespace perfdeck
