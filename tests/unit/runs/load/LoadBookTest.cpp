// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadBook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {

namespace {

using testing::ElementsAre;
using testing::Pair;

RequestRecord good(double intended, double end)
{
    RequestRecord record;
    record.intended = record.sent = intended;
    record.end = end;
    record.isGood = true;
    return record;
}

RequestRecord bad(double intended, double end)
{
    RequestRecord record = good(intended, end);
    record.isGood = false;
    return record;
}

LoadSpan span(double warmUp, double duration)
{
    LoadSpan made;
    made.warmUp = warmUp;
    made.warmUpRequests = 2;
    made.duration = duration;
    return made;
}

void finish(LoadBook &book, double intended, double end)
{
    book.began();
    book.finished(good(intended, end));
}

} // namespace

TEST(LoadBookTest, WarmUpEndsByTimeAndByRequests)
{
    LoadBook book(span(1, 5));
    finish(book, 0, 0.1);
    book.tick(2);
    EXPECT_EQ(book.phase(), LoadPhase::WarmUp) << "one answer is not enough";
    finish(book, 0.1, 2.1);
    book.tick(2.2);
    EXPECT_EQ(book.phase(), LoadPhase::Measuring);

    LoadBook early(span(1, 5));
    finish(early, 0, 0.1);
    finish(early, 0, 0.1);
    early.tick(0.5);
    EXPECT_EQ(early.phase(), LoadPhase::WarmUp) << "half a second is not enough";
}

/// One request of the warm-up is in flight when the measured phase begins: it is no record, but it
/// completes in it. One of the measured phase ends after it: it is a record that is waited for.
TEST(LoadBookTest, HandsOverWithoutDraining)
{
    LoadBook book(span(1, 2));
    finish(book, 0, 0.1);
    finish(book, 0, 0.1);
    book.began(); // sent at 0.9, ends at 1.5
    book.tick(1);
    ASSERT_EQ(book.phase(), LoadPhase::Measuring);
    book.scheduled(1.2);
    book.began();
    book.finished(good(0.9, 1.5));
    book.finished(good(1.2, 1.7));
    book.scheduled(2.9);
    book.began();
    book.tick(3);
    EXPECT_EQ(book.phase(), LoadPhase::Draining);
    EXPECT_FALSE(book.wantsMore());
    book.finished(good(2.9, 3.4));
    book.tick(3.5);
    EXPECT_EQ(book.phase(), LoadPhase::Done);

    const LoadTotals &totals = book.totals();
    EXPECT_DOUBLE_EQ(totals.seconds, 2);
    EXPECT_EQ(totals.scheduled, 2U);
    EXPECT_EQ(totals.good, 2U);
    EXPECT_EQ(totals.completed, 2U); // at 1.5 and 1.7
    EXPECT_EQ(totals.warmUpGood, 3U);
    EXPECT_EQ(totals.peakInFlight, 2U);
    ASSERT_EQ(book.records().size(), 2U);
    EXPECT_NEAR(book.records()[1].latency(), 0.5, 1e-12);
    const auto slices = book.slices();
    ASSERT_EQ(slices.size(), 2U);
    EXPECT_EQ(slices[0].requests, 2U);
    EXPECT_EQ(slices[1].requests, 0U);
}

TEST(LoadBookTest, GoesOnUntilThereAreEnough)
{
    LoadSpan wanted = span(0, 1);
    wanted.count = 3;
    wanted.warmUpRequests = 0;
    LoadBook book(wanted);
    book.tick(0);
    finish(book, 0, 0.5);
    book.tick(1.5);
    EXPECT_TRUE(book.wantsMore());
    finish(book, 1, 2);
    finish(book, 1, 2);
    book.tick(2);
    EXPECT_FALSE(book.wantsMore());
}

TEST(LoadBookTest, EndsAtItsLimitAtLatest)
{
    LoadSpan wanted = span(1, 1);
    wanted.count = 1000;
    wanted.limit = 5;
    LoadBook book(wanted);
    book.tick(5);
    book.tick(5.1);
    EXPECT_EQ(book.phase(), LoadPhase::Done);
}

TEST(LoadBookTest, CountsErrorsByTheFirstTenKinds)
{
    LoadSpan wanted = span(0, 10);
    wanted.warmUpRequests = 0;
    LoadBook book(wanted);
    book.tick(0);
    for (int kind = 0; kind < 15; ++kind) {
        book.began();
        book.finished(bad(1, 2), "kind " + std::to_string(kind));
    }
    book.began();
    book.finished(bad(1, 2), "kind 3");
    EXPECT_EQ(book.totals().failed, 16U);
    EXPECT_EQ(book.totals().errors.size(), LoadBook::kMostErrorKinds + 1);
    EXPECT_EQ(book.totals().errors.at("kind 3"), 2U);
    EXPECT_EQ(book.totals().errors.at("other"), 5U);
}

TEST(LoadBookTest, ErrorsOfTheWarmUpAreNotOfTheResult)
{
    LoadBook book(span(1, 10));
    book.began();
    book.finished(bad(0, 0.1), "refused");
    EXPECT_TRUE(book.isHopeless(1.5));
    EXPECT_FALSE(book.isHopeless(0.5));
    finish(book, 0.2, 0.3);
    book.tick(1.1);
    EXPECT_EQ(book.phase(), LoadPhase::Measuring);
    EXPECT_TRUE(book.totals().errors.empty());
    book.began();
    book.finished(bad(0.9, 1.5), "late");
    EXPECT_TRUE(book.totals().errors.empty());
    EXPECT_EQ(book.totals().failed, 0U);
}

TEST(LoadBookTest, TellsTheMoment)
{
    LoadBook book(span(0, 10));
    finish(book, 0, 0.1);
    finish(book, 0, 0.3);
    book.began();
    const LoadMoment first = book.moment(2);
    EXPECT_DOUBLE_EQ(first.throughput, 1);
    EXPECT_DOUBLE_EQ(first.latencyMedian, 0.2);
    EXPECT_EQ(first.inFlight, 1U);
    EXPECT_DOUBLE_EQ(book.moment(3).throughput, 0);
}

TEST(ThinnedTest, KeepsEvenlyPickedValues)
{
    Thinned<int> few(8);
    for (int value = 0; value < 8; ++value)
        few.add(value);
    EXPECT_THAT(few.kept(), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
    for (int value = 8; value < 21; ++value)
        few.add(value);
    EXPECT_THAT(few.kept(), ElementsAre(0, 4, 8, 12, 16, 20));
    EXPECT_EQ(few.seen(), 21U);
}

} // namespace perfdeck
