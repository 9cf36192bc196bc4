// SPDX-License-Identifier: GPL-3.0-or-later
// Files of every released format version are kept in tests/data/history and must open for ever.
#include "core/store/HistorySchema.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

std::string fileOf(std::int64_t version)
{
    return std::string(PERFDECK_TEST_DATA) + "/history/v" + std::to_string(version) + ".db";
}

/// Two hours of two series every 5 s: sealed chunks, roll-ups, a journal, an event, a note and an
/// alert.
void fill(HistoryFixture &history)
{
    const SeriesId latency = history.series(1, 0, "inference_latency_seconds");
    const SeriesId load = history.series(1, 1, "load_average");
    for (int tick = 0; tick < 1440; ++tick) {
        const Timestamp time = kHistoryStart + tick * 5s;
        history.appendRow(
            1, time, {{latency, historyValue(1, time)}, {load, historyValue(2, time)}});
        if (tick % 10 == 9)
            history.flush();
    }
    const std::vector<Event> events{
        {kHistoryStart, "source-up", Severity::Info, "group1", "group1 answers.", {}}};
    history.store().append(events);
    NoteChange note;
    note.note.id = NoteId(1);
    note.note.from = kHistoryStart + 10min;
    note.note.text = "Restarted by hand";
    history.store().apply(std::span(&note, 1));
    AlertEpisode episode;
    episode.id = EpisodeId(5);
    episode.alert = AlertId(7);
    episode.rule = "hot";
    episode.firedAt = kHistoryStart + 10min;
    AlertChanges alerts;
    alerts.episodes.push_back(std::move(episode));
    history.store().apply(std::move(alerts));
    history.flush();
}

/// Run with --gtest_also_run_disabled_tests when a new version is released.
TEST(HistoryVersion, DISABLED_KeepAFileOfThisVersion)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    fill(history);
    history.close();
    std::filesystem::create_directories(
        std::filesystem::path(fileOf(kSchemaVersion)).parent_path());
    std::filesystem::copy_file(history.path(), fileOf(kSchemaVersion));
}

TEST(HistoryVersion, EveryReleasedVersionOpensWithAllItHeld)
{
    for (std::int64_t version = 1; version <= kSchemaVersion; ++version) {
        SCOPED_TRACE(version);
        HistoryFixture expected; // only for what it expects
        ASSERT_TRUE(expected.open());
        fill(expected);

        HistoryFixture history;
        std::filesystem::copy_file(fileOf(version), history.path());
        std::filesystem::permissions(history.path(), std::filesystem::perms::owner_all);
        ASSERT_TRUE(history.open()) << history.store().status().problem;
        auto reader = history.store().newReader();
        ASSERT_TRUE(reader.has_value());
        expected.expectAllIn(**reader);
        const SeriesId latency = history.series(1, 0, "inference_latency_seconds");
        std::vector<RollupPoint> points;
        ASSERT_TRUE(
            (*reader)->readRollup(latency, RollupTier::Minute, TimeRange::everything(), points));
        EXPECT_EQ(points.size(), 47U); // 22:13 to 23:00
        EXPECT_GT((*reader)->readSketch(latency, TimeRange::everything())->count(), 1400U);
        EXPECT_EQ((*reader)->events(TimeRange::everything(), 10)->size(), 1U);
        EXPECT_EQ((*reader)->notes()->size(), version >= 2 ? 1U : 0U);
        const AlertQuery alerts{TimeRange::everything(), {}, {}, 10};
        EXPECT_EQ((*reader)->alertHistory(alerts)->episodes.size(), version >= 3 ? 1U : 0U);
        NoteChange another;
        another.note.id = NoteId(2);
        history.store().apply(std::span(&another, 1));
        history.flush();
        EXPECT_EQ((*reader)->notes()->size(), version >= 2 ? 2U : 1U);
        history.close();
        Database database(history.path(), Database::Mode::ReadOnly);
        EXPECT_EQ(database.number("PRAGMA user_version"), kSchemaVersion);
    }
}

} // namespace
} // namespace perfdeck
