// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/DrmFdinfo.h"

#include "core/collect/system/TextScanner.h"

#include <algorithm>
#include <array>
#include <limits>

namespace perfdeck {

namespace {

/// More than any driver has; the text may come from anybody's kernel.
constexpr std::size_t kMostNames = 64;

/// How a driver gives the memory of a region. What is resident counts; "memory" is its older name,
/// and some tell only what was asked for.
constexpr std::array<std::string_view, 3> kMemoryKinds{"resident-", "memory-", "total-"};

struct Region
{
    std::string_view name;
    std::array<std::optional<std::uint64_t>, kMemoryKinds.size()> bytes;
};

std::optional<std::uint64_t> byteCount(TextScanner value)
{
    const auto number = value.number();
    const std::string_view unit = value.word();
    const std::uint64_t factor = unit == "KiB" ? 1ULL << 10U
        : unit == "MiB"                        ? 1ULL << 20U
        : unit == "GiB"                        ? 1ULL << 30U
                                               : 1;
    if (!number || *number > std::numeric_limits<std::uint64_t>::max() / factor)
        return std::nullopt;
    return *number * factor;
}

/// The entry of that name, made where it is new; null when there are too many.
template<class Entry>
Entry *findOrAdd(std::vector<Entry> &entries, std::string_view name)
{
    const auto known = std::find_if(
        entries.begin(), entries.end(), [name](const Entry &entry) { return entry.name == name; });
    if (known != entries.end())
        return &*known;
    if (name.empty() || entries.size() >= kMostNames)
        return nullptr;
    entries.emplace_back().name = name;
    return &entries.back();
}

bool takeEngine(std::string_view key, TextScanner value, std::vector<DrmEngine> &engines)
{
    struct Kind
    {
        std::string_view prefix;
        std::optional<std::uint64_t> DrmEngine::*counter;
    };

    // The longer prefixes first: "engine-capacity-x" is not the time of an engine "capacity-x".
    constexpr std::array kKinds{Kind{"engine-capacity-", nullptr},
                                Kind{"engine-", &DrmEngine::busyNanoseconds},
                                Kind{"total-cycles-", &DrmEngine::totalCycles},
                                Kind{"cycles-", &DrmEngine::cycles}};
    for (const Kind &kind : kKinds) {
        if (!key.starts_with(kind.prefix))
            continue;
        const auto number = value.number();
        DrmEngine *engine = number ? findOrAdd(engines, key.substr(kind.prefix.size())) : nullptr;
        if (engine != nullptr && kind.counter != nullptr)
            engine->*kind.counter = number;
        else if (engine != nullptr)
            engine->capacity = std::max<std::uint64_t>(*number, 1);
        return true;
    }
    return false;
}

void takeMemory(std::string_view key, TextScanner value, std::vector<Region> &regions)
{
    for (std::size_t kind = 0; kind < kMemoryKinds.size(); ++kind) {
        if (!key.starts_with(kMemoryKinds[kind]))
            continue;
        const auto bytes = byteCount(value);
        Region *region
            = bytes ? findOrAdd(regions, key.substr(kMemoryKinds[kind].size())) : nullptr;
        if (region != nullptr)
            region->bytes[kind] = bytes;
        return;
    }
}

void addMemory(DrmClient &client, const std::vector<Region> &regions)
{
    for (const Region &region : regions) {
        const bool isOwn = region.name.starts_with("vram") || region.name.starts_with("local");
        auto &sum = isOwn ? client.deviceMemoryBytes : client.systemMemoryBytes;
        for (const auto &bytes : region.bytes) {
            if (!bytes)
                continue;
            const std::uint64_t before = sum.value_or(0);
            sum = before + std::min(*bytes, std::numeric_limits<std::uint64_t>::max() - before);
            break;
        }
    }
}

} // namespace

std::optional<DrmClient> parseDrmFdinfo(std::string_view text)
{
    DrmClient client;
    std::vector<Region> regions;
    TextScanner lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const std::size_t colon = line.find(':');
        if (!line.starts_with("drm-") || colon == std::string_view::npos)
            continue;
        const std::string_view key = line.substr(4, colon - 4);
        TextScanner value(line.substr(colon + 1));
        if (key == "driver")
            client.driver = value.word();
        else if (key == "pdev")
            client.busId = value.word();
        else if (key == "client-id")
            client.id = value.number();
        else if (!takeEngine(key, value, client.engines))
            takeMemory(key, value, regions);
    }
    if (client.driver.empty())
        return std::nullopt;
    addMemory(client, regions);
    return client;
}

} // namespace perfdeck
