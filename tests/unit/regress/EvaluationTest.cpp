// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/Evaluation.h"
#include "tests/support/NoisyBlocks.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

std::string numbered(const char *name, std::uint64_t number)
{
    return name + std::to_string(number);
}

std::vector<SeriesTrial> quiet(std::uint64_t count, double deviation)
{
    std::vector<SeriesTrial> trials;
    for (std::uint64_t i = 0; i < count; ++i)
        trials.push_back(tryOut(noisyBlocks(
            latencyKey(numbered("quiet-", i), numbered("host-", i)), 100 + i, 120, deviation)));
    return trials;
}

/// A trial with one change point, as if it was found.
SeriesTrial found(SeriesKeyPtr key, double p, int minute = 60)
{
    SeriesTrial trial;
    trial.series = key;
    trial.block = 1min;
    trial.window = {kBlocksStart, kBlocksStart + 2h};
    trial.pValues = {p};
    Candidate candidate;
    candidate.finding.series = std::move(key);
    candidate.finding.time = kBlocksStart + minute * 1min;
    candidate.finding.method.block = 1min;
    candidate.finding.p = p;
    candidate.finding.effect = 0.2;
    candidate.finding.verdict = FindingVerdict::Regressed;
    candidate.finding.parts.detection = 0.96;
    trial.candidates = {candidate};
    return trial;
}

TEST(Evaluation, OfNothingButNoiseFindsNothing)
{
    const Evaluation evaluation = evaluate(quiet(1000, 0.1));
    EXPECT_TRUE(evaluation.candidates.empty());
    EXPECT_EQ(evaluation.looked.size(), 1000u);
}

TEST(Evaluation, FindsTheOnesThatChangedAmongMany)
{
    std::vector<SeriesTrial> trials = quiet(200, 0.05);
    for (std::uint64_t i = 0; i < 20; ++i)
        trials.push_back(tryOut(noisyBlocks(
            latencyKey(numbered("slow-", i), numbered("slow-host-", i)), i, 120, 0.05, 80, 1.15)));
    const Evaluation evaluation = evaluate(trials);
    EXPECT_GE(evaluation.candidates.size(), 19u);
    EXPECT_LE(evaluation.candidates.size(), 21u);
    for (const Candidate &candidate : evaluation.candidates) {
        EXPECT_TRUE(candidate.finding.series->labels.get("model").starts_with("slow-"));
        EXPECT_LE(candidate.finding.q, 0.05);
        EXPECT_GE(candidate.finding.q, candidate.finding.p);
        EXPECT_GT(candidate.finding.confidence, 0.5);
    }
}

TEST(Evaluation, AsksMoreOfOneAmongMany)
{
    // p.adjust(c(0.01, rep(1, 9)), "BH") in R: 0.1 for the first.
    std::vector<SeriesTrial> trials{found(latencyKey("a"), 0.01)};
    EXPECT_EQ(evaluate(trials).candidates.size(), 1u);
    for (std::uint64_t i = 0; i < 9; ++i) {
        SeriesTrial nothing;
        nothing.series = latencyKey(numbered("m", i));
        nothing.pValues = {1};
        trials.push_back(nothing);
    }
    EXPECT_TRUE(evaluate(trials).candidates.empty());
    EvaluationOptions generous;
    generous.falseDiscoveryRate = 0.2;
    const Evaluation more = evaluate(trials, generous);
    ASSERT_EQ(more.candidates.size(), 1u);
    EXPECT_DOUBLE_EQ(more.candidates[0].finding.q, 0.1);
}

TEST(Evaluation, GathersWhatChangedTogether)
{
    const std::vector<SeriesTrial> trials{found(latencyKey("a", "one"), 1e-6, 60),
                                          found(latencyKey("b", "one"), 1e-6, 61),
                                          found(latencyKey("b", "two"), 1e-6, 62),
                                          found(latencyKey("c", "three"), 1e-6, 61),
                                          found(latencyKey("a", "one"), 1e-6, 90)};
    const Evaluation evaluation = evaluate(trials);
    ASSERT_EQ(evaluation.candidates.size(), 5u);
    std::map<std::string, std::set<FindingId>> groups;
    for (const Candidate &candidate : evaluation.candidates)
        groups[std::string(candidate.finding.series->labels.get("source"))].insert(
            candidate.finding.group);
    EXPECT_EQ(groups["one"].size(), 2u); // the later one stands alone
    EXPECT_TRUE(groups["one"].contains(*groups["two"].begin())); // by the model that both have
    EXPECT_FALSE(groups["one"].contains(*groups["three"].begin()));
    EXPECT_EQ(evaluation.candidates[0].finding.parts.alike, 2u);
}

