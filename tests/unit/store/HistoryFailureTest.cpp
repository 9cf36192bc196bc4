// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/HistorySchema.h"
#include "tests/support/HistoryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using State = StorageStatus::State;

/// Runs `work` in a process of its own; its result is the exit code (0 is good).
template<class Work>
int inChild(const Work &work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void append(HistoryFixture &history, int from, int to, unsigned series = 10)
{
    for (int tick = from; tick < to; ++tick) {
        history.appendTick(1, series, tick);
        history.flush();
    }
}

TEST(HistoryFailure, AFileOfANewerVersionIsRefusedAndLeftAsItIs)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    append(history, 0, 20);
    history.close();
    {
        Database database(history.path(), Database::Mode::ReadWrite);
        database.run("PRAGMA user_version=" + std::to_string(kSchemaVersion + 1));
    }
    EXPECT_FALSE(history.open());
    EXPECT_EQ(history.store().status().state, State::Refused);
    EXPECT_THAT(history.store().status().problem, HasSubstr("newer PerfDeck"));
    append(history, 20, 40);
    EXPECT_FALSE(history.store().newReader().has_value());
    history.close();
    const auto reader = openSqliteReader(history.path());
    ASSERT_FALSE(reader.has_value());
    EXPECT_EQ(reader.error().kind, ErrorKind::Newer);
}

TEST(HistoryFailure, AnotherProgramsDatabaseIsNotTouched)
{
    HistoryFixture history;
    {
        Database database(history.path(), Database::Mode::Create);
        database.run("CREATE TABLE mine(x)");
    }
    EXPECT_FALSE(history.open());
    EXPECT_EQ(history.store().status().state, State::Refused);
    append(history, 0, 10);
    history.close();
    Database database(history.path(), Database::Mode::ReadOnly);
    EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_master"), 1);
}

TEST(HistoryFailure, ACorruptFileIsSetAsideAndANewOneBegun)
{
    HistoryFixture history;
    std::ofstream(history.path()) << std::string(100'000, 'x');
    EXPECT_TRUE(history.open());
    const StorageStatus status = history.store().status();
    EXPECT_EQ(status.state, State::Writing);
    EXPECT_THAT(status.problem, HasSubstr("kept as " + history.path() + ".corrupt"));
    append(history, 0, 20);
    history.expectAllStored();
    EXPECT_EQ(std::filesystem::file_size(history.path() + ".corrupt"), 100'000U);
}

TEST(HistoryFailure, ACorruptPageFoundWhileWritingDoesNotStopTheWriting)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    append(history, 0, 1200, 30);
    history.close();
    {
        // Every page after the first few, as if a disk had lost them.
        std::fstream file(history.path(), std::ios::in | std::ios::out | std::ios::binary);
        const auto size = std::filesystem::file_size(history.path());
        file.seekp(16384L * 2);
        file << std::string(size - 16384UL * 2, '\x5a');
    }
    history.open();
    history.forgetExpected();
    append(history, 2000, 2030);
    EXPECT_EQ(history.store().status().state, State::Writing) << history.store().status().problem;
    EXPECT_THAT(history.store().status().problem, HasSubstr("damaged"));
    history.expectAllStored();
    EXPECT_TRUE(std::filesystem::exists(history.path() + ".corrupt"));
}

TEST(HistoryFailure, ARemovedFileIsBegunAnewWithAllThatWasNotSealed)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    append(history, 0, 100);
    for (const char *suffix : {"", "-wal", "-shm", "-writer"})
        std::filesystem::remove(history.path() + suffix);
    append(history, 100, 130);
    EXPECT_EQ(history.store().status().state, State::Writing);
    EXPECT_THAT(history.store().status().problem, HasSubstr("was removed"));
    history.expectAllStored();
    history.reopen();
    history.expectAllStored();
}

