// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointList.h"
#include "core/collect/parse/TargetList.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The first byte says which kind of list the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    if (data[0] == 'j') {
        DiscoveryPlan plan;
        plan.maxTargets = 10;
        const auto list = parseTargetList(text, plan);
        if (list && (list->targets.size() > 10 || list->warnings.size() > 20))
            std::abort();
        return 0;
    }
    const auto list = parseEndpointList(
        text, data[0] == 't' ? "list.toml" : "list.txt", std::chrono::seconds(5));
    if (list)
        for (const SourceConfig &source : *list)
            if (source.url.empty() || source.name.empty())
                std::abort();
    return 0;
}