TEST(Evaluation, CallsAGroupByItsSurestRegression)
{
    std::vector<SeriesTrial> trials{found(latencyKey("a"), 1e-6), found(latencyKey("b"), 1e-6)};
    trials[0].candidates[0].finding.verdict = FindingVerdict::Changed;
    trials[0].candidates[0].finding.parts.detection = 0.99;
    const Evaluation evaluation = evaluate(trials);
    EXPECT_EQ(evaluation.candidates[0].finding.group, evaluation.candidates[1].finding.id);
}

TEST(Evaluation, BlamesNoOneForANewEnvironment)
{
    const std::vector<SeriesTrial> trials{found(latencyKey("a", "one"), 1e-6),
                                          found(latencyKey("a", "two"), 1e-6)};
    const std::vector<EnvironmentChange> environment{
        {kBlocksStart + 60min + 30s, "one", "version: 1 → 2"}};
    EvaluationOptions options;
    options.environment = environment;
    const Evaluation evaluation = evaluate(trials, options);
    ASSERT_EQ(evaluation.candidates.size(), 2u);
    for (const Candidate &candidate : evaluation.candidates) {
        const bool isOne = candidate.finding.series->labels.get("source") == "one";
        EXPECT_EQ(candidate.finding.verdict,
                  isOne ? FindingVerdict::Environment : FindingVerdict::Regressed);
        EXPECT_EQ(candidate.finding.parts.sameEnvironment, !isOne);
        EXPECT_NE(candidate.finding.isAlarming(), isOne);
    }
}

TEST(Evaluation, LearnsFromWhatPeopleJudged)
{
    EXPECT_EQ(triageOdds({}), 1);
    EXPECT_DOUBLE_EQ(triageOdds({0, 4}), 0.5);
    EXPECT_DOUBLE_EQ(triageOdds({8, 0}), 3);
    ConfidenceParts parts;
    parts.detection = 0.8; // odds of 4 to 1
    EXPECT_DOUBLE_EQ(confidenceOf(parts), 0.8);
    parts.triageOdds = 0.5;
    EXPECT_DOUBLE_EQ(confidenceOf(parts), 2.0 / 3);
    parts.detection = 1;
    EXPECT_LT(confidenceOf(parts), 1);
}

TEST(Evaluation, NoticesThatAllPointOneWay)
{
    std::vector<Finding> findings;
    for (std::uint64_t i = 0; i < kStreak; ++i) {
        EXPECT_FALSE(isOneSidedStreak(findings, kBlocksStart));
        Finding finding = found(latencyKey(numbered("m", i)), 1e-6).candidates[0].finding;
        finding.group = FindingId(static_cast<std::int64_t>(i + 1));
        finding.foundAt = kBlocksStart;
        findings.push_back(finding);
    }
    EXPECT_TRUE(isOneSidedStreak(findings, kBlocksStart));
    EXPECT_FALSE(isOneSidedStreak(findings, kBlocksStart + 25h));
    findings.push_back(findings[0]);
    findings.back().verdict = FindingVerdict::Improved;
    EXPECT_FALSE(isOneSidedStreak(findings, kBlocksStart));
}

TEST(Evaluation, IsTheSameAgain)
{
    std::vector<SeriesTrial> trials = quiet(20, 0.05);
    for (std::uint64_t i = 0; i < 5; ++i)
        trials.push_back(
            tryOut(noisyBlocks(latencyKey(numbered("slow-", i)), i, 120, 0.05, 80, 1.3)));
    const Evaluation once = evaluate(trials);
    const Evaluation again = evaluate(trials);
    ASSERT_EQ(once.candidates.size(), again.candidates.size());
    for (std::size_t i = 0; i < once.candidates.size(); ++i)
        EXPECT_EQ(once.candidates[i].finding, again.candidates[i].finding);
}

} // namespace
} // namespace perfdeck
