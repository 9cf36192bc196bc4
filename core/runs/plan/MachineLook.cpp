// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MachineLook.h"

#include "core/base/Text.h"
#include "core/runs/plan/SmallFile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <sched.h>
#include <set>
#include <sstream>
#include <sys/utsname.h>
#include <thread>

namespace perfdeck {

namespace {

/// What stands behind "KEY" and a colon or equals sign, in the first line that begins with it.
std::string entry(const std::string &text, std::string_view key)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(key))
            continue;
        const std::size_t at = line.find_first_of(":=");
        if (at != std::string::npos && trimmed(std::string_view(line).substr(0, at)) == key)
            return std::string(trimmed(std::string_view(line).substr(at + 1)));
    }
    return {};
}

/// Of /proc/meminfo, in bytes.
std::uint64_t kibibytes(const std::string &text, std::string_view key)
{
    const std::string value = entry(text, key);
    std::uint64_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number << 10U;
}

int allowedCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    return sched_getaffinity(0, sizeof set, &set) == 0 ? std::max(CPU_COUNT(&set), 1) : 1;
}

void readCpu(MachineLook &look, const std::string &root)
{
    const std::string info = smallText(root + "/proc/cpuinfo");
    look.cpuModel = entry(info, "model name");
    look.microcode = entry(info, "microcode");
    look.cores = allowedCores();
    const std::string cpus = root + "/sys/devices/system/cpu/";
    std::set<std::string> governors;
    for (const std::string &policy : folderEntries(cpus + "cpufreq"))
        if (std::string governor = smallText(cpus + "cpufreq/" + policy + "/scaling_governor");
            !governor.empty())
            governors.insert(std::move(governor));
    look.governors.assign(governors.begin(), governors.end());
    if (const auto kilohertz = smallNumber(cpus + "cpu0/cpufreq/base_frequency"))
        look.baseHertz = *kilohertz * 1e3;
    else if (const auto most = smallNumber(cpus + "cpu0/cpufreq/cpuinfo_max_freq"))
        look.baseHertz = *most * 1e3;
    if (const auto off = smallNumber(cpus + "intel_pstate/no_turbo"))
        look.boost = *off == 0;
    else if (const auto on = smallNumber(cpus + "cpufreq/boost"))
        look.boost = *on != 0;
    if (const auto active = smallNumber(cpus + "smt/active"))
        look.smt = *active != 0;
    for (const std::string &cpu : folderEntries(cpus))
        look.throttleCount += static_cast<std::uint64_t>(
            smallNumber(cpus + cpu + "/thermal_throttle/core_throttle_count").value_or(0));
}

void readContainer(MachineLook &look, const std::string &root)
{
    // Version 2 of control groups; the group of a container is the root that it sees.
    std::istringstream limit(smallText(root + "/sys/fs/cgroup/cpu.max"));
    double quota = 0;
    double period = 0;
    if (limit >> quota >> period && period > 0)
        look.cpuLimit = quota / period;
    else if (const auto old = smallNumber(root + "/sys/fs/cgroup/cpu/cpu.cfs_quota_us");
             old && *old > 0)
        look.cpuLimit
            = *old / smallNumber(root + "/sys/fs/cgroup/cpu/cpu.cfs_period_us").value_or(100'000);
    if (const auto bytes = smallNumber(root + "/sys/fs/cgroup/memory.max"))
        look.memoryLimitBytes = static_cast<std::uint64_t>(*bytes);
}

/// A machine with a battery whose mains say that they are off.
std::optional<bool> onBattery(const std::string &root)
{
    const std::string supplies = root + "/sys/class/power_supply/";
    bool hasBattery = false;
    std::optional<bool> isOnline;
    for (const std::string &name : folderEntries(supplies)) {
        hasBattery = hasBattery
            || (smallText(supplies + name + "/type") == "Battery"
                && smallText(supplies + name + "/scope") != "Device");
        if (smallText(supplies + name + "/type") == "Mains")
            if (const auto online = smallNumber(supplies + name + "/online"))
                isOnline = isOnline.value_or(false) || *online != 0;
    }
    return hasBattery && isOnline ? std::optional(!*isOnline) : std::nullopt;
}

} // namespace

std::optional<CpuTimes> readCpuTimes(const std::string &root)
{
    std::istringstream line(smallText(root + "/proc/stat"));
    std::string name;
    std::array<double, 8> times{}; // user nice system idle iowait irq softirq steal
    line >> name;
    for (double &each : times)
        line >> each;
    if (!line || name != "cpu")
        return std::nullopt;
    CpuTimes result;
    result.steal = times[7];
    result.busy = times[0] + times[1] + times[2] + times[5] + times[6];
    result.all = result.busy + result.steal + times[3] + times[4];
    return result;
}

void addBusy(MachineLook &look, const CpuTimes &before, const CpuTimes &after)
{
    const double all = after.all - before.all;
    if (!(all > 0))
        return;
    look.busyRatio = std::clamp((after.busy - before.busy) / all, 0.0, 1.0);
    look.stealRatio = std::clamp((after.steal - before.steal) / all, 0.0, 1.0);
}

MachineLook watchMachine(std::chrono::milliseconds time)
{
    const auto before = readCpuTimes();
    std::this_thread::sleep_for(time);
    const auto after = readCpuTimes();
    MachineLook look = lookAtMachine();
    if (before && after)
        addBusy(look, *before, *after);
    return look;
}

MachineLook lookAtMachine(const std::string &root)
{
    MachineLook look;
    readCpu(look, root);
    readContainer(look, root);
    look.onBattery = onBattery(root);
    if (const auto mode = smallNumber(root + "/proc/sys/kernel/randomize_va_space"))
        look.addressRandomisation = static_cast<int>(*mode);
    const std::string memory = smallText(root + "/proc/meminfo");
    look.memoryBytes = kibibytes(memory, "MemTotal");
    look.swapUsedBytes = kibibytes(memory, "SwapTotal") - kibibytes(memory, "SwapFree");
    look.loadAverage = smallNumber(root + "/proc/loadavg").value_or(0);
    utsname names{};
    if (uname(&names) == 0)
        look.kernel = names.release;
    look.operatingSystem = entry(smallText(root + "/etc/os-release"), "PRETTY_NAME");
    std::erase(look.operatingSystem, '"');
    return look;
}

} // namespace perfdeck
