// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of one tick of this machine with all its processes, and in the same run the limit: a bare
// pread() of the same files, which stay open, without looking at a byte. One JSON line per size.
//
//   bench_machine_tick [--ticks 300] [--pause-ms 20] [--processes 0,500,2000] [--nvml LIBRARY]
//
// With --nvml the tick is measured once more beside GPUs that are read through that library, for
// example the stand-in of tests/support/nvml; the processor time is then that of both threads.
#include "bench/machine/SpawnedProcesses.h"

#include "core/collect/system/gpu/GpuWatch.h"
#include "core/collect/system/gpu/NvmlReader.h"
#include "core/collect/system/KeptFile.h"
#include "core/collect/system/MachineCollector.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <time.h>
#include <vector>

namespace perfdeck {
namespace {

struct Options
{
    int ticks = 300;
    int pauseMilliseconds = 20; ///< between ticks, so that caches and clocks are as in real life
    std::vector<std::size_t> processes{0, 500, 2000};
    std::string nvml; ///< empty: without GPUs
};

double microseconds(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

struct Cost
{
    double median = 0;
    double p95 = 0;
    double cpu = 0; ///< mean
};

Cost measure(const Options &options, const std::function<void()> &tick)
{
    for (int i = 0; i < 3; ++i)
        tick();
    std::vector<double> wall;
    double cpu = 0;
    for (int i = 0; i < options.ticks; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(options.pauseMilliseconds));
        const double wallBefore = microseconds(CLOCK_MONOTONIC);
        const double cpuBefore = microseconds(CLOCK_PROCESS_CPUTIME_ID);
        tick();
        cpu += microseconds(CLOCK_PROCESS_CPUTIME_ID) - cpuBefore;
        wall.push_back(microseconds(CLOCK_MONOTONIC) - wallBefore);
    }
    std::sort(wall.begin(), wall.end());
    return {wall[wall.size() / 2], wall[wall.size() * 95 / 100], cpu / options.ticks};
}

/// Every file that a tick reads on this machine, open.
std::vector<Descriptor> openSameFiles(std::size_t &processes)
{
    std::vector<std::string> paths;
    for (const char *name : {"stat",
                             "meminfo",
                             "loadavg",
                             "diskstats",
                             "net/dev",
                             "pressure/cpu",
                             "pressure/memory",
                             "pressure/io"})
        paths.push_back("/proc/" + std::string(name));
    const std::string cpus = "/sys/devices/system/cpu/";
    const std::size_t before = paths.size();
    for (const std::string &cpu : listDirectory(cpus))
        if (!readText(cpus + cpu + "/cpufreq/scaling_cur_freq").empty())
            paths.push_back(cpus + cpu + "/cpufreq/scaling_cur_freq");
    if (paths.size() == before)
        paths.emplace_back("/proc/cpuinfo");
    processes = 0;
    for (const std::string &name : listDirectory("/proc")) {
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        paths.push_back("/proc/" + name + "/stat");
        ++processes;
    }
    std::vector<Descriptor> files;
    for (const std::string &path : paths) {
        Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (file.isOpen())
            files.push_back(std::move(file));
    }
    return files;
}

void run(const Options &options, std::size_t spawned)
{
    const SpawnedProcesses children(spawned);
    SystemClock clock;
    MachineCollector collector{MachineCollectorOptions{}};
    std::size_t series = 0;
    const Cost tick = measure(
        options, [&] { series = collector.collect(clock.now(), clock.steady()).values.size(); });
    std::size_t processes = 0;
    const std::vector<Descriptor> files = openSameFiles(processes);
    std::vector<char> buffer(256 << 10);
    const Cost limit = measure(options, [&] {
        for (const Descriptor &file : files)
            (void)!::pread(file.number(), buffer.data(), buffer.size(), 0);
    });
    std::printf("{\"bench\":\"machine_tick\",\"processes\":%zu,\"files\":%zu,\"series\":%zu,"
                "\"tick_us_median\":%.1f,\"tick_us_p95\":%.1f,\"tick_cpu_us\":%.1f,"
                "\"limit_us_median\":%.1f,\"limit_us_p95\":%.1f,\"limit_cpu_us\":%.1f,"
                "\"cpu_ratio_to_limit\":%.2f}\n",
                processes,
                files.size(),
                series,
                tick.median,
                tick.p95,
                tick.cpu,
                limit.median,
                limit.p95,
                limit.cpu,
                tick.cpu / limit.cpu);
    std::fflush(stdout);
}

void runWithGpus(const Options &options)
{
    SystemClock clock;
    MachineCollector collector{MachineCollectorOptions{}};
    std::vector<std::unique_ptr<GpuReader>> readers;
    readers.push_back(std::make_unique<NvmlReader>(std::make_shared<GpuNumbers>(), options.nvml));
    GpuWatchOptions watchOptions;
    watchOptions.interval = std::chrono::milliseconds(options.pauseMilliseconds);
    GpuWatch gpus(std::move(readers), watchOptions);
    std::size_t devices = 0;
    std::size_t readings = 0;
    std::size_t series = 0;
    const double cpuBefore = microseconds(CLOCK_PROCESS_CPUTIME_ID);
    const Cost tick = measure(options, [&] {
        const GpuReadingsPtr taken = gpus.take();
        const auto samples = taken ? std::span(taken->samples) : std::span<const GpuSample>();
        devices = std::max(devices, samples.size());
        readings += samples.empty() ? 0U : 1U;
        series = collector.collect(clock.now(), clock.steady(), samples).values.size();
    });
    const double cpu = microseconds(CLOCK_PROCESS_CPUTIME_ID) - cpuBefore;
    std::printf("{\"bench\":\"machine_tick_gpus\",\"gpus\":%zu,\"series\":%zu,\"readings\":%zu,"
                "\"tick_us_median\":%.1f,\"tick_us_p95\":%.1f,\"tick_cpu_us\":%.1f,"
                "\"all_threads_cpu_us_per_tick\":%.1f}\n",
                devices,
                series,
                readings,
                tick.median,
                tick.p95,
                tick.cpu,
                cpu / options.ticks);
    std::fflush(stdout);
}

Options parse(int count, char **arguments)
{
    Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view name = arguments[i];
        const std::string_view value = arguments[i + 1];
        if (name == "--ticks")
            options.ticks = std::max(1, std::atoi(value.data()));
        else if (name == "--pause-ms")
            options.pauseMilliseconds = std::atoi(value.data());
        else if (name == "--nvml")
            options.nvml = value;
        else if (name == "--processes")
            options.processes.clear();
        std::size_t number = 0;
        for (const char *at = value.data(); name == "--processes" && *at != '\0';) {
            const auto [stop, error] = std::from_chars(at, value.data() + value.size(), number);
            if (error != std::errc())
                break;
            options.processes.push_back(number);
            at = *stop == ',' ? stop + 1 : stop;
        }
    }
    return options;
}

} // namespace
} // namespace perfdeck

int main(int count, char **arguments)
{
    const perfdeck::Options options = perfdeck::parse(count, arguments);
    for (const std::size_t processes : options.processes)
        perfdeck::run(options, processes);
    if (!options.nvml.empty())
        perfdeck::runWithGpus(options);
    return 0;
}
