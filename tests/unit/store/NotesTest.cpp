// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/HistorySchema.h"
#include "core/store/SqlQuery.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

Note note(std::int64_t id, Duration after, std::string text)
{
    Note made;
    made.id = NoteId(id);
    made.from = kHistoryStart + after;
    made.text = std::move(text);
    made.author = "anna";
    made.madeAt = kHistoryStart + 1h;
    return made;
}

void put(HistoryFixture &history, const Note &note)
{
    const NoteChange change{NoteChange::Kind::Put, note};
    history.store().apply(std::span(&change, 1));
}

Notes stored(HistoryFixture &history)
{
    return (*history.store().newReader())->notes().value();
}

TEST(StoredNotes, ComeBackWholeAndInTheOrderOfTheirTimes)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    EXPECT_TRUE(stored(history).empty());
    Note range = note(7, 30min, "\"It's\" slow; DROP TABLE notes; – 日本語\n=1+1");
    range.to = range.from + 90s;
    range.tags = {"deploy", "v2"};
    range.page = "models";
    range.series = "chart-latency";
    const Note moment = note(9, 10min, "Restarted");
    put(history, range);
    put(history, moment);
    EXPECT_TRUE(stored(history).empty()); // not before the flush
    history.flush();
    EXPECT_EQ(stored(history), (Notes{moment, range}));
    history.reopen();
    EXPECT_EQ(stored(history), (Notes{moment, range}));
}

TEST(StoredNotes, AreChangedAndRemoved)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    put(history, note(1, 1min, "a"));
    put(history, note(2, 2min, "b"));
    history.flush();
    put(history, note(1, 5min, "A"));
    NoteChange gone{NoteChange::Kind::Remove, note(2, 0s, "")};
    history.store().apply(std::span(&gone, 1));
    gone.note.id = NoteId(77); // was never there
    history.store().apply(std::span(&gone, 1));
    history.flush();
    EXPECT_EQ(stored(history), Notes{note(1, 5min, "A")});
}

TEST(StoredNotes, OfAReadOnlyFileAreReadAndNotWritten)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    put(history, note(1, 1min, "a"));
    history.flush();
    history.close();
    SqliteHistoryOptions options;
    options.path = history.path();
    options.readOnly = true;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    store->open(catalog);
    const NoteChange change{NoteChange::Kind::Put, note(2, 1min, "b")};
    store->apply(std::span(&change, 1));
    store->flush(kHistoryStart);
    EXPECT_EQ((*store->newReader())->notes().value(), Notes{note(1, 1min, "a")});
}

TEST(StoredNotes, CanBeAskedForInSql)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    history.flush();
    int rows = 0;
    SqlSink sink;
    sink.row = [&rows](const auto &) { return ++rows > 0; };
    ASSERT_TRUE(runSql(history.path(), "SELECT time, text FROM notes", {}, sink));
    EXPECT_EQ(rows, 0);
    put(history, note(1, 1min, "a"));
    history.flush();
    ASSERT_TRUE(runSql(history.path(), "SELECT time, text FROM notes", {}, sink));
    EXPECT_EQ(rows, 1);
}

TEST(NoteTags, AreWords)
{
    using Tags = std::vector<std::string>;
    EXPECT_EQ(splitTags("  deploy, v2  #deploy\tgpu;x "), (Tags{"deploy", "v2", "gpu", "x"}));
    EXPECT_TRUE(splitTags(" ,#; ").empty());
    EXPECT_EQ(joinedTags({"a", "b"}), "a b");
    EXPECT_EQ(splitTags(joinedTags({"a", "b"})), (Tags{"a", "b"}));
}

TEST(Note, TouchesWhatItLiesIn)
{
    Note it = note(1, 10min, "x");
    const auto range = [](Duration from, Duration to) {
        return TimeRange{kHistoryStart + from, kHistoryStart + to};
    };
    EXPECT_TRUE(it.touches(range(10min, 11min)));
    EXPECT_FALSE(it.touches(range(9min, 10min)));
    it.to = it.from + 5min;
    EXPECT_TRUE(it.touches(range(14min, 20min)));
    EXPECT_FALSE(it.touches(range(15min, 20min)));
    EXPECT_TRUE(it.touches(range(0min, 60min)));
}

} // namespace
} // namespace perfdeck
