// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/Preflight.h"

#include "core/base/Fingerprint.h"
#include "core/model/MetricInfo.h"
#include "core/model/ValueText.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace perfdeck {

namespace {

std::string percent(double ratio)
{
    return std::to_string(std::lround(ratio * 100)) + " %";
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string decimal(double value, int digits)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

/// Collects what is wrong.
class Look final
{
public:
    explicit Look(const MachineLook &look)
        : m_look(look)
    {
    }

    std::vector<VerdictReason> reasons()
    {
        clocks();
        others();
        limits();
        return std::move(m_reasons);
    }

private:
    void add(const char *code, std::string text, bool isFatal = false)
    {
        m_reasons.push_back({code, std::move(text), isFatal});
    }

    void clocks()
    {
        const auto &governors = m_look.governors;
        if (!governors.empty() && governors != std::vector<std::string>{"performance"})
            add("governor",
                "The clock follows the load (governor " + joined(governors)
                    + "). sudo cpupower frequency-set -g performance");
        if (m_look.boost.value_or(false))
            add("boost",
                "Boost clocks come and go with the temperature. Switch them off in "
                "/sys/devices/system/cpu (cpufreq/boost or intel_pstate/no_turbo)");
        if (m_look.addressRandomisation.value_or(0) != 0)
            add("aslr",
                "Addresses are random in each process, which moves results a little. setarch -R "
                "COMMAND, or more repetitions");
        if (m_look.smt.value_or(false))
            add("smt",
                "Two threads share each core. echo off | sudo tee "
                "/sys/devices/system/cpu/smt/control, or measure with half of the threads");
        if (m_look.throttleCount > 0)
            add("throttled",
                "The processor has slowed itself down " + std::to_string(m_look.throttleCount)
                    + " times for its temperature since the machine started. Look at the cooling");
        if (m_look.onBattery.value_or(false))
            add("battery", "The machine runs on its battery. Plug it in", true);
    }

    void others()
    {
        if (std::string busy = busyWith(m_look); !busy.empty())
            add("load", std::move(busy) + ". End other programs, or wait", true);
        constexpr double kMostSteal = 0.01;
        if (m_look.stealRatio.value_or(0) > kMostSteal)
            add("steal",
                "Other guests of the host take " + percent(*m_look.stealRatio)
                    + " of the processors. Measure more often, interleaved");
        constexpr std::uint64_t kLittleSwap = 16 << 20;
        if (m_look.swapUsedBytes > kLittleSwap)
            add("swap",
                valueText(static_cast<double>(m_look.swapUsedBytes), Unit::Byte)
                    + " of memory is swapped out. Free memory, then swapoff -a; swapon -a");
        if (m_look.gpuProcesses.empty())
            return;
        const ForeignGpuProcess &first = m_look.gpuProcesses.front();
        add("gpu-processes",
            std::to_string(m_look.gpuProcesses.size())
                + (m_look.gpuProcesses.size() == 1 ? " other process uses" : " other processes use")
                + " GPU " + first.device + ", first of them " + first.name + " ("
                + std::to_string(first.pid) + "). End it for the time of the run");
    }

    void limits()
    {
        if (m_look.cpuLimit && *m_look.cpuLimit < m_look.cores)
            add("container-limit",
                "The container may use " + decimal(*m_look.cpuLimit, 2) + " of "
                    + std::to_string(m_look.cores)
                    + " cores: threads beyond that are held up. Ask for fewer threads, or lift the "
                      "limit");
    }

    const MachineLook &m_look;
    std::vector<VerdictReason> m_reasons;
};

} // namespace

std::vector<VerdictReason> preflight(const MachineLook &look)
{
    return Look(look).reasons();
}

std::string busyWith(const MachineLook &look)
{
    if (!(look.busyRatio.value_or(0) > kQuietRatio))
        return {};
    return "Other programs keep " + percent(*look.busyRatio) + " of the "
        + std::to_string(look.cores) + (look.cores == 1 ? " core" : " cores") + " at work (load "
        + decimal(look.loadAverage, 2) + ")";
}

EnvironmentFingerprint fingerprintOf(const MachineLook &look,
                                     const std::map<std::string, std::string> &more)
{
    EnvironmentFingerprint print;
    const auto add = [&](const std::string &name, const std::string &value) {
        if (!value.empty())
            print.facts[name] = value;
    };
    const auto addSwitch = [&](const char *name, const std::optional<bool> &value) {
        if (value)
            print.facts[name] = *value ? "on" : "off";
    };
    add("cpu.model", look.cpuModel);
    add("cpu.microcode", look.microcode);
    if (look.cores != 0)
        add("cpu.cores", std::to_string(look.cores));
    constexpr double kClockStep = 1e8; // 100 MHz
    if (look.baseHertz)
        add("cpu.clock_ghz", decimal(std::round(*look.baseHertz / kClockStep) / 10, 1));
    add("cpu.governor", joined(look.governors));
    addSwitch("cpu.boost", look.boost);
    addSwitch("cpu.smt", look.smt);
    if (look.memoryBytes != 0)
        add("memory.gib",
            std::to_string(std::lround(static_cast<double>(look.memoryBytes) * 0x1p-30)));
    add("kernel", look.kernel);
    add("os", look.operatingSystem);
    if (look.addressRandomisation)
        add("aslr", *look.addressRandomisation == 0 ? "off" : "on");
    if (look.cpuLimit)
        add("container.cpu_limit", decimal(*look.cpuLimit, 2));
    if (look.memoryLimitBytes)
        add("container.memory_limit_bytes", std::to_string(*look.memoryLimitBytes));
    addSwitch("battery", look.onBattery);
    for (std::size_t i = 0; i < look.gpus.size(); ++i)
        add("gpu." + std::to_string(i) + ".name", look.gpus[i]);
    for (const auto &[name, value] : more)
        add(name, value);
    print.key = fingerprintKey(print.facts);
    return print;
}

std::vector<std::string> differentFacts(const EnvironmentFingerprint &a,
                                        const EnvironmentFingerprint &b)
{
    std::set<std::string> names;
    for (const auto *facts : {&a.facts, &b.facts})
        for (const auto &[name, value] : *facts)
            names.insert(name);
    const auto get = [](const EnvironmentFingerprint &print, const std::string &name) {
        const auto at = print.facts.find(name);
        return at == print.facts.end() ? std::string("not known") : at->second;
    };
    std::vector<std::string> different;
    for (const std::string &name : names)
        if (get(a, name) != get(b, name))
            different.push_back(name + ": " + get(a, name) + ", " + get(b, name));
    return different;
}

std::string fingerprintKey(const std::map<std::string, std::string> &facts)
{
    Fingerprint print;
    for (const auto &[name, value] : facts) {
        print.add(name);
        print.add(value);
    }
    std::array<char, 17> text{};
    std::snprintf(
        text.data(), text.size(), "%016llx", static_cast<unsigned long long>(print.value()));
    return text.data();
}

} // namespace perfdeck
