// SPDX-License-Identifier: GPL-3.0-or-later
// A day of a thousand series at one sample a second, in accelerated time, with a retention that is
// reached many times: the file and the memory of the process must stay flat from then on.
#include "tests/support/FakeClock.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr unsigned kGroups = 4;
constexpr unsigned kSeriesPerGroup = 250;

std::uint64_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    file >> total >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

TEST(HistoryDay, FileAndMemoryStayFlatOnceRetentionIsReached)
{
    TemporaryFolder folder;
    SqliteHistoryOptions options;
    options.path = folder.file("history.db");
    options.retention.raw = 2h;
    options.retention.minute = 4h;
    options.retention.hour = 8h;
    SeriesCatalog catalog;
    auto store = makeSqliteHistory(options);
    ASSERT_TRUE(store->open(catalog));
    std::array<std::vector<SeriesId>, kGroups> ids;
    for (unsigned group = 0; group < kGroups; ++group)
        for (unsigned i = 0; i < kSeriesPerGroup; ++i)
            ids[group].push_back(catalog.intern(std::make_shared<SeriesKey>(SeriesKey{
                i % 10 == 0 ? "inference_latency_seconds" : "test_value",
                Labels{{"index", std::to_string(i)}, {"source", std::to_string(group)}}})));
    FakeClock clock;
    std::vector<double> values(kSeriesPerGroup);
    std::uint64_t fileAfterHalf = 0;
    std::uint64_t fileAtMost = 0;
    std::uint64_t memoryAfterHalf = 0;
    std::uint64_t memoryAtMost = 0;
    for (unsigned second = 0; second < 24 * 3600; ++second, clock.advance(1s)) {
        for (unsigned group = 0; group < kGroups; ++group) {
            for (unsigned i = 0; i < kSeriesPerGroup; ++i)
                values[i] = historyValue(group * 1000U + i, clock.now());
            store->append({GroupId(group + 1), clock.now(), ids[group], values});
        }
        store->flush(clock.now());
        if (second % 60 == 59)
            store->maintain(clock.now());
        if (second % 3600 != 3599)
            continue;
        const std::uint64_t file = store->status().fileBytes;
        const std::uint64_t memory = residentBytes();
        std::printf("hour %2u: file %6.1f MB, memory %6.1f MB\n",
                    second / 3600 + 1,
                    static_cast<double>(file) / 1e6,
                    static_cast<double>(memory) / 1e6);
        std::fflush(stdout);
        if (second / 3600 + 1 <= 12) {
            fileAfterHalf = std::max(fileAfterHalf, file);
            memoryAfterHalf = std::max(memoryAfterHalf, memory);
        } else {
            fileAtMost = std::max(fileAtMost, file);
            memoryAtMost = std::max(memoryAtMost, memory);
        }
    }
    EXPECT_LE(fileAtMost, fileAfterHalf + fileAfterHalf / 10);
    EXPECT_LE(memoryAtMost, memoryAfterHalf + memoryAfterHalf / 10 + 2'000'000);
    EXPECT_EQ(store->status().samplesLost, 0U);
    auto reader = store->newReader();
    ASSERT_TRUE(reader.has_value());
    std::vector<Timestamp> times;
    std::vector<double> read;
    ASSERT_TRUE((*reader)->read(ids[0][0], {clock.now() - 2h, clock.now()}, times, read));
    EXPECT_EQ(times.size(), 7200U) << "what is young enough is all there";
}

} // namespace
} // namespace perfdeck
