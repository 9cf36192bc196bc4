// SPDX-License-Identifier: GPL-3.0-or-later
// The collector over a /proc and /sys that change between ticks, with exact numbers.
#include "core/collect/system/Meter.h"
#include "tests/unit/system/FakeRoot.h"

#include <algorithm>
#include <sys/statvfs.h>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(CounterIncrease, WrapsAndResets)
{
    EXPECT_EQ(counterIncrease(5, 12), 7U);
    EXPECT_EQ(counterIncrease(5, 5), 0U);
    EXPECT_EQ(counterIncrease(12, 5), std::nullopt);
    EXPECT_EQ(counterIncrease(kWrap32 - 10, 20, kWrap32), 30U);
    // From the middle of the range to zero is a restart, not a jump of two billion.
    EXPECT_EQ(counterIncrease(kWrap32 / 2, 0, kWrap32), std::nullopt);
    // Larger than 32 bits can be: it cannot have wrapped there.
    EXPECT_EQ(counterIncrease(kWrap32 + 10, 20, kWrap32), std::nullopt);
}

TEST(Collector, FirstTickGivesGaugesOnly)
{
    const FakeRoot root;
    root.write("proc/stat",
               "cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 100 0 50 800 50 0 0 0 0 0\nprocs_running 3\n");
    root.write("proc/loadavg", "1.5 2.5 3.5 1/100 42\n");
    root.write("proc/meminfo",
               "MemTotal: 1000 kB\nMemFree: 100 kB\nMemAvailable: 400 kB\nCached: 200 kB\n"
               "SReclaimable: 50 kB\nSwapTotal: 500 kB\nSwapFree: 200 kB\n");
    root.write("proc/net/dev", "eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
    FakeMachine machine(root);
    const Observation observation = machine.tick();
    EXPECT_EQ(observation.source, SourceId(7));
    EXPECT_TRUE(observation.times.empty());
    const Values expected{{"load_average{window=\"1m\"}", 1.5},
                          {"load_average{window=\"5m\"}", 2.5},
                          {"load_average{window=\"15m\"}", 3.5},
                          {"memory_total_bytes", 1000 * 1024},
                          {"memory_available_bytes", 400 * 1024},
                          {"memory_used_bytes", 600 * 1024},
                          {"memory_cached_bytes", 250 * 1024},
                          {"swap_total_bytes", 500 * 1024},
                          {"swap_used_bytes", 300 * 1024},
                          {"threads_running", 3}};
    EXPECT_EQ(valuesOf(observation), expected);
    EXPECT_EQ(machine.collector.faults().total(), 0U);
}

TEST(Collector, CpuByModeAndCore)
{
    const FakeRoot root;
    root.write("proc/stat",
               "cpu  200 0 100 1600 100 0 0 0 50 0\ncpu0 100 0 50 800 50 0 0 0 50 0\n"
               "cpu1 100 0 50 800 50 0 0 0 0 0\nctxt 1000\nbtime 1700000000\n");
    FakeMachine machine(root);
    (void)machine.tick();
    // 50 of the user time was spent for guests: it must not be counted again.
    root.write("proc/stat",
               "cpu  260 10 120 1660 110 10 20 10 100 0\ncpu0 200 0 50 800 50 0 0 0 100 0\n"
               "cpu1 100 0 50 875 75 0 0 0 0 0\nctxt 1500\nbtime 1700000000\n");
    const Values values = machine.values(seconds(2));
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio"), 130.0 / 200);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"user\"}"), 0.30);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"nice\"}"), 0.05);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"system\"}"), 0.10);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"idle\"}"), 0.30);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"iowait\"}"), 0.05);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"irq\"}"), 0.05);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"softirq\"}"), 0.10);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{mode=\"steal\"}"), 0.05);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{core=\"0\"}"), 1);
    EXPECT_DOUBLE_EQ(values.at("cpu_utilization_ratio{core=\"1\"}"), 0);
    EXPECT_DOUBLE_EQ(values.at("context_switches_per_second"), 250);
    EXPECT_DOUBLE_EQ(values.at("boot_time_seconds"), 1700000000);
}

