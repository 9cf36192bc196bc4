// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Sqlite.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

SqliteHistoryOptions keeping(Duration raw, std::uint64_t maxFileBytes = 1ULL << 40U)
{
    SqliteHistoryOptions options;
    options.retention.raw = raw;
    options.retention.minute = raw * 3;
    options.retention.hour = raw * 10;
    options.retention.maxFileBytes = maxFileBytes;
    return options;
}

void collect(HistoryFixture &history, int fromTick, int toTick, unsigned series)
{
    for (int tick = fromTick; tick < toTick; ++tick) {
        history.appendTick(1, series, tick);
        if (tick % 20 == 0)
            history.flush();
        if (tick % 60 == 0)
            history.store().maintain(history.now());
    }
    history.flush();
    for (int i = 0; i < 20; ++i)
        history.store().maintain(history.now());
}

std::optional<TimeRange> extentOf(HistoryFixture &history, SeriesId id)
{
    auto reader = history.store().newReader();
    return reader ? (*reader)->extent(id) : std::nullopt;
}

std::int64_t countIn(HistoryFixture &history, const std::string &sql)
{
    Database database(history.path(), Database::Mode::ReadOnly);
    return database.number(sql);
}

TEST(Retention, RemovesRawSamplesByAgeAndNothingYounger)
{
    HistoryFixture history(keeping(1h));
    ASSERT_TRUE(history.open());
    collect(history, 0, 3 * 3600, 20);
    const Timestamp youngEnough = history.now() - 1h;
    history.expectAllStored({youngEnough, Timestamp::max()});
    const auto extent = extentOf(history, history.series(1, 0));
    ASSERT_TRUE(extent.has_value());
    EXPECT_LE(extent->from, youngEnough);
    EXPECT_GE(extent->from, youngEnough - 20min)
        << "old chunks stay at most a chunk and the slack longer";
    EXPECT_EQ(history.store().status().oldest, extent->from);
    EXPECT_EQ(countIn(history, "SELECT count(*) FROM stamps WHERE uses <= 0"), 0);
    EXPECT_EQ(
        countIn(history, "SELECT count(*) FROM chunks WHERE stamps NOT IN (SELECT id FROM stamps)"),
        0);
}

TEST(Retention, RollUpsOutliveTheirSamples)
{
    HistoryFixture history(keeping(1h));
    ASSERT_TRUE(history.open());
    collect(history, 0, 6 * 3600, 5);
    auto reader = history.store().newReader();
    std::vector<RollupPoint> points;
    ASSERT_TRUE((*reader)->readRollup(
        history.series(1, 0), RollupTier::Minute, TimeRange::everything(), points));
    ASSERT_FALSE(points.empty());
    EXPECT_LT(points.front().start, history.now() - 2h);
    EXPECT_GT(points.front().start, history.now() - 5h);
}

TEST(Retention, CountsAgeFromTheNewestSampleOfTheSourceAndNotFromNow)
{
    HistoryFixture history(keeping(1h));
    ASSERT_TRUE(history.open());
    for (int tick = 0; tick < 1200; ++tick)
        history.appendTick(2, 4, tick); // a source that ends early
    history.flush();
    collect(history, 0, 3 * 3600, 4);
    history.store().maintain(history.now() + 24h * 365);
    for (unsigned i = 0; i < 4; ++i) {
        const auto extent = extentOf(history, history.series(2, i));
        ASSERT_TRUE(extent.has_value());
        EXPECT_EQ(extent->from, kHistoryStart);
    }
}

TEST(Retention, LeavesImportedDataAlone)
{
    HistoryFixture history(keeping(1h, 200'000));
    ASSERT_TRUE(history.open());
    std::vector<Timestamp> times;
    std::vector<double> values;
    const SeriesId old = history.series(1, 0); // also collected below
    for (int i = 0; i < 5000; ++i) {
        times.push_back(kHistoryStart - 1000h + i * 10s);
        values.push_back(i);
        history.expect(old, times.back(), values.back());
    }
    ASSERT_TRUE(history.store().import(old, times, values));
    collect(history, 0, 3 * 3600, 10);
    history.expectAllStored({kHistoryStart - 2000h, kHistoryStart - 1h});
    auto reader = history.store().newReader();
    std::vector<RollupPoint> points;
    ASSERT_TRUE((*reader)->readRollup(
        old, RollupTier::Hour, {kHistoryStart - 2000h, kHistoryStart - 900h}, points));
    EXPECT_EQ(points.size(), 15U); // 5,000 times 10 s from 22:13
}

TEST(Retention, KeepsTheFileUnderItsSizeByLettingTheOldestRawSamplesGo)
{
    constexpr std::uint64_t kLimit = 1'200'000;
    HistoryFixture history(keeping(1000h, kLimit));
    ASSERT_TRUE(history.open());
    collect(history, 0, 3 * 3600, 60);
    const std::int64_t used = countIn(history,
                                      "SELECT (SELECT page_count FROM pragma_page_count()) - "
                                      "(SELECT freelist_count FROM pragma_freelist_count())");
    EXPECT_LE(used * 16384, static_cast<std::int64_t>(kLimit) + 16384 * 64);
    EXPECT_LE(std::filesystem::file_size(history.path()), kLimit * 3 / 2)
        << "freed pages are given back";
    const auto extent = extentOf(history, history.series(1, 0));
    ASSERT_TRUE(extent.has_value());
    EXPECT_GT(extent->from, kHistoryStart + 10min) << "something had to go";
    history.expectAllStored({history.now() - 30min, Timestamp::max()});
}

TEST(Retention, ForgetsLayoutsThatNobodyUses)
{
    HistoryFixture history(keeping(1h));
    ASSERT_TRUE(history.open());
    // Processes come and go: every five minutes another fifty series.
    for (int tick = 0; tick < 2 * 3600; ++tick) {
        std::vector<std::pair<SeriesId, double>> row;
        for (unsigned i = 0; i < 50; ++i)
            row.emplace_back(history.series(1, static_cast<unsigned>(tick) / 300 * 50 + i),
                             tick + static_cast<int>(i));
        history.appendRow(1, kHistoryStart + tick * 1s, row);
        if (tick % 30 == 0)
            history.flush();
        if (tick % 60 == 0)
            history.store().maintain(history.now());
    }
    history.flush();
    EXPECT_LE(countIn(history, "SELECT count(DISTINCT layout) FROM layouts"), 4);
    EXPECT_LE(countIn(history, "SELECT max(length(data)) / 8 FROM journal"), 400);
    history.expectAllStored({history.now() - 50min, Timestamp::max()});
    history.reopen();
    history.expectAllStored({history.now() - 50min, Timestamp::max()});
}

TEST(Retention, SealsTheHeadOfASourceThatFellSilent)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    for (int tick = 0; tick < 100; ++tick)
        history.appendTick(1, 5, tick);
    history.flush();
    history.reopen();
    history.store().maintain(kHistoryStart + 3h);
    history.store().maintain(kHistoryStart + 3h + 1min);
    EXPECT_EQ(countIn(history, "SELECT count(*) FROM journal"), 0);
    EXPECT_EQ(countIn(history, "SELECT count(*) FROM chunks"), 5);
    history.expectAllStored();
}

} // namespace
} // namespace perfdeck
