// SPDX-License-Identifier: GPL-3.0-or-later
// NvmlReader over the stand-in library, which is loaded as the real one would be.
#include "core/collect/system/gpu/NvmlReader.h"
#include "tests/unit/system/gpu/NvmlScript.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {
namespace {

const std::string kTwoGpus = "driver 550.54.15\n"
                             "gpu NVIDIA H100 80GB HBM3\n"
                             "bus 0000:17:00.0\n"
                             "uuid GPU-6b0a\n"
                             "total 85899345920\nused 8589934592\nreserved 1073741824\n"
                             "busy 87\nmembusy 41\npower 312450\nlimit 700000\ntemp 61\n"
                             "sm 1755\ngraphics 1740\nmem 2619\nreasons 0x4\nrx 1500\ntx 250\n"
                             "compute-process 4242 6442450944\n"
                             "compute-process 77 na\n"
                             "graphics-process 4242 6442450944\n"
                             "graphics-process 99 1048576\n"
                             "gpu NVIDIA T4\n"
                             "bus 0000:65:00.0\n"
                             "busy 0\n";

class Nvml : public testing::Test
{
protected:
    [[nodiscard]] NvmlReader reader(const char *library = PERFDECK_NVML) const
    {
        return NvmlReader(m_numbers, library);
    }

    std::vector<GpuSample> read(NvmlReader &reader)
    {
        std::vector<GpuSample> samples;
        reader.read({}, samples, m_faults);
        return samples;
    }

    NvmlScript m_script{kTwoGpus};
    std::shared_ptr<GpuNumbers> m_numbers = std::make_shared<GpuNumbers>();
    FaultCounts m_faults;
};

TEST_F(Nvml, WithoutLibraryThereIsNothing)
{
    NvmlReader reader(m_numbers, "/nonexistent/libnvidia-ml.so.1");
    EXPECT_TRUE(reader.devices().empty());
    EXPECT_TRUE(read(reader).empty());
    reader.readSlow(std::chrono::steady_clock::now() + std::chrono::seconds(1));
    EXPECT_EQ(m_faults.total(), 0U);
    const auto opened = NvmlLibrary::open("/nonexistent/libnvidia-ml.so.1");
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message().find("/nonexistent"), std::string::npos);
}

TEST_F(Nvml, DriverThatIsNotLoadedIsTriedAgain)
{
    m_script.write("fail nvmlInit_v2 9\n" + kTwoGpus);
    const auto opened = NvmlLibrary::open(PERFDECK_NVML);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Unavailable);
    EXPECT_NE(opened.error().message().find("Driver Not Loaded"), std::string::npos);
    NvmlReader reader = this->reader();
    EXPECT_TRUE(reader.devices().empty());
    m_script.write(kTwoGpus);
    EXPECT_EQ(reader.devices().size(), 2U);
}

TEST_F(Nvml, DescribesDevices)
{
    NvmlReader reader = this->reader();
    const std::vector<GpuDevice> devices = reader.devices();
    ASSERT_EQ(devices.size(), 2U);
    const std::vector<std::pair<std::string, std::string>> attributes{
        {"GPU memory", "80 GiB"}, {"Driver", "NVIDIA 550.54.15"}, {"UUID", "GPU-6b0a"}};
    EXPECT_EQ(devices[0].device, "gpu0");
    EXPECT_EQ(devices[0].name, "NVIDIA H100 80GB HBM3");
    EXPECT_EQ(devices[0].busId, "0000:17:00.0");
    EXPECT_EQ(devices[0].parent, "");
    EXPECT_EQ(devices[0].attributes, attributes);
    EXPECT_EQ(devices[1].device, "gpu1");
    EXPECT_EQ(devices[1].busId, "0000:65:00.0");
}

