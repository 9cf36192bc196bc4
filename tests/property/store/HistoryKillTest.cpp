// SPDX-License-Identifier: GPL-3.0-or-later
// Kills a process that writes a history at full speed, at random moments, and looks at what is
// left: the file opens without repair, every sample that was flushed is there, and none is
// invented. PERFDECK_KILLS sets how often (20).
#include "core/store/Sqlite.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace perfdeck {
namespace {

constexpr unsigned kGroups = 3;
constexpr unsigned kSeriesPerGroup = 60;

SeriesKeyPtr keyOf(unsigned group, unsigned index)
{
    return std::make_shared<SeriesKey>(SeriesKey{
        "test_value",
        Labels{{"index", std::to_string(index)}, {"source", "group" + std::to_string(group)}}});
}

/// Never returns. Tells the tick of every flush that was done through the pipe.
[[noreturn]] void writeUntilKilled(const std::string &path, int firstTick, int report)
{
    SeriesCatalog catalog;
    SqliteHistoryOptions options;
    options.path = path;
    options.samplesPerChunk = 128; // seals often
    auto store = makeSqliteHistory(options);
    if (!store->open(catalog))
        ::_exit(1);
    std::array<std::vector<SeriesId>, kGroups> ids;
    for (unsigned group = 0; group < kGroups; ++group)
        for (unsigned i = 0; i < kSeriesPerGroup; ++i)
            ids[group].push_back(catalog.intern(keyOf(group, i)));
    for (int tick = firstTick;; ++tick) {
        const Timestamp time = kHistoryStart + std::chrono::seconds(tick);
        for (unsigned group = 0; group < kGroups; ++group) {
            std::vector<double> values;
            for (unsigned i = 0; i < kSeriesPerGroup; ++i)
                values.push_back(historyValue(group * 1000U + i, time));
            store->append({GroupId(group + 1), time, ids[group], values});
        }
        store->flush(time);
        if (tick % 100 == 99)
            store->maintain(time);
        if (::write(report, &tick, sizeof tick) != sizeof tick)
            ::_exit(1);
    }
}

/// Starts the writer, kills it after a random while; the last tick it reported as flushed.
int runAndKill(const std::string &path, int firstTick, std::mt19937 &random)
{
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        writeUntilKilled(path, firstTick, ends[1]);
    }
    ::close(ends[1]);
    // By number of flushes, not by time: a slow machine is killed at the same places of the work.
    int last = firstTick - 1;
    const int wanted = std::uniform_int_distribution(1, 600)(random);
    for (int i = 0; i < wanted && ::read(ends[0], &last, sizeof last) == sizeof last; ++i) { }
    ::usleep(std::uniform_int_distribution(0U, 3000U)(random)); // anywhere within the next flush
    ::kill(child, SIGKILL);
    while (::read(ends[0], &last, sizeof last) == sizeof last) { }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    return last;
}

/// Returns the newest tick found; every tick up to `flushed` must be there, with its value.
int expectComplete(HistoryReader &reader, int flushed)
{
    const auto all = reader.series();
    EXPECT_TRUE(all.has_value());
    EXPECT_EQ(all->size(), std::size_t{kGroups} * kSeriesPerGroup);
    int newest = flushed;
    for (const SeriesRecord &record : *all) {
        const auto group = static_cast<unsigned>(record.key->labels.get("source").back() - '0');
        const auto index
            = static_cast<unsigned>(std::stoul(std::string(record.key->labels.get("index"))));
        std::vector<Timestamp> times;
        std::vector<double> values;
        const Status read = reader.read(record.id, TimeRange::everything(), times, values);
        EXPECT_TRUE(read.has_value());
        EXPECT_GE(times.size(), static_cast<std::size_t>(flushed + 1));
        for (std::size_t i = 0; i < times.size(); ++i) {
            const bool isRight = times[i] == kHistoryStart + std::chrono::seconds(i)
                && std::bit_cast<std::uint64_t>(values[i])
                    == std::bit_cast<std::uint64_t>(historyValue(group * 1000U + index, times[i]));
            EXPECT_TRUE(isRight) << record.key->toString() << " sample " << i;
            if (!isRight)
                return newest;
        }
        newest = std::max(newest, static_cast<int>(times.size()) - 1);
    }
    return newest;
}

TEST(HistoryKill, LosesNothingThatWasFlushedAndInventsNothing)
{
    const char *wanted = std::getenv("PERFDECK_KILLS");
    const int kills = wanted ? std::atoi(wanted) : 20;
    TemporaryFolder folder;
    std::mt19937 random(20261121);
    int nextTick = 0;
    std::string path = folder.file("0.db");
    for (int kill = 0; kill < kills && !HasFailure(); ++kill) {
        if (kill % 20 == 0) { // do not let the files grow without end
            path = folder.file(std::to_string(kill) + ".db");
            nextTick = 0;
        }
        const int flushed = runAndKill(path, nextTick, random);
        auto reader = openSqliteReader(path);
        ASSERT_TRUE(reader.has_value()) << reader.error().message();
        const int newest = expectComplete(**reader, flushed);
        EXPECT_LE(newest, flushed + 1) << "more than the tick that was being flushed";
        nextTick = newest + 1;
        Database database(path, Database::Mode::ReadOnly);
        if (kill % 5 == 0) {
            EXPECT_EQ(database.text("PRAGMA integrity_check"), "ok");
        }
    }
}

} // namespace
} // namespace perfdeck
