// SPDX-License-Identifier: GPL-3.0-or-later
// GPUs of AMD and Intel over a /proc and /sys of the test's own.
#include "core/collect/system/gpu/DrmReader.h"
#include "tests/unit/system/FakeRoot.h"

#include <cmath>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(DrmFdinfo, ReadsIntegratedIntel)
{
    const auto client = parseDrmFdinfo(dataText("drm-fdinfo/i915"));
    ASSERT_TRUE(client);
    EXPECT_EQ(client->driver, "i915");
    EXPECT_EQ(client->busId, "0000:00:02.0");
    EXPECT_EQ(client->id, 39U);
    EXPECT_EQ(client->deviceMemoryBytes, std::nullopt);
    EXPECT_EQ(client->systemMemoryBytes, 6044U * 1024);
    ASSERT_EQ(client->engines.size(), 4U);
    EXPECT_EQ(client->engines[0].name, "render");
    EXPECT_EQ(client->engines[0].busyNanoseconds, 346249U);
    EXPECT_EQ(client->engines[2].name, "video");
    EXPECT_EQ(client->engines[2].capacity, 2U);
    EXPECT_EQ(client->engines[3].name, "video-enhance");
}

TEST(DrmFdinfo, ReadsCyclesOfXe)
{
    const auto client = parseDrmFdinfo(dataText("drm-fdinfo/xe"));
    ASSERT_TRUE(client);
    EXPECT_EQ(client->deviceMemoryBytes, 23992U * 1024);
    EXPECT_EQ(client->systemMemoryBytes, 192U * 1024);
    ASSERT_EQ(client->engines.size(), 5U);
    EXPECT_EQ(client->engines[0].name, "rcs");
    EXPECT_EQ(client->engines[0].cycles, 28257900U);
    EXPECT_EQ(client->engines[0].totalCycles, 7655183225U);
    EXPECT_EQ(client->engines[0].busyNanoseconds, std::nullopt);
    EXPECT_EQ(client->engines[4].capacity, 4U);
}

TEST(DrmFdinfo, ReadsTheOlderNamesOfAmd)
{
    const auto client = parseDrmFdinfo(dataText("drm-fdinfo/amdgpu"));
    ASSERT_TRUE(client);
    EXPECT_EQ(client->deviceMemoryBytes, 1ULL << 30U);
    EXPECT_EQ(client->systemMemoryBytes, 2048U * 1024);
    ASSERT_EQ(client->engines.size(), 2U);
    EXPECT_EQ(client->engines[0].busyNanoseconds, 123456789012U);
}

TEST(DrmFdinfo, HostileTexts)
{
    EXPECT_FALSE(parseDrmFdinfo(""));
    EXPECT_FALSE(parseDrmFdinfo("pos:\t0\nflags:\t02\n"));
    EXPECT_FALSE(parseDrmFdinfo("drm-driver:\n"));
    const auto client
        = parseDrmFdinfo("drm-driver: x\ndrm-engine-: 5 ns\ndrm-engine-a: -5 ns\n"
                         "drm-engine-b: 99999999999999999999 ns\ndrm-engine-capacity-c: 0\n"
                         "drm-resident-vram0: 18446744073709551615 GiB\ndrm-resident-vram1: 7\n"
                         "drm-resident-vram2: 18446744073709551615\ndrm-client-id: x\ndrm-\n:\n");
    ASSERT_TRUE(client);
    ASSERT_EQ(client->engines.size(), 1U);
    EXPECT_EQ(client->engines[0].capacity, 1U);
    EXPECT_EQ(client->deviceMemoryBytes, ~std::uint64_t{0}); // never wraps
    EXPECT_EQ(client->id, std::nullopt);
    std::string many = "drm-driver: x\n";
    for (int i = 0; i < 1000; ++i)
        many += "drm-engine-e" + std::to_string(i) + ": 1 ns\n";
    EXPECT_LE(parseDrmFdinfo(many)->engines.size(), 64U);
}

TEST(DpmClock, TakesTheMarkedLine)
{
    EXPECT_EQ(parseDpmClock("0: 500Mhz\n1: 1800Mhz *\n"), 1800e6);
    EXPECT_EQ(parseDpmClock("S: 19Mhz *\n0: 615Mhz \n"), 19e6);
    EXPECT_EQ(parseDpmClock("0: 500Mhz\n"), std::nullopt);
    EXPECT_EQ(parseDpmClock("Mhz * :"), std::nullopt);
    EXPECT_EQ(parseDpmClock(""), std::nullopt);
}

/// A machine with one card, and its reader.
class Drm : public testing::Test
{
protected:
    static constexpr const char *kDevice = "sys/devices/pci0000:00/0000:03:00.0";

    void addCard(const std::string &vendor, const std::string &driver)
    {
        write("vendor", vendor + "\n");
        m_root.write("sys/class/drm/card1-DP-1/status", "connected\n");
        m_root.write("sys/class/drm/renderD128/dev", "226:128\n");
        m_root.write("sys/class/drm/card1/dev", "226:1\n");
        std::filesystem::create_directories(m_root.path("sys/bus/pci/drivers/" + driver));
        std::filesystem::create_directory_symlink(m_root.path(kDevice),
                                                  m_root.path("sys/class/drm/card1/device"));
        std::filesystem::create_directory_symlink(m_root.path("sys/bus/pci/drivers/" + driver),
                                                  m_root.path(kDevice) + std::string("/driver"));
    }