TEST_F(Nvml, ReadsInBaseUnits)
{
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 2U);
    reader.readSlow(std::chrono::steady_clock::now() + std::chrono::seconds(10));
    const std::vector<GpuSample> samples = read(reader);
    ASSERT_EQ(samples.size(), 2U);
    const GpuSample &gpu = samples[0];
    EXPECT_EQ(gpu.device, "gpu0");
    EXPECT_EQ(gpu.name, "NVIDIA H100 80GB HBM3");
    EXPECT_EQ(gpu.problem, "");
    EXPECT_DOUBLE_EQ(gpu.utilizationRatio, 0.87);
    EXPECT_EQ(gpu.memoryUtilizationRatio, 0.41);
    EXPECT_EQ(gpu.memoryUsedBytes, 8589934592.0); // without what the driver keeps
    EXPECT_EQ(gpu.memoryTotalBytes, 85899345920.0);
    EXPECT_EQ(gpu.powerWatts, 312.45);
    EXPECT_DOUBLE_EQ(gpu.powerLimitWatts, 700);
    EXPECT_EQ(gpu.temperatureCelsius, 61);
    EXPECT_EQ(gpu.clockHertz, 1755e6);
    EXPECT_EQ(gpu.memoryClockHertz, 2619e6);
    EXPECT_EQ(gpu.pcieReceiveBytesPerSecond, 1.5e6);
    EXPECT_EQ(gpu.pcieTransmitBytesPerSecond, 0.25e6);
    ASSERT_TRUE(gpu.throttles);
    EXPECT_EQ(gpu.throttles->count(), 1U);
    EXPECT_TRUE(gpu.throttles->test(std::size_t(GpuThrottle::PowerCap)));
}

TEST_F(Nvml, ProcessesOfBothListsOnceEach)
{
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 2U);
    const std::vector<GpuProcess> processes = read(reader)[0].processes;
    ASSERT_EQ(processes.size(), 3U);
    EXPECT_EQ(processes[0].pid, 77U);
    EXPECT_TRUE(std::isnan(processes[0].memoryBytes)); // the driver does not tell
    EXPECT_EQ(processes[1].pid, 99U);
    EXPECT_EQ(processes[1].memoryBytes, 1048576);
    EXPECT_EQ(processes[2].pid, 4242U);
    EXPECT_EQ(processes[2].memoryBytes, 6442450944.0);
}

TEST_F(Nvml, MoreProcessesThanExpectedAreAllListed)
{
    std::string script = kTwoGpus;
    for (int pid = 1000; pid < 1500; ++pid)
        script += "compute-process " + std::to_string(pid) + " 4096\n";
    m_script.write(script);
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 2U);
    EXPECT_EQ(read(reader)[1].processes.size(), 500U);
}

TEST_F(Nvml, WhatADeviceDoesNotTellIsAbsent)
{
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 2U);
    reader.readSlow(std::chrono::steady_clock::now() + std::chrono::seconds(10));
    const GpuSample gpu = read(reader)[1];
    EXPECT_EQ(gpu.utilizationRatio, 0);
    for (const double value : {gpu.memoryUsedBytes,
                               gpu.memoryTotalBytes,
                               gpu.powerWatts,
                               gpu.powerLimitWatts,
                               gpu.temperatureCelsius,
                               gpu.clockHertz,
                               gpu.memoryClockHertz,
                               gpu.pcieReceiveBytesPerSecond,
                               gpu.pcieTransmitBytesPerSecond})
        EXPECT_TRUE(std::isnan(value)) << value;
    EXPECT_FALSE(gpu.throttles);
    EXPECT_EQ(gpu.problem, "");
    EXPECT_EQ(m_faults.total(), 0U);
}

TEST_F(Nvml, OldDriverGivesWhatItHas)
{
    NvmlReader reader = this->reader(PERFDECK_NVML_OLD);
    ASSERT_EQ(reader.devices().size(), 2U);
    const GpuSample gpu = read(reader)[0];
    EXPECT_EQ(gpu.memoryUsedBytes, 9663676416.0); // the old function counts what the driver keeps
    EXPECT_EQ(gpu.powerWatts, 312.45);
    ASSERT_TRUE(gpu.throttles);
    EXPECT_TRUE(gpu.throttles->test(std::size_t(GpuThrottle::PowerCap)));
    ASSERT_EQ(gpu.processes.size(), 3U);
    EXPECT_EQ(gpu.processes[2].memoryBytes, 6442450944.0);
}

