// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/FindingBook.h"
#include "tests/support/NoisyBlocks.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kNow = kBlocksStart + 4h;

Candidate candidate(const std::string &model, Duration after, Duration block = 1min)
{
    Candidate made;
    Finding &finding = made.finding;
    finding.series = latencyKey(model);
    finding.time = kBlocksStart + after;
    finding.id = finding.group = findingId(*finding.series, finding.time);
    finding.effect = 0.2;
    finding.verdict = FindingVerdict::Regressed;
    finding.confidence = 0.97;
    finding.method.block = block;
    return made;
}

Evaluation evaluation(std::vector<Candidate> candidates)
{
    Evaluation made;
    for (const Candidate &each : candidates)
        made.looked.push_back(
            {each.finding.series, {kBlocksStart, kNow}, each.finding.method.block});
    made.candidates = std::move(candidates);
    return made;
}

/// The series of these were looked at, and nothing was found.
Evaluation without(std::vector<Candidate> candidates)
{
    Evaluation made = evaluation(std::move(candidates));
    made.candidates.clear();
    return made;
}

TEST(FindingBook, TellsOfANewFindingOnce)
{
    FindingBook book;
    const auto first = book.take(evaluation({candidate("a", 3h)}), kNow);
    ASSERT_EQ(first.told.size(), 1u);
    ASSERT_EQ(first.changes.findings.size(), 1u);
    EXPECT_EQ(first.changes.findings[0].foundAt, kNow);
    const auto second = book.take(evaluation({candidate("a", 3h)}), kNow + 5min);
    EXPECT_TRUE(second.told.empty());
    EXPECT_TRUE(second.changes.empty());
}

TEST(FindingBook, KnowsAFindingThatMovedABlockOrTwo)
{
    FindingBook book;
    (void)book.take(evaluation({candidate("a", 3h)}), kNow);
    const FindingId id = book.all()[0].id;
    (void)book.judge(id, {TriageState::Expected, "anna", "new driver", kNow});
    Candidate moved = candidate("a", 3h + 2min);
    moved.finding.effect = 0.25;
    const auto news = book.take(evaluation({moved}), kNow + 5min);
    EXPECT_TRUE(news.told.empty());
    ASSERT_EQ(news.changes.findings.size(), 1u);
    const Finding &finding = news.changes.findings[0];
    EXPECT_EQ(finding.id, id);
    EXPECT_EQ(finding.effect, 0.25);
    EXPECT_EQ(finding.foundAt, kNow);
    EXPECT_EQ(finding.triage.state, TriageState::Expected);
    const auto other = book.take(evaluation({moved, candidate("a", 3h + 8min)}), kNow + 10min);
    EXPECT_EQ(other.told.size(), 1u);
}

TEST(FindingBook, KeepsTheFinerViewOfTwo)
{
    FindingBook book;
    (void)book.take(evaluation({candidate("a", 3h + 10min)}), kNow);
    const auto news = book.take(evaluation({candidate("a", 3h, 1h)}), kNow);
    EXPECT_TRUE(news.changes.empty());
    EXPECT_EQ(book.all()[0].time, kBlocksStart + 3h + 10min);
}

TEST(FindingBook, SaysWhatIsGoneAndWhatCameBack)
{
    FindingBook book;
    (void)book.take(evaluation({candidate("a", 3h)}), kNow);
    const Evaluation nothing = without({candidate("a", 3h)});
    const auto news = book.take(nothing, kNow + 5min);
    ASSERT_EQ(news.changes.findings.size(), 1u);
    EXPECT_TRUE(news.changes.findings[0].isGone);
    EXPECT_TRUE(book.take(nothing, kNow + 10min).changes.empty());
    EXPECT_TRUE(book.take(evaluation({candidate("a", 3h)}), kNow + 15min).told.empty());
    EXPECT_FALSE(book.all()[0].isGone);
}