    void write(const std::string &file, const std::string &text) const
    {
        m_root.write(std::string(kDevice) + '/' + file, text);
    }

    void addClient(int pid, int descriptor, const std::string &info) const
    {
        const std::string process = "proc/" + std::to_string(pid);
        const std::string number = std::to_string(descriptor);
        m_root.write(process + "/fdinfo/" + number, info);
        std::filesystem::create_directories(m_root.path(process + "/fd"));
        const std::string link = m_root.path(process + "/fd/" + number);
        if (!std::filesystem::is_symlink(link))
            std::filesystem::create_symlink("/dev/dri/renderD128", link);
    }

    GpuSample read(Duration passed = seconds(1))
    {
        m_time += passed;
        std::vector<GpuSample> samples;
        m_reader.read(SteadyTime(m_time), samples, m_faults);
        EXPECT_EQ(samples.size(), 1U);
        return samples.empty() ? GpuSample() : samples.front();
    }

    FakeRoot m_root;
    DrmReader m_reader{std::make_shared<GpuNumbers>(), m_root.path("proc"), m_root.path("sys")};
    FaultCounts m_faults;
    Duration m_time = std::chrono::hours(1);
};

TEST_F(Drm, MachineWithoutCards)
{
    EXPECT_TRUE(m_reader.devices().empty());
    m_root.write("sys/class/drm/card0/device/vendor", "0x10de\n"); // NVIDIA's are read elsewhere
    EXPECT_TRUE(m_reader.devices().empty());
    std::vector<GpuSample> samples;
    m_reader.read({}, samples, m_faults);
    EXPECT_TRUE(samples.empty());
}

TEST_F(Drm, AmdInBaseUnits)
{
    addCard("0x1002", "amdgpu");
    write("gpu_busy_percent", "37\n");
    write("mem_busy_percent", "12\n");
    write("mem_info_vram_used", "1073741824\n");
    write("mem_info_vram_total", "17163091968\n");
    write("pp_dpm_sclk", "0: 500Mhz\n1: 1800Mhz *\n2: 2400Mhz\n");
    write("pp_dpm_mclk", "0: 96Mhz *\n1: 1000Mhz\n");
    write("hwmon/hwmon3/power1_average", "115000000\n");
    write("hwmon/hwmon3/power1_cap", "300000000\n");
    write("hwmon/hwmon3/temp1_input", "54000\n");
    const std::vector<GpuDevice> devices = m_reader.devices();
    ASSERT_EQ(devices.size(), 1U);
    EXPECT_EQ(devices[0].device, "gpu0");
    EXPECT_EQ(devices[0].busId, "0000:03:00.0");
    const std::vector<std::pair<std::string, std::string>> attributes{
        {"GPU memory", "16.0 GiB"}, {"Driver", "amdgpu"}, {"Card", "card1"}};
    EXPECT_EQ(devices[0].attributes, attributes);
    const GpuSample gpu = read();
    EXPECT_EQ(gpu.name, "AMD GPU");
    EXPECT_DOUBLE_EQ(gpu.utilizationRatio, 0.37);
    EXPECT_DOUBLE_EQ(gpu.memoryUtilizationRatio, 0.12);
    EXPECT_EQ(gpu.memoryUsedBytes, 1073741824.0);
    EXPECT_EQ(gpu.memoryTotalBytes, 17163091968.0);
    EXPECT_DOUBLE_EQ(gpu.powerWatts, 115);
    EXPECT_DOUBLE_EQ(gpu.powerLimitWatts, 300);
    EXPECT_DOUBLE_EQ(gpu.temperatureCelsius, 54);
    EXPECT_EQ(gpu.clockHertz, 1800e6);
    EXPECT_EQ(gpu.memoryClockHertz, 96e6);
    EXPECT_FALSE(gpu.throttles);
    write("gpu_busy_percent", "99\n");
    ASSERT_EQ(m_reader.devices().size(), 1U); // looked for again: the same card
    EXPECT_DOUBLE_EQ(read().utilizationRatio, 0.99);
    EXPECT_EQ(m_faults.total(), 0U);
}

TEST_F(Drm, ASleepingGpuIsNotWoken)
{
    addCard("0x1002", "amdgpu");
    write("gpu_busy_percent", "37\n");
    write("power/runtime_status", "suspended\n");
    ASSERT_EQ(m_reader.devices().size(), 1U);
    EXPECT_TRUE(std::isnan(read().utilizationRatio));
    write("power/runtime_status", "active\n");
    EXPECT_DOUBLE_EQ(read().utilizationRatio, 0.37);
}

