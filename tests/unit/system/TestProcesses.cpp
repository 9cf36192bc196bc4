// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/HotProcesses.h"
#include "tests/unit/system/FakeRoot.h"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace perfdeck {
namespace {

using std::chrono::seconds;

const double kPage = static_cast<double>(::sysconf(_SC_PAGESIZE));
const double kTicks = static_cast<double>(::sysconf(_SC_CLK_TCK));

std::string cpuName(int pid, const std::string &name)
{
    return "process_cpu_ratio{name=\"" + name + "\",pid=\"" + std::to_string(pid) + "\"}";
}

std::string memoryName(int pid, const std::string &name)
{
    return "process_memory_bytes{name=\"" + name + "\",pid=\"" + std::to_string(pid) + "\"}";
}

TEST(Processes, CpuAndMemoryOfTheHottest)
{
    const FakeRoot root;
    root.write("proc/stat", "cpu  1 0 0 1\nprocesses 10\n");
    root.writeProcess(10, "worker", 1000, 50);
    root.writeProcess(11, "a) (b\n", 0, 20);
    root.writeProcess(12, "kthread", 0, 0); // neither memory nor time: never among the hottest
    FakeMachine machine(root);
    Values values = machine.values();
    EXPECT_EQ(values.at(memoryName(10, "worker")), 50 * kPage);
    EXPECT_EQ(values.at(memoryName(11, "a) (b?")), 20 * kPage);
    EXPECT_EQ(values.count(cpuName(10, "worker")), 0U); // one reading is no rate

    root.writeProcess(10, "worker", 1300, 60);
    values = machine.values(seconds(2));
    EXPECT_DOUBLE_EQ(values.at(cpuName(10, "worker")), 300 / kTicks / 2);
    EXPECT_DOUBLE_EQ(values.at(cpuName(11, "a) (b?")), 0);
    EXPECT_EQ(values.at(memoryName(10, "worker")), 60 * kPage);
    EXPECT_EQ(values.count(memoryName(12, "kthread")), 0U);
}

TEST(Processes, ReusedNumberIsAnotherProcess)
{
    const FakeRoot root;
    root.write("proc/stat", "cpu  1 0 0 1\nprocesses 10\n");
    root.writeProcess(10, "old", 1000, 50, 100);
    FakeMachine machine(root);
    (void)machine.tick();
    root.write("proc/stat", "cpu  2 0 0 1\nprocesses 11\n");
    root.writeProcess(10, "new", 5000, 70, 900);
    Values values;
    for (int i = 0; i < 2; ++i) {
        values = machine.values();
        EXPECT_EQ(values.count(cpuName(10, "old")), 0U);
    }
    EXPECT_EQ(values.at(memoryName(10, "new")), 70 * kPage);
    EXPECT_EQ(values.count(cpuName(10, "new")), 0U); // 5,000 ticks were not spent in this second
}

TEST(Processes, NewOnesAreFoundAndEndedOnesVanish)
{
    const FakeRoot root;
    root.write("proc/stat", "cpu  1 0 0 1\nprocesses 10\n");
    root.writeProcess(10, "first", 0, 50);
    FakeMachine machine(root);
    const SeriesSetPtr before = machine.tick().series;
    root.writeProcess(20, "second", 0, 60);
    EXPECT_EQ(machine.values().count(memoryName(20, "second")), 0U); // nothing was started, it says
    root.write("proc/stat", "cpu  2 0 0 1\nprocesses 11\n");
    EXPECT_EQ(machine.values().count(memoryName(20, "second")), 1U);
    root.write("proc/10/stat", ""); // what reading an ended process comes to
    EXPECT_EQ(machine.values().count(memoryName(10, "first")), 0U);

    // The place of the ended process is given to the next one: a row does not grow with the days.
    const std::size_t width = machine.tick().values.size();
    root.remove("proc/10");
    root.write("proc/stat", "cpu  3 0 0 1\nprocesses 12\n");
    root.writeProcess(30, "third", 0, 70);
    const Observation after = machine.tick();
    EXPECT_EQ(valuesOf(after).count(memoryName(30, "third")), 1U);
    EXPECT_EQ(after.values.size(), width);
    EXPECT_NE(after.series, before);
}

TEST(Processes, RenamedProcessHasNewSeries)
{
    const FakeRoot root;
    root.writeProcess(10, "sh", 0, 50);
    FakeMachine machine(root);
    EXPECT_EQ(machine.values().count(memoryName(10, "sh")), 1U);
    root.writeProcess(10, "server", 0, 50);
    EXPECT_TRUE(machine.values().empty());
    EXPECT_EQ(machine.values().count(memoryName(10, "server")), 1U);
}

/// Processes 1…count with the memory of their number.
std::vector<Process> makeProcesses(std::size_t count)
{
    std::vector<Process> processes(count);
    for (std::size_t i = 0; i < count; ++i) {
        processes[i].pid = static_cast<std::uint32_t>(i + 1);
        processes[i].memoryBytes = static_cast<double>(i + 1) * 1e6;
    }
    return processes;
}

std::set<std::uint32_t> hotPids(const std::vector<Process> &processes)
{
    std::set<std::uint32_t> pids;
    for (const Process &process : processes)
        if (process.isHot)
            pids.insert(process.pid);
    return pids;
}

TEST(HotProcesses, TopOfEitherRankEnters)
{
    std::vector<Process> processes = makeProcesses(20);
    processes[0].smoothedCpu = 2;
    processes[1].smoothedCpu = 0.005; // noise
    HotProcesses hot(3);
    hot.select(processes, SteadyTime(seconds(1)));
    EXPECT_EQ(hotPids(processes), (std::set<std::uint32_t>{1, 18, 19, 20}));
}

TEST(HotProcesses, LeavesLateAndDoesNotFlutter)
{
    std::vector<Process> processes = makeProcesses(20);
    HotProcesses hot(2);
    SteadyTime now(seconds(100));
    hot.select(processes, now);
    ASSERT_EQ(hotPids(processes), (std::set<std::uint32_t>{19, 20}));
    // Third and fourth place: under twice the top, it stays for good.
    processes[18].memoryBytes = 17.5e6;
    for (int i = 0; i < 100; ++i)
        hot.select(processes, now += seconds(1));
    EXPECT_EQ(hotPids(processes), (std::set<std::uint32_t>{18, 19, 20}));
    // Far behind: it stays for 30 s more, then leaves.
    processes[18].memoryBytes = 1;
    for (int i = 0; i < 30; ++i)
        hot.select(processes, now += seconds(1));
    EXPECT_TRUE(hotPids(processes).contains(19));
    hot.select(processes, now += seconds(1));
    EXPECT_FALSE(hotPids(processes).contains(19));
}

TEST(HotProcesses, EntriesAreBoundedOverTime)
{
    // A compiler run: in every second other processes are the hottest.
    HotProcesses hot(10);
    std::size_t entries = 0;
    const int kSeconds = 3600;
    for (int second = 0; second < kSeconds; ++second) {
        std::vector<Process> processes(50);
        for (Process &process : processes)
            process.smoothedCpu = 1;
        hot.select(processes, SteadyTime(seconds(second)));
        entries += hotPids(processes).size();
    }
    EXPECT_GE(entries, 40U);
    EXPECT_LE(entries, 40U + kSeconds / 10);
}

TEST(HotProcesses, FewerProcessesThanPlaces)
{
    std::vector<Process> processes = makeProcesses(2);
    HotProcesses hot(10);
    hot.select(processes, SteadyTime(seconds(1)));
    EXPECT_EQ(hotPids(processes).size(), 2U);
    hot.select({}, SteadyTime(seconds(2)));
    HotProcesses none(0);
    none.select(processes, SteadyTime(seconds(1)));
}

} // namespace
} // namespace perfdeck