TEST(HistoryFailure, WritingBeginsWhenTheFolderComes)
{
    TemporaryFolder folder;
    SqliteHistoryOptions options;
    options.path = folder.file("later/history.db");
    SeriesCatalog catalog;
    auto store = makeSqliteHistory(options);
    EXPECT_FALSE(store->open(catalog));
    EXPECT_EQ(store->status().state, State::Failing);
    EXPECT_THAT(store->status().problem, HasSubstr("later/history.db"));
    EXPECT_THAT(store->status().problem, HasSubstr("No such file"));
    auto key = std::make_shared<SeriesKey>(SeriesKey{"test_value", {}});
    const std::vector ids{catalog.intern(key)};
    Timestamp now = kHistoryStart;
    for (int tick = 0; tick < 100; ++tick, now += 1s) {
        if (tick == 50)
            std::filesystem::create_directory(folder.file("later"));
        const std::vector values{static_cast<double>(tick)};
        store->append({GroupId(1), now, ids, values});
        store->flush(now);
    }
    EXPECT_EQ(store->status().state, State::Writing) << store->status().problem;
    EXPECT_EQ(store->status().samplesLost, 0U);
    std::vector<Timestamp> times;
    std::vector<double> values;
    auto reader = store->newReader();
    ASSERT_TRUE(reader.has_value());
    ASSERT_TRUE((*reader)->read(ids[0], TimeRange::everything(), times, values));
    EXPECT_EQ(values.size(), 100U) << "what waited was written";
}

TEST(HistoryFailure, AFullDiskStopsNothingAndWritingResumes)
{
    const int result = inChild([] {
        std::signal(SIGXFSZ, SIG_IGN);
        HistoryFixture history;
        if (!history.open())
            return 10;
        append(history, 0, 50, 200);
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlim_t before = limit.rlim_cur;
        limit.rlim_cur = std::filesystem::file_size(history.path() + "-wal") + 100'000;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        append(history, 50, 900, 200);
        const StorageStatus full = history.store().status();
        if (full.state != State::Failing
            || full.problem.find("cannot be written") == std::string::npos)
            return 11;
        limit.rlim_cur = before;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        append(history, 900, 1000, 200);
        const StorageStatus resumed = history.store().status();
        if (resumed.state != State::Writing || !resumed.problem.empty() || resumed.samplesLost != 0)
            return 12;
        history.expectAllStored();
        history.reopen();
        history.expectAllStored();
        return testing::Test::HasFailure() ? 13 : 0;
    });
    EXPECT_EQ(result, 0);
}