TEST_F(Drm, XeFromEnergyAndCycles)
{
    addCard("0x8086", "xe");
    write("tile0/gt0/freq0/act_freq", "2050\n");
    write("tile0/gt0/freq0/throttle/reason_pl1", "1\n");
    write("tile0/gt0/freq0/throttle/reason_thermal", "0\n");
    write("hwmon/hwmon4/energy1_input", "1000000\n");
    const auto client = [](int id, long cycles, long total) {
        return "drm-driver: xe\ndrm-pdev: 0000:03:00.0\ndrm-client-id: " + std::to_string(id)
            + "\ndrm-resident-vram0: 1024 KiB\ndrm-cycles-rcs: " + std::to_string(cycles)
            + "\ndrm-total-cycles-rcs: " + std::to_string(total) + '\n';
    };
    addClient(100, 5, client(1, 0, 1000));
    addClient(100, 6, client(1, 0, 1000)); // the same client by another descriptor
    addClient(200, 7, client(2, 500, 1000));
    m_root.write("proc/200/fdinfo/8", client(3, 0, 1000)); // no descriptor of a graphics device
    ASSERT_EQ(m_reader.devices().size(), 1U);
    const GpuSample first = read();
    EXPECT_TRUE(std::isnan(first.powerWatts)); // one reading is no rate
    EXPECT_TRUE(std::isnan(first.utilizationRatio));
    EXPECT_EQ(first.clockHertz, 2050e6);
    ASSERT_TRUE(first.throttles);
    EXPECT_EQ(first.throttles->count(), 1U);
    EXPECT_TRUE(first.throttles->test(std::size_t(GpuThrottle::PowerCap)));
    ASSERT_EQ(first.processes.size(), 2U);
    EXPECT_EQ(first.processes[0].memoryBytes, 1024 * 1024);
    EXPECT_EQ(first.memoryUsedBytes, 2 * 1024 * 1024);

    write("hwmon/hwmon4/energy1_input", "61000000\n");
    addClient(100, 5, client(1, 250, 2000));
    addClient(100, 6, client(1, 250, 2000));
    addClient(200, 7, client(2, 1000, 2000));
    const GpuSample second = read(seconds(2));
    EXPECT_DOUBLE_EQ(second.powerWatts, 30);
    ASSERT_EQ(second.processes.size(), 2U);
    EXPECT_DOUBLE_EQ(second.processes[0].utilizationRatio, 0.25);
    EXPECT_DOUBLE_EQ(second.processes[1].utilizationRatio, 0.5);
    EXPECT_DOUBLE_EQ(second.utilizationRatio, 0.75);
}

TEST_F(Drm, I915FromBusyTime)
{
    addCard("0x8086", "i915");
    m_root.write("sys/class/drm/card1/gt/gt0/rps_act_freq_mhz", "900\n");
    m_root.write("sys/class/drm/card1/gt/gt0/throttle_reason_thermal", "1\n");
    const auto client = [](long render, long video) {
        return "drm-driver: i915\ndrm-pdev: 0000:03:00.0\ndrm-client-id: 4\ndrm-engine-render: "
            + std::to_string(render) + " ns\ndrm-engine-video: " + std::to_string(video)
            + " ns\ndrm-engine-capacity-video: 2\n";
    };
    addClient(10, 3, client(0, 0));
    ASSERT_EQ(m_reader.devices().size(), 1U);
    (void)read();
    addClient(10, 3, client(400'000'000, 1'800'000'000));
    GpuSample gpu = read();
    EXPECT_EQ(gpu.clockHertz, 900e6);
    EXPECT_DOUBLE_EQ(gpu.utilizationRatio, 0.9); // two video engines, the busiest kind
    EXPECT_TRUE(gpu.throttles->test(std::size_t(GpuThrottle::HardwareThermal)));
    // In between the reading before counts; a counter that goes back means that nothing happened.
    EXPECT_DOUBLE_EQ(read(milliseconds(100)).utilizationRatio, 0.9);
    addClient(10, 3, client(300'000'000, 1'800'000'000));
    EXPECT_DOUBLE_EQ(read().utilizationRatio, 0);
    addClient(10, 3, client(500'000'000, 1'800'000'000));
    EXPECT_DOUBLE_EQ(read().utilizationRatio, 0.1); // not counted twice
    m_root.remove("proc/10");
    EXPECT_TRUE(std::isnan(read().utilizationRatio));
    EXPECT_EQ(m_faults.total(), 0U);
}

TEST_F(Drm, ManyProcessesTakeTurns)
{
    addCard("0x1002", "amdgpu");
    for (int pid = 1; pid <= 250; ++pid)
        m_root.write("proc/" + std::to_string(pid) + "/comm", "x\n");
    addClient(250, 3, "drm-driver: amdgpu\ndrm-pdev: 0000:03:00.0\ndrm-memory-vram: 4 MiB\n");
    ASSERT_EQ(m_reader.devices().size(), 1U);
    EXPECT_TRUE(read().processes.empty());
    EXPECT_TRUE(read().processes.empty());
    ASSERT_EQ(read().processes.size(), 1U);
    EXPECT_EQ(read().processes[0].memoryBytes, 4 * 1024 * 1024);
}

} // namespace
} // namespace perfdeck
