// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Finding.h"

#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kTime{std::chrono::seconds(1'700'000'000)};

Finding latency(double effect, double confidence)
{
    Finding it;
    it.series = std::make_shared<SeriesKey>(
        SeriesKey{"inference_latency_seconds", Labels{{"source", "gpu-1"}}});
    it.time = kTime;
    it.effect = effect;
    it.effectLow = effect - 0.01;
    it.effectHigh = effect + 0.01;
    it.verdict = verdictOf(Better::Lower, effect);
    it.confidence = confidence;
    return it;
}

TEST(Finding, IsJudgedByTheDirectionOfItsMetric)
{
    EXPECT_EQ(verdictOf(Better::Lower, 0.1), FindingVerdict::Regressed);
    EXPECT_EQ(verdictOf(Better::Lower, -0.1), FindingVerdict::Improved);
    EXPECT_EQ(verdictOf(Better::Higher, 0.1), FindingVerdict::Improved);
    EXPECT_EQ(verdictOf(Better::Higher, -0.1), FindingVerdict::Regressed);
    EXPECT_EQ(verdictOf(Better::Neither, -0.1), FindingVerdict::Changed);
}

TEST(Finding, HasAClassOfSize)
{
    EXPECT_EQ(latency(0.049, 1).size(), SizeClass::Tiny);
    EXPECT_EQ(latency(-0.05, 1).size(), SizeClass::Small);
    EXPECT_EQ(latency(0.1, 1).size(), SizeClass::Medium);
    EXPECT_EQ(latency(-0.29, 1).size(), SizeClass::Large);
    EXPECT_EQ(latency(std::numeric_limits<double>::infinity(), 1).size(), SizeClass::Huge);
}

TEST(Finding, WantsAttentionWhileItIsSureNewAndStanding)
{
    Finding it = latency(0.2, 0.95);
    EXPECT_TRUE(it.isOpen());
    it.isGone = true;
    EXPECT_FALSE(it.isOpen());
    it.isGone = false;
    it.triage.state = TriageState::Expected;
    EXPECT_FALSE(it.isOpen());
    EXPECT_FALSE(latency(0.2, 0.94).isOpen());
    EXPECT_FALSE(latency(-0.2, 0.99).isOpen());
}

TEST(Finding, KeepsItsNumber)
{
    const SeriesKey key = *latency(0, 0).series;
    EXPECT_EQ(findingId(key, kTime), findingId(key, kTime));
    EXPECT_NE(findingId(key, kTime), findingId(key, kTime + 1min));
    EXPECT_NE(findingId(key, kTime), findingId({"other", {}}, kTime));
    EXPECT_TRUE(findingId(key, kTime).isValid());
    EXPECT_LT(findingId(key, kTime).value(), std::int64_t{1} << 53);
}

TEST(Finding, IsAnEventThatSaysHowMuch)
{
    const Event event = eventOf(latency(0.129, 0.97));
    EXPECT_EQ(event.kind, "regression");
    EXPECT_EQ(event.severity, Severity::Warning);
    EXPECT_EQ(event.source, "gpu-1");
    EXPECT_EQ(event.time, kTime);
    EXPECT_EQ(
        event.text,
        "inference_latency_seconds{source=\"gpu-1\"} changed by +12.9 % (+11.9 % … +13.9 %).");
    EXPECT_EQ(eventOf(latency(0.25, 0.97)).severity, Severity::Critical);
    EXPECT_EQ(eventOf(latency(0.25, 0.5)).severity, Severity::Info);
    EXPECT_EQ(eventOf(latency(-0.25, 0.99)).kind, "improvement");
    EXPECT_EQ(eventOf(latency(-0.25, 0.99)).severity, Severity::Info);
}

TEST(Finding, SaysEffectsInPercent)
{
    EXPECT_EQ(effectText(0.129), "+12.9 %");
    EXPECT_EQ(effectText(-0.5), "-50.0 %");
    EXPECT_EQ(effectText(2.5), "+250 %");
    EXPECT_EQ(effectText(std::numeric_limits<double>::infinity()), "n/a");
}

TEST(Finding, WordsComeBack)
{
    for (const FindingVerdict verdict : {FindingVerdict::Regressed,
                                         FindingVerdict::Improved,
                                         FindingVerdict::Changed,
                                         FindingVerdict::Environment})
        EXPECT_EQ(findingVerdict(verdictName(verdict)), verdict);
    for (const TriageState state : {TriageState::New,
                                    TriageState::Acknowledged,
                                    TriageState::Expected,
                                    TriageState::Fixed,
                                    TriageState::NotABug})
        EXPECT_EQ(triageState(triageName(state)), state);
    EXPECT_EQ(triageState("?"), TriageState::New);
}

} // namespace
} // namespace perfdeck
