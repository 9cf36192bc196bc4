// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/MemoryPeaks.h"
#include "core/runs/suite/PeakMeter.h"
#include "core/runs/suite/ReadKernel.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

TEST(PeakMeter, MeasuresEveryPrecisionAndLevelByOneThreadAndAll)
{
    double told = 0;
    const auto begin = std::chrono::steady_clock::now();
    const auto peaks = measurePeaks(
        {}, [&](double ratio) { told = ratio; }, 20ms);
    ASSERT_TRUE(peaks) << peaks.error().message();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s);
    EXPECT_EQ(told, 1);
    EXPECT_FALSE(peaks->device.empty());
    EXPECT_TRUE(peaks->isMeasured);
    const std::size_t ways = std::thread::hardware_concurrency() > 1 ? 2 : 1;
    EXPECT_EQ(peaks->compute.size() % ways, 0U);
    EXPECT_EQ(peaks->memory.size(), ways * (cacheLevels().size() + 1));
    EXPECT_EQ(peaks->compute.front().precision, "float32");
    for (const ComputeRate &one : peaks->compute) {
        // The slowest that could run this at all: one multiply-add a cycle; the fastest of the day.
        EXPECT_GT(one.perSecond, 0.5e9) << one.precision;
        EXPECT_LT(one.perSecond, 10e12 * one.threads) << one.precision;
    }
    for (const MemoryRate &one : peaks->memory) {
        EXPECT_GT(one.perSecond, 0.2e9) << one.level;
        // 128 bytes a cycle at 6 GHz.
        EXPECT_LT(one.perSecond, 768e9 * one.threads) << one.level;
    }
}

TEST(PeakMeter, IsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto peaks = measurePeaks(stop.get_token(), {});
    ASSERT_FALSE(peaks);
    EXPECT_EQ(peaks.error().kind, ErrorKind::Cancelled);
}

TEST(MemoryPeaks, ReadsTheCachesOfSysfs)
{
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / "perfdeck-caches-test";
    fs::remove_all(root);
    const auto write
        = [&](int index, const char *level, const char *type, const char *size, const char *cpus) {
              const fs::path folder
                  = root / "devices/system/cpu/cpu0/cache" / ("index" + std::to_string(index));
              fs::create_directories(folder);
              std::ofstream(folder / "level") << level << '\n';
              std::ofstream(folder / "type") << type << '\n';
              std::ofstream(folder / "size") << size << '\n';
              std::ofstream(folder / "shared_cpu_list") << cpus << '\n';
          };
    write(0, "1", "Data", "48K", "0,12");
    write(1, "1", "Instruction", "32K", "0,12");
    write(2, "2", "Unified", "1280K", "0,12");
    write(3, "3", "Unified", "32M", "0-11,24");
    const std::vector<CacheLevel> levels = cacheLevels(root);
    fs::remove_all(root);
    ASSERT_EQ(levels.size(), 3U);
    EXPECT_EQ(levels[0].name, "L1");
    EXPECT_EQ(levels[0].size, 48U << 10U);
    EXPECT_EQ(levels[0].sharers, 2);
    EXPECT_EQ(levels[1].size, 1280U << 10U);
    EXPECT_EQ(levels[2].size, 32U << 20U);
    EXPECT_EQ(levels[2].sharers, 13);
    EXPECT_TRUE(cacheLevels("/nowhere").empty());
}

TEST(ReadKernel, CombinesEveryLineOfEveryRound)
{
    std::vector<CacheLine> lines(16, CacheLine{{0, 0, 0, 0, 0, 0, 0, 0}});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].words[i % 8] = std::uint64_t{1} << i;
        // An even number of rounds cancels out, an odd one does not.
        EXPECT_EQ(readLines(lines, 2), 0U);
        EXPECT_EQ(readLines(lines, 3), (std::uint64_t{2} << i) - 1);
    }
}

} // namespace
} // namespace perfdeck