TEST_F(Nvml, GeneralReasonGivesWayToTheParticularOne)
{
    m_script.write("gpu A\nbus 0000:01:00.0\nreasons 0x68\n"); // slowdown, both kinds of heat
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 1U);
    const GpuSample hot = read(reader)[0];
    ASSERT_TRUE(hot.throttles);
    EXPECT_TRUE(hot.throttles->test(std::size_t(GpuThrottle::HardwareThermal)));
    EXPECT_TRUE(hot.throttles->test(std::size_t(GpuThrottle::SoftwareThermal)));
    EXPECT_FALSE(hot.throttles->test(std::size_t(GpuThrottle::HardwareSlowdown)));
    m_script.write("gpu A\nbus 0000:01:00.0\nreasons 0x9\n"); // idle is no reason
    const GpuSample slow = read(reader)[0];
    EXPECT_EQ(slow.throttles->count(), 1U);
    EXPECT_TRUE(slow.throttles->test(std::size_t(GpuThrottle::HardwareSlowdown)));
}

TEST_F(Nvml, InstancesAreDevicesOfTheirOwn)
{
    m_script.write("gpu NVIDIA A100\nbus 0000:31:00.0\ntotal 40000\nused 9000\npower 100000\n"
                   "compute-process 10 5000 3\ncompute-process 11 500\n"
                   "mig NVIDIA A100 MIG 1g.5gb\nuuid MIG-1\ntotal 5000\nused 4000\ngi 7\nci 0\n"
                   "compute-process 10 5000 7\n"
                   "mig NVIDIA A100 MIG 2g.10gb\ntotal 10000\nused 5000\ngi 3\n"
                   "fail nvmlDeviceGetUtilizationRates 3\n"
                   "gpu NVIDIA T4\nbus 0000:65:00.0\nbusy 5\n");
    NvmlReader reader = this->reader();
    const std::vector<GpuDevice> devices = reader.devices();
    ASSERT_EQ(devices.size(), 4U);
    EXPECT_EQ(devices[1].device, "gpu0:mig0");
    EXPECT_EQ(devices[1].parent, "gpu0");
    const std::vector<std::pair<std::string, std::string>> attributes{{"GPU memory", "4.9 KiB"},
                                                                      {"UUID", "MIG-1"},
                                                                      {"GPU instance", "7"},
                                                                      {"Compute instance", "0"}};
    EXPECT_EQ(devices[1].attributes, attributes);
    EXPECT_EQ(devices[2].device, "gpu0:mig1");
    EXPECT_EQ(devices[3].device, "gpu1");
    const std::vector<GpuSample> samples = read(reader);
    ASSERT_EQ(samples.size(), 4U);
    ASSERT_EQ(samples[0].processes.size(), 1U); // that of an instance is listed there
    EXPECT_EQ(samples[0].processes[0].pid, 11U);
    EXPECT_EQ(samples[1].memoryUsedBytes, 4000);
    EXPECT_TRUE(std::isnan(samples[1].powerWatts)); // the power is that of the whole GPU
    ASSERT_EQ(samples[1].processes.size(), 1U);
    EXPECT_EQ(samples[1].processes[0].pid, 10U);
    EXPECT_TRUE(std::isnan(samples[2].utilizationRatio));
}

