// SPDX-License-Identifier: GPL-3.0-or-later
// What GPUs report as series of a tick.
#include "core/collect/system/gpu/GpuSeries.h"
#include "tests/unit/system/FakeRoot.h"

#include <algorithm>

namespace perfdeck {
namespace {

using std::chrono::seconds;

GpuSample busyGpu()
{
    GpuSample gpu;
    gpu.device = "gpu0";
    gpu.utilizationRatio = 0.75;
    gpu.memoryUsedBytes = 8e9;
    gpu.memoryTotalBytes = 80e9;
    gpu.memoryUtilizationRatio = 0.25;
    gpu.powerWatts = 310.5;
    gpu.powerLimitWatts = 700;
    gpu.temperatureCelsius = 61;
    gpu.clockHertz = 1.7e9;
    gpu.memoryClockHertz = 2.6e9;
    gpu.pcieReceiveBytesPerSecond = 1e6;
    gpu.pcieTransmitBytesPerSecond = 2e6;
    return gpu;
}

TEST(GpuSeries, EveryValueHasItsSeries)
{
    const FakeRoot root;
    FakeMachine machine(root);
    GpuSample silent;
    silent.device = "gpu1";
    silent.utilizationRatio = 0;
    const std::vector<GpuSample> gpus{busyGpu(), silent};
    const Values expected{{"gpu_utilization_ratio{device=\"gpu0\"}", 0.75},
                          {"gpu_memory_used_bytes{device=\"gpu0\"}", 8e9},
                          {"gpu_memory_total_bytes{device=\"gpu0\"}", 80e9},
                          {"gpu_memory_utilization_ratio{device=\"gpu0\"}", 0.25},
                          {"gpu_power_watts{device=\"gpu0\"}", 310.5},
                          {"gpu_power_limit_watts{device=\"gpu0\"}", 700},
                          {"gpu_temperature_celsius{device=\"gpu0\"}", 61},
                          {"gpu_clock_hertz{clock=\"sm\",device=\"gpu0\"}", 1.7e9},
                          {"gpu_clock_hertz{clock=\"memory\",device=\"gpu0\"}", 2.6e9},
                          {"gpu_pcie_receive_bytes_per_second{device=\"gpu0\"}", 1e6},
                          {"gpu_pcie_transmit_bytes_per_second{device=\"gpu0\"}", 2e6},
                          {"gpu_utilization_ratio{device=\"gpu1\"}", 0}};
    EXPECT_EQ(valuesOf(machine.tick(seconds(1), gpus)), expected);
    const Observation again = machine.tick(seconds(1), gpus);
    EXPECT_EQ(valuesOf(again), expected);
    // No readings came in this tick: nothing is invented, and the layout stays.
    const Observation none = machine.tick(seconds(1));
    EXPECT_TRUE(valuesOf(none).empty());
    EXPECT_EQ(none.series, again.series);
}

TEST(GpuSeries, ThrottleReasonsAreASetOfStates)
{
    const FakeRoot root;
    FakeMachine machine(root);
    GpuSample gpu;
    gpu.device = "gpu0";
    gpu.throttles = GpuThrottles();
    gpu.throttles->set(std::size_t(GpuThrottle::HardwareThermal));
    const Values values = valuesOf(machine.tick(seconds(1), std::vector{gpu}));
    const Values expected{{"gpu_throttled{device=\"gpu0\",reason=\"power_cap\"}", 0},
                          {"gpu_throttled{device=\"gpu0\",reason=\"software_thermal\"}", 0},
                          {"gpu_throttled{device=\"gpu0\",reason=\"hardware_thermal\"}", 1},
                          {"gpu_throttled{device=\"gpu0\",reason=\"power_brake\"}", 0},
                          {"gpu_throttled{device=\"gpu0\",reason=\"hardware_slowdown\"}", 0},
                          {"gpu_throttled{device=\"gpu0\",reason=\"sync_boost\"}", 0}};
    EXPECT_EQ(values, expected);
}

TEST(GpuSeries, ProcessesCarryTheirNames)
{
    const FakeRoot root;
    root.write("proc/42/comm", "py\tthon3\n");
    FakeMachine machine(root);
    GpuSample gpu;
    gpu.device = "gpu0";
    gpu.processes = {{42, 6e9, kNoGpuValue}, {43, kNoGpuValue, 0.5}};
    const Values values = valuesOf(machine.tick(seconds(1), std::vector{gpu}));
    const Values expected{
        {"gpu_process_memory_bytes{device=\"gpu0\",name=\"py?thon3\",pid=\"42\"}", 6e9},
        {"gpu_process_utilization_ratio{device=\"gpu0\",pid=\"43\"}", 0.5}};
    EXPECT_EQ(values, expected);
    // Ended: its place in the row is used again.
    gpu.processes = {{44, 5e9, kNoGpuValue}};
    const Observation next = machine.tick(seconds(1), std::vector{gpu});
    EXPECT_EQ(valuesOf(next),
              (Values{{"gpu_process_memory_bytes{device=\"gpu0\",pid=\"44\"}", 5e9}}));
    EXPECT_EQ(next.series->keys.size(), 2U);
}

TEST(GpuSeries, LargestProcessesComeFirstAndAreBounded)
{
    const FakeRoot root;
    FakeMachine machine(root);
    GpuSample gpu;
    gpu.device = "gpu0";
    for (std::uint32_t pid = 1; pid <= 100; ++pid)
        gpu.processes.push_back({pid, 1e6 * pid, kNoGpuValue});
    const Values values = valuesOf(machine.tick(seconds(1), std::vector{gpu}));
    EXPECT_EQ(values.size(), GpuSeries::kProcesses);
    EXPECT_EQ(values.count("gpu_process_memory_bytes{device=\"gpu0\",pid=\"100\"}"), 1U);
    EXPECT_EQ(values.count("gpu_process_memory_bytes{device=\"gpu0\",pid=\"85\"}"), 1U);
}

TEST(GpuSeries, ManyShortProcessesDoNotFillTheHistory)
{
    const FakeRoot root;
    FakeMachine machine(root);
    std::size_t made = 0;
    for (std::uint32_t tick = 1; tick <= 1000; ++tick) {
        GpuSample gpu;
        gpu.device = "gpu0";
        gpu.processes = {{tick, 1e6, kNoGpuValue}};
        made += valuesOf(machine.tick(seconds(1), std::vector{gpu})).size();
    }
    EXPECT_LE(made, 64U + 100U);
    EXPECT_GE(made, 64U + 98U);
}

} // namespace
} // namespace perfdeck
