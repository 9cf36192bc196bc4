// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/Capabilities.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

/// 80, 79.15: at most two decimals, none that are zero.
std::string shortNumber(double value)
{
    std::array<char, 48> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.2f", value);
    std::string result(text.data(), static_cast<std::size_t>(std::max(size, 0)));
    while (result.ends_with('0'))
        result.pop_back();
    if (result.ends_with('.'))
        result.pop_back();
    return result;
}

void add(WorkerProfile &profile, const char *name, std::string value)
{
    if (!value.empty())
        profile.attributes.emplace_back(name, std::move(value));
}

void readCpu(const JsonObject &cpu, WorkerProfile &profile)
{
    std::string_view model = textOf(cpu, "model");
    if (model.empty())
        model = textOf(cpu, "brand");
    add(profile, "CPU", std::string(model));
    auto cores = numberOf(cpu, "cores");
    if (!cores)
        cores = numberOf(cpu, "count");
    std::string counts = cores ? shortNumber(*cores) : std::string();
    if (const auto threads = numberOf(cpu, "threads"))
        counts += (counts.empty() ? "" : " / ") + shortNumber(*threads);
    add(profile, counts.find('/') == counts.npos ? "Cores" : "Cores / threads", std::move(counts));
}

void readGpu(const JsonObject &gpu, WorkerProfile &profile)
{
    add(profile, "GPU", std::string(textOf(gpu, "name")));
    if (const auto count = numberOf(gpu, "count"))
        add(profile, "GPUs", shortNumber(*count));
    if (const auto memory = numberOf(gpu, "memory_gb"))
        add(profile, "GPU memory", shortNumber(*memory) + " GiB");
    if (const auto compute = numberOf(gpu, "cuda_compute"))
        add(profile, "CUDA compute", shortNumber(*compute));
}

} // namespace

void readHardware(const JsonElement &hardware, WorkerProfile &profile)
{
    std::string_view word;
    JsonArray words;
    if (!hardware.get(word) && !word.empty())
        profile.hardware.emplace_back(word);
    else if (!hardware.get(words))
        for (const JsonElement &element : words)
            if (!element.get(word) && !word.empty())
                profile.hardware.emplace_back(word);
    std::ranges::sort(profile.hardware);
    const auto repeated = std::ranges::unique(profile.hardware);
    profile.hardware.erase(repeated.begin(), repeated.end());
}

void readCapabilities(const JsonObject &capabilities, WorkerProfile &profile)
{
    for (const char *key : {"hardware", "hardware_types"}) {
        JsonElement hardware;
        if (profile.hardware.empty() && !capabilities[key].get(hardware))
            readHardware(hardware, profile);
    }
    if (const auto cpu = objectOf(capabilities, "cpu"))
        readCpu(*cpu, profile);
    auto memory = numberOf(capabilities, "memory_gb");
    if (const auto object = objectOf(capabilities, "memory"); object && !memory)
        memory = numberOf(*object, "total_gb");
    if (memory)
        add(profile, "Memory", shortNumber(*memory) + " GiB");
    if (const auto gpu = objectOf(capabilities, "gpu"))
        readGpu(*gpu, profile);
    add(profile, "Platform", std::string(textOf(capabilities, "platform")));
}

} // namespace perfdeck
