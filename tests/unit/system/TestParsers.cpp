// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/DiskStats.h"
#include "core/collect/system/FrequencyReader.h"
#include "core/collect/system/LoadAverage.h"
#include "core/collect/system/MemInfo.h"
#include "core/collect/system/MountTable.h"
#include "core/collect/system/NetDev.h"
#include "core/collect/system/Pressure.h"
#include "core/collect/system/ProcessStat.h"
#include "core/collect/system/ProcStat.h"
#include "core/collect/system/TextScanner.h"
#include "tests/unit/system/FakeRoot.h"

#include <gmock/gmock.h>

#include <numeric>

namespace perfdeck {
namespace {

const std::string kRecorded = "recorded-2-cores/";

TEST(TextScanner, NumbersStopAtWhatIsNoneAndAtTheLimit)
{
    TextScanner scan("  12\t18446744073709551615 18446744073709551616 7x 5");
    EXPECT_EQ(scan.number(), 12U);
    EXPECT_EQ(scan.number(), UINT64_MAX);
    EXPECT_EQ(scan.number(), std::nullopt);
    EXPECT_EQ(scan.word(), "18446744073709551616");
    EXPECT_EQ(scan.number(), std::nullopt);
    EXPECT_EQ(scan.word(), "7x");
    EXPECT_EQ(scan.number(), 5U);
    EXPECT_EQ(scan.number(), std::nullopt);
    EXPECT_TRUE(scan.atEnd());
}

TEST(ProcStat, ReadsTheRecordedMachine)
{
    ProcStat stat;
    ASSERT_TRUE(parseProcStat(dataText(kRecorded + "stat"), stat));
    ASSERT_EQ(stat.cores.size(), 2U);
    EXPECT_EQ(stat.cores[1].number, 1U);
    for (std::size_t mode = 0; mode < kCpuModes; ++mode) {
        const auto sum = stat.cores[0].times[mode] + stat.cores[1].times[mode];
        EXPECT_NEAR(static_cast<double>(stat.total[mode]), static_cast<double>(sum), 2) << mode;
    }
    EXPECT_EQ(stat.bootTime, 1795252065U);
    EXPECT_TRUE(stat.contextSwitches && stat.forks && stat.running);
}

TEST(ProcStat, Reads128Cores)
{
    ProcStat stat;
    ASSERT_TRUE(parseProcStat(dataText("composed-128-cores/stat"), stat));
    ASSERT_EQ(stat.cores.size(), 128U);
    EXPECT_EQ(stat.cores[127].number, 127U);
    EXPECT_EQ(stat.cores[127].times[0], 1127U);
    EXPECT_EQ(stat.forks, 4242U);
    EXPECT_EQ(stat.running, 17U);
}

TEST(ProcStat, RefusesTextWithoutTheTotal)
{
    ProcStat stat;
    EXPECT_FALSE(parseProcStat("", stat));
    EXPECT_FALSE(parseProcStat("cpu0 1 2 3 4\n", stat));
    EXPECT_FALSE(parseProcStat("cpu  1 2 three\n", stat));
    EXPECT_TRUE(parseProcStat("cpu  1 2 3 4", stat)); // Linux 2.4 had four modes
    EXPECT_EQ(stat.total[4], 0U);
}

TEST(CpuShares, BusyIsAllButIdleAndWaiting)
{
    const CpuTimes before{100, 10, 50, 1000, 20, 1, 2, 5};
    const CpuTimes now{130, 10, 60, 1040, 30, 2, 4, 12};
    const auto shares = cpuShares(before, now);
    ASSERT_TRUE(shares);
    EXPECT_DOUBLE_EQ(shares->modes[0], 0.30);
    EXPECT_DOUBLE_EQ(shares->modes[3], 0.40);
    EXPECT_DOUBLE_EQ(shares->modes[4], 0.10);
    EXPECT_DOUBLE_EQ(shares->modes[7], 0.07); // steal counts as busy
    EXPECT_DOUBLE_EQ(shares->busy, 0.50);
    EXPECT_NEAR(std::accumulate(shares->modes.begin(), shares->modes.end(), 0.0), 1, 1e-12);
}

TEST(CpuShares, IdleThatDipsIsNoTimeAndWorkThatFallsIsAReset)
{
    EXPECT_DOUBLE_EQ(cpuShares({10, 0, 0, 100, 50, 0, 0, 0}, {20, 0, 0, 110, 49, 0, 0, 0})->busy,
                     0.5);
    EXPECT_FALSE(cpuShares({10, 0, 5, 100, 0, 0, 0, 0}, {9, 0, 6, 200, 0, 0, 0, 0}));
    EXPECT_FALSE(cpuShares({10, 0, 5, 100, 0, 0, 0, 0}, {10, 0, 5, 100, 0, 0, 0, 0}));
}

TEST(MemInfo, ReadsTheRecordedMachineInBytes)
{
    const MemInfo info = parseMemInfo(dataText(kRecorded + "meminfo"));
    EXPECT_EQ(info.total, 24684084ULL * 1024);
    EXPECT_EQ(info.swapTotal, 0U);
    EXPECT_TRUE(info.available && info.free && info.buffers && info.cached && info.reclaimable);
    EXPECT_LT(*info.available, *info.total);
}

TEST(MemInfo, LeavesOutWhatIsMissingOrDamaged)
{
    const MemInfo info
        = parseMemInfo("MemTotal: lots kB\nMemFree: 18446744073709551615 kB\nCached: 5 kB");
    EXPECT_FALSE(info.total);
    EXPECT_FALSE(info.free); // would not fit in bytes
    EXPECT_EQ(info.cached, 5120U);
}

TEST(LoadAverage, ReadsThreeNumbersOrNothing)
{
    EXPECT_THAT(*parseLoadAverage("0.39 11.5 120.18 1/95 11057\n"),
                testing::ElementsAre(0.39, 11.5, 120.18));
    EXPECT_TRUE(parseLoadAverage(dataText(kRecorded + "loadavg")));
    EXPECT_FALSE(parseLoadAverage("0.39 0.1"));
    EXPECT_FALSE(parseLoadAverage("nan 0.1 0.2"));
    EXPECT_FALSE(parseLoadAverage("-1 0.1 0.2"));
}

TEST(DiskStats, ReadsTheRecordedMachine)
{
    const std::string text = dataText(kRecorded + "diskstats");
    std::vector<DiskCounters> disks;
    parseDiskStats(text, disks);
    ASSERT_EQ(disks.size(), 10U);
    EXPECT_EQ(disks[8].name, "vda");
    EXPECT_TRUE(isWholeDisk("vda", disks));
    EXPECT_FALSE(isWholeDisk("loop0", disks));
    EXPECT_FALSE(isWholeDisk("zram0", disks));
    EXPECT_GT(disks[8].reads, 0U);
    EXPECT_GT(disks[8].busyMilliseconds, 0U);
}

TEST(MountTable, DisksOfThisMachineThatCanBeWrittenTo)
{
    std::vector<Mount> mounts;
    parseMounts("overlay / overlay rw,relatime 0 0\n"
                "proc /proc proc rw 0 0\n"
                "/dev/sda1 /data\\040two ext4 rw,noatime 0 0\n"
                "/dev/sda1 /srv/bound ext4 rw 0 0\n"
                "/dev/loop3 /snap/core squashfs ro,nodev 0 0\n"
                "box:/export /net nfs4 rw 0 0\n"
                "tank/home /home zfs rw 0 0\n"
                "/dev/sdb1 /cut\\04",
                mounts);
    EXPECT_EQ(
        mounts,
        (std::vector<Mount>{{"overlay", "/"}, {"/dev/sda1", "/data two"}, {"tank/home", "/home"}}));
}

TEST(DiskStats, FieldsStandWhereTheKernelPutsThem)
{
    std::vector<DiskCounters> disks;
    parseDiskStats("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12\n8 1 sda1 1 2 3\n",
                   disks); // 2.6: short line
    ASSERT_EQ(disks.size(), 1U);
    EXPECT_EQ(disks[0].reads, 1U);
    EXPECT_EQ(disks[0].sectorsRead, 3U);
    EXPECT_EQ(disks[0].writes, 5U);
    EXPECT_EQ(disks[0].sectorsWritten, 7U);
    EXPECT_EQ(disks[0].busyMilliseconds, 10U);
}

TEST(DiskStats, TellsPartsFromDisks)
{
    std::vector<DiskCounters> disks;
    for (const std::string_view name : {"sda",
                                        "sda1",
                                        "nvme0n1",
                                        "nvme0n1p2",
                                        "dm-0",
                                        "mmcblk0",
                                        "mmcblk0p1",
                                        "xvda1",
                                        "md127"}) {
        DiskCounters disk;
        disk.name = name;
        disks.push_back(disk);
    }
    std::vector<std::string_view> whole;
    for (const DiskCounters &disk : disks)
        if (isWholeDisk(disk.name, disks))
            whole.push_back(disk.name);
    // xvda1 without an xvda is how some clouds hand out a disk.
    EXPECT_THAT(whole, testing::ElementsAre("sda", "nvme0n1", "dm-0", "mmcblk0", "xvda1", "md127"));
}

TEST(NetDev, ReadsTheRecordedMachineAndTightColons)
{
    const std::string text = dataText(kRecorded + "net/dev");
    std::vector<NetworkCounters> interfaces;
    parseNetDev(text, interfaces);
    ASSERT_EQ(interfaces.size(), 4U);
    EXPECT_EQ(interfaces[3].name, "eth0");
    EXPECT_GT(interfaces[3].receiveBytes, interfaces[3].transmitBytes);

    parseNetDev("head|\n  eth0:1:1000 2 3 4 5 6 7 8 2000 10 11 12 13 14 15 16\nbad: 1 2\n",
                interfaces);
    ASSERT_EQ(interfaces.size(), 1U);
    EXPECT_EQ(interfaces[0].name, "eth0:1");
    EXPECT_EQ(interfaces[0].receiveBytes, 1000U);
    EXPECT_EQ(interfaces[0].receiveErrors, 3U);
    EXPECT_EQ(interfaces[0].receiveDrops, 4U);
    EXPECT_EQ(interfaces[0].transmitBytes, 2000U);
    EXPECT_EQ(interfaces[0].transmitErrors, 11U);
    EXPECT_EQ(interfaces[0].transmitDrops, 12U);
}

TEST(Pressure, ReadsTotals)
{
    const PressureTotals io
        = parsePressure("some avg10=0.33 avg60=0.49 avg300=0.34 total=10499213\n"
                        "full avg10=0.26 avg60=0.31 avg300=0.24 total=9669028\n");
    EXPECT_EQ(io.some, 10499213U);
    EXPECT_EQ(io.full, 9669028U);
    const PressureTotals old = parsePressure("some avg10=0.33 total=12");
    EXPECT_EQ(old.some, 12U);
    EXPECT_FALSE(old.full);
    EXPECT_TRUE(parsePressure(dataText(kRecorded + "pressure/cpu")).some);
}

TEST(CpuInfo, ReadsTheClockOfEachCore)
{
    std::vector<std::pair<std::uint32_t, double>> megahertz;
    parseCpuInfo(dataText(kRecorded + "cpuinfo"), megahertz);
    ASSERT_EQ(megahertz.size(), 2U);
    EXPECT_EQ(megahertz[1].first, 1U);
    EXPECT_DOUBLE_EQ(megahertz[1].second, 2599.996);
    parseCpuInfo("processor : 0\nBogoMIPS : 50\nprocessor: 1\ncpu MHz : none\n", megahertz);
    EXPECT_TRUE(megahertz.empty());
}

TEST(ProcessStat, ReadsNamesThatAreHardToRead)
{
    const std::map<std::string, std::string> names{{"plain", "bash"},
                                                   {"spaces", "Web Content"},
                                                   {"parentheses", "a) S 1 (b"},
                                                   {"newline", "new\nline"},
                                                   {"not-utf8", "caf\xE9 \xFF"},
                                                   {"empty", ""}};
    for (const auto &[file, name] : names) {
        const std::string text = dataText("composed-processes/" + file);
        const auto stat = parseProcessStat(text);
        ASSERT_TRUE(stat) << file;
        EXPECT_EQ(stat->name, name);
        EXPECT_EQ(stat->cpuTicks, 300U);
        EXPECT_EQ(stat->startTicks, 4711U);
        EXPECT_EQ(stat->residentPages, 2048U);
    }
}

TEST(ProcessStat, NeverAcceptsAPart)
{
    const std::string text = dataText("composed-processes/parentheses");
    const std::size_t end = text.find("2048") + 3; // one digit short of the last field needed
    for (std::size_t length = 0; length < text.find(" 2048"); ++length)
        EXPECT_FALSE(parseProcessStat(std::string_view(text).substr(0, length))) << length;
    EXPECT_TRUE(parseProcessStat(std::string_view(text).substr(0, end + 1)));
}

TEST(ProcessStat, DisplayNamesAreCleanText)
{
    EXPECT_EQ(displayName("Web Content"), "Web Content");
    EXPECT_EQ(displayName("new\nline\x7F"), "new?line?");
    EXPECT_EQ(displayName("caf\xE9 \xFF"), "caf? ?");
    EXPECT_EQ(displayName("caf\xC3\xA9 \xF0\x9F\x98\x80"), "caf\xC3\xA9 \xF0\x9F\x98\x80");
    EXPECT_EQ(displayName("\xC0\x80\xED\xA0\x80"), "?????"); // overlong and surrogate
    EXPECT_EQ(displayName("cut \xE2\x82"), "cut ??");
    EXPECT_EQ(displayName("kworker/u4:2-events_unbound"), "kworker/u4:2");
    EXPECT_EQ(displayName(""), "?");
}

} // namespace
} // namespace perfdeck