TEST(HistoryFailure, WaitingSamplesAreBoundedAndCountedWhenTheyGo)
{
    TemporaryFolder folder;
    SqliteHistoryOptions options;
    options.path = folder.file("never/history.db");
    SeriesCatalog catalog;
    auto store = makeSqliteHistory(options);
    EXPECT_FALSE(store->open(catalog));
    std::vector<SeriesId> ids;
    for (int i = 0; i < 10'000; ++i)
        ids.push_back(catalog.intern(std::make_shared<SeriesKey>(
            SeriesKey{"test_value", Labels{{"index", std::to_string(i)}}})));
    const std::vector<double> values(ids.size(), 1.0);
    Timestamp now = kHistoryStart;
    for (int tick = 0; tick < 2000; ++tick, now += 1s) { // 160 MB
        store->append({GroupId(1), now, ids, values});
        store->flush(now);
    }
    EXPECT_GT(store->status().samplesLost, 8'000'000U);
    EXPECT_LT(store->status().samplesLost, 18'000'000U);
}

TEST(HistoryFailure, AFolderThatMayNotBeWrittenIsSaidInWordsAndCanBeRead)
{
    const int result = inChild([] {
        HistoryFixture history;
        // Rights mean nothing to root.
        if (::geteuid() == 0
            && (::chown(history.folder().path().c_str(), 65534, 65534) != 0
                || ::setuid(65534) != 0))
            return 10;
        if (!history.open())
            return 11;
        append(history, 0, 700);
        history.close();
        std::filesystem::remove(history.path() + "-writer");
        ::chmod(history.path().c_str(), 0444);
        ::chmod(history.folder().path().c_str(), 0555);
        if (history.open())
            return history.folder().path() == "" ? 12 : 0; // a file system that knows no rights
        const StorageStatus status = history.store().status();
        if (status.state != State::Failing
            || status.problem.find("ermission denied") == std::string::npos) {
            ADD_FAILURE() << status.problem;
            return 13;
        }
        history.expectAllStored();
        ::chmod(history.folder().path().c_str(), 0777);
        ::chmod(history.path().c_str(), 0644);
        append(history, 700, 760);
        if (history.store().status().state != State::Writing)
            return 14;
        history.expectAllStored();
        return testing::Test::HasFailure() ? 15 : 0;
    });
    EXPECT_EQ(result, 0);
}

TEST(HistoryFailure, ASecondWriterReadsAndTakesOverWhenTheFirstEnds)
{
    HistoryFixture history;
    std::array<int, 2> ready{};
    ASSERT_EQ(::pipe(ready.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        if (!history.open())
            ::_exit(1);
        append(history, 0, 600);
        static_cast<void>(::write(ready[1], "x", 1) == 1);
        for (;;)
            ::pause();
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    EXPECT_FALSE(history.open());
    const StorageStatus refused = history.store().status();
    EXPECT_EQ(refused.state, State::Refused);
    EXPECT_THAT(refused.problem, HasSubstr("process " + std::to_string(child)));
    auto reader = history.store().newReader();
    ASSERT_TRUE(reader.has_value());
    std::vector<Timestamp> times;
    std::vector<double> values;
    ASSERT_TRUE((*reader)->read(history.series(1, 3), TimeRange::everything(), times, values));
    EXPECT_EQ(times.size(), 600U);
    append(history, 600, 610); // not written: the other one writes
    EXPECT_EQ(history.store().status().state, State::Refused);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    history.forgetExpected();
    for (int tick = 700; tick < 720; ++tick) {
        history.flush();
        history.appendTick(1, 10, tick);
    }
    history.flush();
    EXPECT_EQ(history.store().status().state, State::Writing);
    times.clear();
    values.clear();
    ASSERT_TRUE((*reader)->read(history.series(1, 3), TimeRange::everything(), times, values));
    EXPECT_GE(times.size(), 618U);
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST(HistoryFailure, SeriesThatTheOtherWriterNumberedDifferentlyAreNotMixedUp)
{
    HistoryFixture first;
    ASSERT_TRUE(first.open());
    append(first, 0, 10, 3);
    // A second window on the same file, whose own numbering began the other way round.
    SeriesCatalog catalog;
    SqliteHistoryOptions options;
    options.path = first.path();
    const auto keyOf = [](unsigned i) {
        return std::make_shared<SeriesKey>(
            SeriesKey{"test_value", Labels{{"index", std::to_string(i)}, {"source", "group1"}}});
    };
    for (const unsigned i : {7U, 2U, 1U, 0U})
        catalog.intern(keyOf(i));
    auto second = makeSqliteHistory(options);
    EXPECT_FALSE(second->open(catalog));
    auto reader = second->newReader();
    ASSERT_TRUE(reader.has_value());
    first.expectAllIn(**reader);
    EXPECT_EQ(catalog.size(), 4U);
}

TEST(HistoryFailure, ReadOnlyNeverWrites)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    append(history, 0, 30);
    history.close();
    const auto before = std::filesystem::last_write_time(history.path());
    SqliteHistoryOptions options;
    options.path = history.path();
    options.readOnly = true;
    SeriesCatalog catalog;
    auto store = makeSqliteHistory(options);
    EXPECT_TRUE(store->open(catalog));
    EXPECT_EQ(catalog.size(), 10U);
    auto reader = store->newReader();
    ASSERT_TRUE(reader.has_value());
    history.expectAllIn(**reader);
    store->close();
    EXPECT_EQ(std::filesystem::last_write_time(history.path()), before);
}

// ---- versions

void addColumn(Database &database)
{
    database.run("ALTER TABLE series ADD COLUMN note TEXT");
}

void failHalfWay(Database &database)
{
    database.run("CREATE TABLE half(x)");
    database.run("this is not SQL");
}

TEST(Migration, RunsEveryStepOnceAndSetsTheVersion)
{
    Database database(":memory:", Database::Mode::Create);
    makeHeadTables(database);
    database.run("PRAGMA user_version=1");
    const std::array steps{Migration{1, addColumn}};
    migrate(database, steps, 2);
    EXPECT_EQ(database.number("PRAGMA user_version"), 2);
    EXPECT_EQ(
        database.number("SELECT count(*) FROM pragma_table_info('series') WHERE name = 'note'"), 1);
    migrate(database, steps, 2); // a second time would fail on the column
}

TEST(Migration, ThatFailsLeavesTheFileAsItWas)
{
    Database database(":memory:", Database::Mode::Create);
    makeHeadTables(database);
    database.run("PRAGMA user_version=1");
    const std::array steps{Migration{1, addColumn}, Migration{2, failHalfWay}};
    EXPECT_THROW(migrate(database, steps, 3), SqliteFailure);
    EXPECT_EQ(database.number("PRAGMA user_version"), 1);
    EXPECT_FALSE(database.hasTable("half"));
    EXPECT_EQ(
        database.number("SELECT count(*) FROM pragma_table_info('series') WHERE name = 'note'"), 0);
}

} // namespace
} // namespace perfdeck
