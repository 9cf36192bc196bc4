// SPDX-License-Identifier: GPL-3.0-or-later
// Against the machine the test runs on: what must hold on every Linux machine.
#include "core/collect/system/PciClass.h"
#include "tests/unit/system/FakeRoot.h"

#include <cmath>
#include <set>
#include <thread>
#include <unistd.h>

namespace perfdeck {
namespace {

double installedMemory()
{
    return static_cast<double>(::sysconf(_SC_PHYS_PAGES))
        * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

TEST(ThisMachine, TwoTicksGivePlausibleNumbers)
{
    SystemClock clock;
    MachineCollector collector{MachineCollectorOptions{}};
    const Observation first = collector.collect(clock.now(), clock.steady());
    EXPECT_EQ(valuesOf(first, {}).count("cpu_utilization_ratio"), 0U);
    // The kernel counts time in steps of 10 ms: one step at least must pass.
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const double installedBefore = installedMemory();
    const Observation second = collector.collect(clock.now(), clock.steady());
    const double installedAfter = installedMemory();

    const Values values = valuesOf(second, {});
    double modes = 0;
    for (const auto &[name, value] : values) {
        EXPECT_TRUE(std::isfinite(value)) << name;
        EXPECT_GE(value, name.starts_with("temperature") ? -100 : 0) << name;
        if (name.starts_with("cpu_utilization_ratio") || name.starts_with("disk_busy_ratio")
            || name.starts_with("pressure_ratio")) {
            EXPECT_LE(value, 1 + 1e-9) << name;
        }
        if (name.starts_with("cpu_utilization_ratio{mode="))
            modes += value;
    }
    EXPECT_NEAR(modes, 1, 1e-9);
    const double total = values.at("memory_total_bytes");
    // Virtual machines may be given memory between two readings.
    EXPECT_TRUE(total == installedBefore || total == installedAfter) << total;
    EXPECT_LE(values.at("memory_used_bytes"), total);
    EXPECT_EQ(values.count("load_average{window=\"1m\"}"), 1U);
}

TEST(ThisMachine, FindsAProcessThatWorks)
{
    SystemClock clock;
    MachineCollectorOptions options;
    options.topProcesses = 1000; // the machine may be busy with hotter ones
    MachineCollector collector(options);
    (void)collector.collect(clock.now(), clock.steady());
    const auto until = clock.steady() + std::chrono::milliseconds(300);
    volatile double sink = 1;
    while (clock.steady() < until)
        sink = std::sqrt(sink + 1);
    const Observation second = collector.collect(clock.now(), clock.steady());
    const std::string own = "pid=\"" + std::to_string(::getpid()) + "\"}";
    double used = 0;
    for (const auto &[name, value] : valuesOf(second, {}))
        if (name.starts_with("process_cpu_ratio") && name.ends_with(own))
            used = value;
    EXPECT_GT(used, 0.0);
    EXPECT_LT(used, 1.5);
}

TEST(ThisMachine, TopologyIsATree)
{
    const EntityTreePtr tree = readMachineTopology();
    ASSERT_FALSE(tree->empty());
    EXPECT_EQ(tree->front().kind, Entity::Kind::Machine);
    EXPECT_TRUE(tree->front().parent.empty());
    std::set<std::string> ids;
    long threads = 0;
    for (const Entity &entity : *tree) {
        EXPECT_TRUE(entity.parent.empty() || ids.contains(entity.parent)) << entity.id;
        EXPECT_TRUE(ids.insert(entity.id).second) << entity.id;
        EXPECT_FALSE(entity.name.empty()) << entity.id;
        for (const auto &[name, value] : entity.attributes)
            EXPECT_FALSE(name.empty() || value.empty()) << entity.id;
        threads += entity.kind == Entity::Kind::ProcessingUnit ? 1 : 0;
    }
    EXPECT_GE(threads, 1);
    EXPECT_LE(threads, ::sysconf(_SC_NPROCESSORS_CONF));
}

TEST(PciClass, NamesAndGpus)
{
    EXPECT_EQ(pciClassName(0x0300), "VGA");
    EXPECT_EQ(pciClassName(0x0380), "Display");
    EXPECT_EQ(pciClassName(0x0108), "NVMe storage");
    EXPECT_EQ(pciClassName(0xFF00), "Other");
    EXPECT_TRUE(isPciGpu(0x0302));
    EXPECT_TRUE(isPciGpu(0x1200));
    EXPECT_FALSE(isPciGpu(0x0200));
}

} // namespace
} // namespace perfdeck