TEST(FindingBook, KeepsWhatCannotBeSeenAnyMore)
{
    FindingBook book;
    (void)book.take(evaluation({candidate("a", 1h), candidate("b", 3h), candidate("c", 3h, 1h)}),
                    kNow);
    (void)book.take(without({candidate("a", 0h), candidate("c", 0h)}), kNow);
    for (const Finding &finding : book.all())
        EXPECT_FALSE(finding.isGone) << finding.series->toString();
}

TEST(FindingBook, WaitsForWhatIsNotSettled)
{
    FindingBook book;
    Candidate unsure = candidate("a", 3h);
    unsure.standing = Standing::Unsettled;
    Candidate over = candidate("b", 3h);
    over.standing = Standing::Gone;
    EXPECT_TRUE(book.take(evaluation({unsure, over}), kNow).changes.empty());
    (void)book.take(evaluation({candidate("a", 3h), candidate("b", 3h)}), kNow);
    const auto news = book.take(evaluation({unsure, over}), kNow);
    ASSERT_EQ(news.changes.findings.size(), 1u);
    EXPECT_EQ(news.changes.findings[0].series->labels.get("model"), "b");
    EXPECT_TRUE(news.changes.findings[0].isGone);
}

TEST(FindingBook, TellsOfAGroupOnce)
{
    FindingBook book;
    std::vector<Candidate> group{candidate("a", 3h), candidate("b", 3h)};
    for (Candidate &each : group)
        each.finding.group = group[1].finding.id;
    auto news = book.take(evaluation(group), kNow);
    ASSERT_EQ(news.told.size(), 1u);
    EXPECT_EQ(news.told[0].id, group[1].finding.id);
    Candidate late = candidate("c", 3h + 1min);
    late.finding.group = group[1].finding.id;
    news = book.take(evaluation({group[0], group[1], late}), kNow + 5min);
    EXPECT_TRUE(news.told.empty());
    ASSERT_EQ(news.changes.findings.size(), 1u);
    EXPECT_EQ(news.changes.findings[0].group, group[1].finding.id);
}

TEST(FindingBook, TellsOfARegressionInAGroupThatLookedHarmless)
{
    FindingBook book;
    Candidate harmless = candidate("a", 3h);
    harmless.finding.verdict = FindingVerdict::Changed;
    (void)book.take(evaluation({harmless}), kNow);
    const Candidate bad = candidate("b", 3h + 1min);
    harmless.finding.group = bad.finding.group; // the regression leads now
    const auto news = book.take(evaluation({harmless, bad}), kNow + 5min);
    ASSERT_EQ(news.told.size(), 1u);
    EXPECT_EQ(news.told[0].group, harmless.finding.id);
}

TEST(FindingBook, KeepsWhatPeopleJudge)
{
    FindingBook book;
    (void)book.take(evaluation({candidate("a", 1h), candidate("a", 3h)}), kNow);
    const FindingId id = book.all()[0].id;
    const Triage triage{TriageState::NotABug, "anna", "the old driver", kNow};
    const FindingChanges changes = book.judge(id, triage);
    ASSERT_EQ(changes.findings.size(), 1u);
    EXPECT_EQ(changes.findings[0].triage, triage);
    EXPECT_EQ(changes.triage, (std::vector{TriageChange{id, triage}}));
    EXPECT_TRUE(book.judge(id, triage).empty());
    EXPECT_TRUE(book.judge(FindingId(1), triage).empty());
    (void)book.judge(book.all()[1].id, {TriageState::Fixed, {}, {}, kNow});
    const TriageCounts counts = book.triageOf("inference_latency_mean_seconds");
    EXPECT_EQ(counts.real, 1u);
    EXPECT_EQ(counts.notReal, 1u);
    EXPECT_EQ(book.triageOf("inference_latency").real, 0u);
}

TEST(FindingBook, GoesOnFromWhatIsStored)
{
    FindingBook first;
    (void)first.take(evaluation({candidate("a", 3h)}), kNow);
    FindingBook book(first.all());
    EXPECT_TRUE(book.take(evaluation({candidate("a", 3h)}), kNow + 24h).changes.empty());
    EXPECT_EQ(book.all(), first.all());
}

} // namespace
} // namespace perfdeck
