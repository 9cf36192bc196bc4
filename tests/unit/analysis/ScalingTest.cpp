// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/LoadForecast.h"
#include "core/analysis/ScalingImpact.h"
#include "core/analysis/ScalingReplay.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

namespace perfdeck {
namespace {

ScalingDecision decision(double seconds, ScalingAction action, const std::string &reason = {})
{
    ScalingDecision made;
    made.time = moment(seconds);
    made.action = action;
    made.reason = reason;
    return made;
}

std::vector<TimedValue>
valuesOf(double seconds, double step, const std::function<double(double)> &value)
{
    std::vector<TimedValue> values;
    for (double at = 0; at < seconds; at += step)
        values.push_back({moment(at), value(at)});
    return values;
}

TEST(ClusterCourseTest, ReservedGoesBeforeMeasuredAndStatesAreAdded)
{
    Frame frame;
    frame.series = {makeSeries("cluster_cpu_reserved_ratio", {}, {{1, 0.5}, {2, 0.9}}),
                    makeSeries("cluster_memory_reserved_ratio", {}, {{1, 0.1}}),
                    makeSeries("cluster_cpu_utilization_ratio", {}, {{1, 0.7}}),
                    makeSeries("cluster_workers", Labels{{"state", "active"}}, {{1, 3}}),
                    makeSeries("cluster_workers", Labels{{"state", "busy"}}, {{1, 2}}),
                    makeSeries("cluster_workers", Labels{{"state", "offline"}}, {{1, 9}}),
                    makeSeries("cluster_tasks", Labels{{"state", "running"}}, {{1, 9}}),
                    makeSeries("cluster_tasks", Labels{{"state", "pending"}}, {{1, 4}})};
    const ClusterCourse course = clusterCourse(frame);
    EXPECT_TRUE(course.isReserved);
    ASSERT_EQ(course.utilization.size(), 2U);
    EXPECT_DOUBLE_EQ(course.utilization[0].value, 0.3);
    EXPECT_DOUBLE_EQ(course.utilization[1].value, 0.9);
    EXPECT_EQ(course.workers, (std::vector<TimedValue>{{moment(1), 5}}));
    EXPECT_EQ(course.queue, (std::vector<TimedValue>{{moment(1), 4}}));
    EXPECT_TRUE(course.throughput.empty());
    EXPECT_FALSE(clusterCourse(Frame()).isReserved);
}

TEST(ScalingImpactTest, FindsTheStepAndLeavesOutTheSettling)
{
    std::mt19937 random(4);
    std::normal_distribution<double> noise(0, 0.02);
    ClusterCourse course;
    course.utilization = valuesOf(1'800, 5, [&](double at) {
        return (at < 900 ? 0.85 : at < 960 ? 5 : 0.6) + noise(random);
    });
    const std::vector<ScalingDecision> decisions{decision(100, ScalingAction::Maintain),
                                                 decision(900, ScalingAction::ScaleUp)};
    const auto impacts = scalingImpacts(decisions, course);
    ASSERT_EQ(impacts.size(), 2U);
    EXPECT_FALSE(impacts[0].utilization);
    ASSERT_TRUE(impacts[1].utilization);
    EXPECT_NEAR(impacts[1].utilization->change(), -0.25, 0.01);
    EXPECT_TRUE(impacts[1].utilization->isSignificant());
    EXPECT_EQ(impacts[1].before, (TimeRange{moment(300), moment(900)}));
    EXPECT_EQ(impacts[1].after, (TimeRange{moment(960), moment(1'560)}));
    EXPECT_EQ(impacts[1].utilization->samplesBefore, 120U);
    EXPECT_FALSE(impacts[1].throughput); // not reported
}

TEST(ScalingImpactTest, AnotherDecisionEndsWhatIsCompared)
{
    ClusterCourse course;
    course.utilization = valuesOf(1'000, 5, [](double at) { return std::sin(at * 1.7); });
    const std::vector<ScalingDecision> decisions{decision(400, ScalingAction::ScaleUp),
                                                 decision(470, ScalingAction::ScaleUp),
                                                 decision(900, ScalingAction::ScaleDown)};
    const auto impacts = scalingImpacts(decisions, course);
    EXPECT_EQ(impacts[0].after, (TimeRange{moment(460), moment(470)}));
    EXPECT_FALSE(impacts[0].utilization); // two samples are no data
    EXPECT_EQ(impacts[1].before, (TimeRange{moment(460), moment(470)}));
    EXPECT_EQ(impacts[2].before.from, moment(530));
}

TEST(ScalingReplayTest, FollowsTheRuleOfTheResourceManager)
{
    ClusterCourse course;
    course.workers = valuesOf(4'000, 30, [](double) { return 10.0; });
    course.utilization = valuesOf(4'000, 30, [](double at) {
        return at < 600 ? 0.5 : at < 1'500 ? 0.85 : at < 2'400 ? 0.5 : 0.2;
    });
    const auto usual = replayScaling(course, {});
    // Up at 600 and after five minutes each, down at 2400 and after ten.
    ASSERT_EQ(usual.size(), 6U);
    EXPECT_EQ(usual[0].time, moment(600));
    EXPECT_EQ(usual[0].action, ScalingAction::ScaleUp);
    EXPECT_EQ(usual[0].count, 2U); // 10 × (0.85 / 0.7 − 1), whole
    EXPECT_EQ(usual[1].time, moment(900));
    EXPECT_EQ(usual[2].time, moment(1'200));
    EXPECT_EQ(usual[3].time, moment(2'400));
    EXPECT_EQ(usual[3].action, ScalingAction::ScaleDown);
    EXPECT_FALSE(usual[3].count);
    EXPECT_EQ(usual[4].time, moment(3'000));
    EXPECT_EQ(usual[5].time, moment(3'600));
    ScalingRule calm;
    calm.up = 0.9;
    calm.down = 0.1;
    EXPECT_TRUE(replayScaling(course, calm).empty());
}

TEST(ScalingReplayTest, AnEmptyClusterGetsAWorkerAndTheLastOneStays)
{
    ClusterCourse course;
    course.utilization = {{moment(0), 0}, {moment(30), 0}};
    course.workers = {{moment(0), 0}, {moment(30), 1}};
    const auto decisions = replayScaling(course, {});
    ASSERT_EQ(decisions.size(), 1U);
    EXPECT_EQ(decisions[0].action, ScalingAction::ScaleUp);
    EXPECT_EQ(decisions[0].count, 1U);
}

TEST(ScalingReplayTest, CooldownsAreTakenFromTheReasons)
{
    const std::vector<ScalingDecision> decisions{
        decision(100, ScalingAction::ScaleUp),
        decision(150, ScalingAction::ScaleDown),
        decision(200, ScalingAction::Maintain, "In scale-up cooldown period (42s remaining)"),
        decision(210, ScalingAction::Maintain, "In scale-down cooldown period (x remaining)"),
        decision(220, ScalingAction::Maintain, "Current utilization within target range")};
    const auto found = cooldowns(decisions, {});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].direction, ScalingAction::ScaleUp);
    EXPECT_EQ(found[0].until, moment(242));
    EXPECT_TRUE(found[0].isStated);
    EXPECT_EQ(found[1].until, moment(750));
    EXPECT_FALSE(found[1].isStated);
    EXPECT_TRUE(cooldowns({}, {}).empty());
}

TEST(LoadForecastTest, ARiseReachesTheThreshold)
{
    std::mt19937 random(9);
    std::normal_distribution<double> noise(0, 0.01);
    ClusterCourse course;
    course.utilization
        = valuesOf(1'200, 10, [&](double at) { return 0.4 + 0.0002 * at + noise(random); });
    const auto forecast = forecastLoad(course, {});
    ASSERT_TRUE(forecast);
    EXPECT_EQ(forecast->next, ScalingAction::ScaleUp);
    ASSERT_TRUE(forecast->expected && forecast->earliest && forecast->latest);
    // 0.8 is reached after 2000 s.
    EXPECT_NEAR(
        std::chrono::duration<double>(forecast->expected->time_since_epoch()).count(), 2'000, 100);
    EXPECT_LT(*forecast->earliest, *forecast->expected);
    EXPECT_GT(*forecast->latest, *forecast->expected);
    EXPECT_EQ(forecast->trend.points, 120U);
}

TEST(LoadForecastTest, NoTrendIsSaidToBeNone)
{
    std::mt19937 random(2);
    std::normal_distribution<double> noise(0.5, 0.05);
    ClusterCourse course;
    course.utilization = valuesOf(1'200, 10, [&](double) { return noise(random); });
    const auto forecast = forecastLoad(course, {});
    ASSERT_TRUE(forecast);
    EXPECT_FALSE(forecast->next);
    EXPECT_FALSE(forecast->expected);
    EXPECT_FALSE(forecastLoad({}, {}));
    // So slow a rise is beyond what can be foreseen.
    course.utilization = valuesOf(1'200, 10, [](double at) { return 0.4 + 1e-6 * at; });
    EXPECT_EQ(forecastLoad(course, {})->next, ScalingAction::ScaleUp);
    EXPECT_FALSE(forecastLoad(course, {})->expected);
}

} // namespace
} // namespace perfdeck
