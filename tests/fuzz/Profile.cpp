// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ReadProfile.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Whatever the bytes are, they are refused with a sentence or give a profile whose columns belong
/// together.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    ReadOptions options;
    options.maxEvents = 10'000;
    options.dimensions = {{"batch", 2}};
    const auto read
        = readProfileBytes({reinterpret_cast<const char *>(data), size}, "fuzz", options);
    if (!read) {
        if (read.error().what.empty())
            std::abort();
        return 0;
    }
    const Profile &profile = **read;
    const ProfileEvents &events = profile.events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const bool isInOrder = i == 0 || events.start[i - 1] <= events.start[i];
        const bool isNamed = events.name[i] < events.names.size()
            && events.category[i] < events.names.size() && events.track[i] < profile.tracks.size();
        const bool isPlaced = (events.parent[i] == kNoIndex || events.parent[i] < i)
            && (events.layer[i] == kNoIndex || events.layer[i] < profile.layers.size());
        if (!isInOrder || !isNamed || !isPlaced || events.duration[i] < 0)
            std::abort();
    }
    for (const ModelEdge &edge : profile.edges)
        if (edge.from >= profile.layers.size() || edge.to >= profile.layers.size())
            std::abort();
    return 0;
}