TEST(Collector, CoreThatGoesOfflineIsAbsentAndBeginsAnew)
{
    const FakeRoot root;
    const std::string name = "cpu_utilization_ratio{core=\"1\"}";
    const auto write = [&root](int total, std::optional<int> core) {
        std::string text = "cpu  " + std::to_string(total) + " 0 0 " + std::to_string(total) + "\n";
        if (core)
            text += "cpu1 " + std::to_string(*core) + " 0 0 100\n";
        root.write("proc/stat", text);
    };
    FakeMachine machine(root);
    write(100, 100);
    (void)machine.tick();
    write(200, 150);
    const Observation online = machine.tick();
    EXPECT_EQ(valuesOf(online).count(name), 1U);
    write(300, std::nullopt);
    EXPECT_EQ(machine.values().count(name), 0U);
    write(400, 5);
    EXPECT_EQ(machine.values().count(name), 0U); // one reading is no rate
    write(500, 10);
    const Observation again = machine.tick();
    EXPECT_DOUBLE_EQ(valuesOf(again).at(name), 1);
    EXPECT_EQ(again.series, online.series); // the same layout object all the while
    EXPECT_EQ(machine.collector.faults().total(), 0U);
}

TEST(Collector, ZeroTimeAndResetGiveNoRates)
{
    const FakeRoot root;
    const auto write = [&root](int bytes) {
        root.write("proc/net/dev",
                   "eth0: " + std::to_string(bytes) + " 0 0 0 0 0 0 0 500 0 0 0 0 0 0 0\n");
    };
    FakeMachine machine(root);
    const std::string name = "network_receive_bytes_per_second{interface=\"eth0\"}";
    write(1000);
    (void)machine.tick();
    write(3000);
    EXPECT_EQ(machine.values(seconds(0)).count(name), 0U);
    write(4000);
    EXPECT_DOUBLE_EQ(machine.values(milliseconds(500)).at(name), 2000);
    write(100);
    EXPECT_EQ(machine.values().count(name), 0U);
    EXPECT_EQ(machine.collector.faults().of(Fault::CounterReset), 1U);
    write(300);
    EXPECT_DOUBLE_EQ(machine.values(seconds(4)).at(name), 50); // also after a long sleep
}