TEST_F(Nvml, LostGpuHasAProblemAndComesBack)
{
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 2U);
    EXPECT_EQ(read(reader)[0].problem, "");
    std::string lost = kTwoGpus;
    lost.insert(lost.find("gpu NVIDIA T4"), "lost 15\n");
    m_script.write(lost);
    std::vector<GpuSample> samples = read(reader);
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_EQ(samples[0].problem, "GPU is lost");
    EXPECT_EQ(samples[0].device, "gpu0");
    EXPECT_EQ(samples[0].name, "NVIDIA H100 80GB HBM3");
    EXPECT_TRUE(std::isnan(samples[0].utilizationRatio));
    EXPECT_TRUE(samples[0].processes.empty());
    EXPECT_EQ(samples[1].utilizationRatio, 0); // the other one works on
    EXPECT_EQ(m_faults.of(Fault::NotReadable), 1U);
    (void)read(reader);
    EXPECT_EQ(m_faults.of(Fault::NotReadable), 1U); // told once
    // Still lost when looked for again: it keeps its place and what is known of it.
    std::vector<GpuDevice> devices = reader.devices();
    ASSERT_EQ(devices.size(), 2U);
    EXPECT_EQ(devices[0].busId, "0000:17:00.0");
    EXPECT_EQ(read(reader)[0].problem, "GPU is lost");
    m_script.write(kTwoGpus);
    EXPECT_EQ(read(reader)[0].problem, "GPU is lost"); // nobody asks a lost GPU at every tick
    (void)reader.devices();
    samples = read(reader);
    EXPECT_EQ(samples[0].problem, "");
    EXPECT_DOUBLE_EQ(samples[0].utilizationRatio, 0.87);
}

TEST_F(Nvml, DriverThatGoesAwayTakesAllWithIt)
{
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 2U);
    m_script.write("fail nvmlInit_v2 18\nfail nvmlDeviceGetUtilizationRates 18\n" + kTwoGpus);
    for (const GpuSample &sample : read(reader))
        EXPECT_EQ(sample.problem, "Driver/library version mismatch");
    EXPECT_EQ(reader.devices().size(), 2U);
    for (const GpuSample &sample : read(reader))
        EXPECT_NE(sample.problem.find("Driver/library version mismatch"), std::string::npos);
    reader.readSlow(std::chrono::steady_clock::now() + std::chrono::seconds(1));
    m_script.write(kTwoGpus);
    (void)reader.devices();
    EXPECT_DOUBLE_EQ(read(reader)[0].utilizationRatio, 0.87);
}

TEST_F(Nvml, GpuThatIsLostFromTheStartKeepsItsNumber)
{
    std::string lost = kTwoGpus;
    lost.insert(lost.find("gpu NVIDIA T4"), "lost 15\n");
    m_script.write(lost);
    NvmlReader reader = this->reader();
    const std::vector<GpuDevice> devices = reader.devices();
    ASSERT_EQ(devices.size(), 2U);
    EXPECT_EQ(devices[0].name, "NVIDIA GPU");
    EXPECT_EQ(read(reader)[0].problem, "GPU is lost");
    EXPECT_EQ(devices[1].device, "gpu1");
}

TEST_F(Nvml, SlowValuesTakeTurnsWhenTimeIsShort)
{
    std::string script;
    for (int i = 0; i < 3; ++i)
        script += "gpu G\nbus 0000:0" + std::to_string(i) + ":00.0\nrx 1\ntx 2\n";
    m_script.write(script);
    NvmlReader reader = this->reader();
    ASSERT_EQ(reader.devices().size(), 3U);
    const auto measured = [&] {
        const std::vector<GpuSample> samples = read(reader);
        return std::count_if(samples.begin(), samples.end(), [](const GpuSample &sample) {
            return !std::isnan(sample.pcieReceiveBytesPerSecond);
        });
    };
    EXPECT_EQ(measured(), 0);
    reader.readSlow(std::chrono::steady_clock::now()); // no time at all
    EXPECT_EQ(measured(), 0);
    // One device takes 40 ms, so in 10 ms at most one is begun.
    for (int turn = 1; turn <= 3; ++turn) {
        reader.readSlow(std::chrono::steady_clock::now() + std::chrono::milliseconds(10));
        EXPECT_LE(measured(), turn);
    }
    reader.readSlow(std::chrono::steady_clock::now() + std::chrono::seconds(10));
    EXPECT_EQ(measured(), 3);
}

} // namespace
} // namespace perfdeck