TEST(Collector, NetworkInterfacesComeAndGo)
{
    const FakeRoot root;
    FakeMachine machine(root);
    const std::string lo = "lo: 10 0 0 0 0 0 0 0 10 0 0 0 0 0 0 0\n";
    const auto rates = [&] {
        Values values = machine.values();
        std::erase_if(values, [](const auto &pair) {
            return !pair.first.starts_with("network_receive_bytes");
        });
        return values;
    };
    const std::string eth = "network_receive_bytes_per_second{interface=\"eth0\"}";
    root.write("proc/net/dev", lo + "eth0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
    (void)machine.tick();
    EXPECT_TRUE(rates().empty()); // never used, and the loopback is not the only one
    root.write("proc/net/dev", lo + "eth0: 4294967290 0 7 5 0 0 0 0 90 0 3 2 0 0 0 0\n");
    EXPECT_EQ(rates(), (Values{{eth, 4294967290.0}}));
    root.write("proc/net/dev",
               lo + "eth0: 4 0 8 5 0 0 0 0 90 0 3 4 0 0 0 0\n"); // wrapped at 32 bits
    const Values all = machine.values();
    EXPECT_DOUBLE_EQ(all.at(eth), 10);
    EXPECT_DOUBLE_EQ(all.at("network_receive_errors_per_second{interface=\"eth0\"}"), 1);
    EXPECT_DOUBLE_EQ(all.at("network_transmit_drops_per_second{interface=\"eth0\"}"), 2);
    root.write("proc/net/dev", lo);
    EXPECT_TRUE(rates().empty()); // eth0 is gone; the loopback was not measured before
    root.write("proc/net/dev", "lo: 30 0 0 0 0 0 0 0 10 0 0 0 0 0 0 0\n");
    EXPECT_EQ(rates(), (Values{{"network_receive_bytes_per_second{interface=\"lo\"}", 20}}));
    EXPECT_EQ(machine.collector.faults().total(), 0U);
}

TEST(Collector, FileSystemsThatComeAndGo)
{
    const FakeRoot root;
    FakeMachine machine(root);
    const std::string line = "/dev/sda1 " + root.path("proc") + " ext4 rw 0 0\n";
    const std::string label = "{mount=\"" + root.path("proc") + "\"}";
    root.write("proc/mounts", "/dev/gone /no/such/place ext4 rw 0 0\n" + line);
    struct statvfs status = {};
    ASSERT_EQ(::statvfs(root.path("proc").c_str(), &status), 0);
    const Values full = machine.values();
    EXPECT_EQ(full.size(), 2U);
    EXPECT_GT(full.at("filesystem_used_bytes" + label), 0);
    EXPECT_NEAR(full.at("filesystem_total_bytes" + label),
                static_cast<double>(status.f_frsize)
                    * static_cast<double>(status.f_blocks - status.f_bfree + status.f_bavail),
                1e9)
        << "others write meanwhile";
    root.write("proc/mounts", "\n");
    EXPECT_TRUE(machine.values().empty());
}

TEST(Collector, DisksInBytesOperationsAndBusyTime)
{
    const FakeRoot root;
    root.write("sys/block/dm-0/dm/name", "vg-root\n");
    root.write("sys/block/sr0/size", "0\n");
    const std::string rest
        = " 0 0\n 8 1 sda1 9 9 9 9 9 9 9 9 9 9 9\n 7 0 loop0 9 9 9 9 9 9 9 9 9 9 9\n"
          "11 0 sr0 0 0 0 0 0 0 0 0 0 0 0\n";
    root.write("proc/diskstats",
               " 8 0 sda 10 0 100 0 20 0 200 0 0 4294967000" + rest
                   + "253 0 dm-0 1 0 1 0 1 0 1 0 0 1 1\n");
    FakeMachine machine(root);
    (void)machine.tick();
    root.write("proc/diskstats",
               " 8 0 sda 14 0 108 0 30 0 400 0 0 704" + rest // busy time wrapped
                   + "253 0 dm-0 1 0 3 0 1 0 1 0 0 5001 1\n");
    Values values = machine.values(seconds(2));
    const Values expected{{"disk_read_bytes_per_second{disk=\"sda\"}", 2048},
                          {"disk_write_bytes_per_second{disk=\"sda\"}", 51200},
                          {"disk_reads_per_second{disk=\"sda\"}", 2},
                          {"disk_writes_per_second{disk=\"sda\"}", 5},
                          {"disk_busy_ratio{disk=\"sda\"}", 0.5},
                          {"disk_read_bytes_per_second{disk=\"vg-root\"}", 512},
                          {"disk_write_bytes_per_second{disk=\"vg-root\"}", 0},
                          {"disk_reads_per_second{disk=\"vg-root\"}", 0},
                          {"disk_writes_per_second{disk=\"vg-root\"}", 0},
                          {"disk_busy_ratio{disk=\"vg-root\"}", 1}}; // never above 1
    EXPECT_EQ(values, expected);
}

TEST(Collector, PressureIsTheShareOfTheTick)
{
    const FakeRoot root;
    root.write("proc/pressure/io", "some avg10=99 total=1000000\nfull avg10=99 total=500000\n");
    root.write("proc/pressure/cpu", "some avg10=99 total=1000000\nfull avg10=0 total=0\n");
    FakeMachine machine(root);
    EXPECT_TRUE(machine.values().empty());
    root.write("proc/pressure/io", "some avg10=99 total=1500000\nfull avg10=99 total=600000\n");
    root.write("proc/pressure/cpu", "some avg10=99 total=3000100\nfull avg10=0 total=0\n");
    const Values expected{{"pressure_ratio{kind=\"some\",resource=\"io\"}", 0.25},
                          {"pressure_ratio{kind=\"full\",resource=\"io\"}", 0.05},
                          {"pressure_ratio{kind=\"some\",resource=\"cpu\"}", 1}};
    EXPECT_EQ(machine.values(seconds(2)), expected);
}

TEST(Collector, EmptyMachineGivesNothingAndNoFault)
{
    const FakeRoot root;
    FakeMachine machine(root);
    EXPECT_TRUE(machine.values().empty());
    EXPECT_TRUE(machine.values().empty());
    EXPECT_EQ(machine.collector.faults().total(), 0U);
}

TEST(Collector, ForbiddenFileIsCountedOnce)
{
    const FakeRoot root;
    root.write("sys/class/powercap/intel-rapl:0/name", "package-0\n");
    root.write("sys/class/powercap/intel-rapl:0/max_energy_range_uj", "1000000\n");
    // A directory where a file is expected fails with EISDIR for every user, root too.
    root.write("sys/class/powercap/intel-rapl:0/energy_uj/x", "");
    FakeMachine machine(root);
    for (int i = 0; i < 70; ++i)
        EXPECT_TRUE(machine.values().empty());
    EXPECT_EQ(machine.collector.faults().of(Fault::NotReadable), 1U);
}

TEST(Collector, MissingFileIsFoundWhenItComes)
{
    const FakeRoot root;
    FakeMachine machine(root);
    EXPECT_TRUE(machine.values().empty());
    root.write("proc/loadavg", "1 2 3 1/1 1\n");
    std::size_t found = 0;
    for (int i = 0; i <= KeptFile::kRetryReads; ++i)
        found = machine.values().size();
    EXPECT_EQ(found, 3U);
}

TEST(Collector, PowerWithWrap)
{
    const FakeRoot root;
    const std::string zone = "sys/class/powercap/intel-rapl:0";
    root.write(zone + "/name", "package-0\n");
    root.write(zone + "/max_energy_range_uj", "262143328850\n");
    root.write(zone + "/energy_uj", "262143328000\n");
    root.write("sys/class/powercap/intel-rapl:0:0/name", "core\n");
    root.write("sys/class/powercap/intel-rapl:0:0/energy_uj", "1\n");
    root.write("sys/class/powercap/intel-rapl-mmio:0/name", "package-0\n");
    root.write("sys/class/powercap/intel-rapl-mmio:0/energy_uj", "1\n");
    FakeMachine machine(root);
    EXPECT_TRUE(machine.values().empty());
    root.write(zone + "/energy_uj", "50000000\n");
    const Values values = machine.values(seconds(2));
    ASSERT_EQ(values.size(), 1U);
    EXPECT_DOUBLE_EQ(values.at("cpu_power_watts{package=\"0\"}"), 25.000425);
}

TEST(Collector, TemperaturesHaveNamesAndNoDoubles)
{
    const FakeRoot root;
    root.write("sys/class/hwmon/hwmon0/name", "coretemp\n");
    root.write("sys/class/hwmon/hwmon0/temp1_label", "Package id 0\n");
    root.write("sys/class/hwmon/hwmon0/temp1_input", "54000\n");
    root.write("sys/class/hwmon/hwmon0/temp2_label", "Core 0\n");
    root.write("sys/class/hwmon/hwmon0/temp2_input", "-5500\n");
    for (const std::string chip : {"hwmon1", "hwmon2"}) {
        root.write("sys/class/hwmon/" + chip + "/name", "nvme\n");
        root.write("sys/class/hwmon/" + chip + "/temp1_label", "Composite\n");
        root.write("sys/class/hwmon/" + chip + "/temp1_input", "40850\n");
    }
    root.write("sys/class/hwmon/hwmon3/name", "broken\n");
    root.write("sys/class/hwmon/hwmon3/temp1_input", "-128000\n"); // a probe that is not there
    root.write("sys/class/thermal/thermal_zone0/type", "x86_pkg_temp\n");
    root.write("sys/class/thermal/thermal_zone0/temp", "54000\n");
    root.write("sys/class/thermal/thermal_zone1/type", "soc-thermal\n");
    root.write("sys/class/thermal/thermal_zone1/temp", "33000\n");
    FakeMachine machine(root);
    const Values expected{{"temperature_celsius{sensor=\"coretemp Package id 0\"}", 54},
                          {"temperature_celsius{sensor=\"coretemp Core 0\"}", -5.5},
                          {"temperature_celsius{sensor=\"nvme Composite\"}", 40.85},
                          {"temperature_celsius{sensor=\"nvme Composite 2\"}", 40.85},
                          {"temperature_celsius{sensor=\"soc-thermal\"}", 33}};
    EXPECT_EQ(machine.values(), expected);
}

TEST(Collector, FrequencyFromCpufreqElseFromCpuinfo)
{
    const FakeRoot withoutDriver;
    withoutDriver.write("proc/cpuinfo", "processor\t: 3\ncpu MHz\t\t: 2600.5\n");
    FakeMachine virtualMachine(withoutDriver);
    EXPECT_EQ(virtualMachine.values(), (Values{{"cpu_frequency_hertz{core=\"3\"}", 2600.5e6}}));

    const FakeRoot root;
    root.write("proc/cpuinfo", "processor\t: 0\ncpu MHz\t\t: 1\n");
    root.write("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "3400000\n");
    root.write("sys/devices/system/cpu/cpufreq/policy0/scaling_cur_freq", "1\n");
    FakeMachine machine(root);
    EXPECT_EQ(machine.values(), (Values{{"cpu_frequency_hertz{core=\"0\"}", 3.4e9}}));
}

TEST(Collector, LayoutIsTheSameObjectWhileNothingComesNew)
{
    const FakeRoot root;
    root.write("proc/loadavg", "1 2 3 1/1 1\n");
    root.write("proc/net/dev", "eth0: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n");
    FakeMachine machine(root);
    const SeriesSetPtr first = machine.tick().series;
    EXPECT_EQ(machine.tick().series, first);
    root.write("proc/net/dev",
               "eth0: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\nwlan0: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n");
    const SeriesSetPtr second = machine.tick().series;
    ASSERT_GT(second->keys.size(), first->keys.size());
    EXPECT_TRUE(std::equal(first->keys.begin(), first->keys.end(), second->keys.begin()));
}

} // namespace
} // namespace perfdeck
