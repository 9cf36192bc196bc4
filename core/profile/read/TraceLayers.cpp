// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TraceLayers.h"

#include "core/profile/read/EventColumns.h"
#include "core/profile/read/LayerBook.h"
#include "core/profile/read/ReadTask.h"
#include "core/profile/read/TorchLayers.h"
#include "core/profile/read/TraceRuns.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostNamedLayers = 50'000;
constexpr std::int64_t kRounding = 1000; // ns: times are often whole microseconds

bool hasCategory(const NameTable &names, const ProfileEvents &events, std::string_view wanted)
{
    return std::ranges::any_of(events.category, [&, last = kNoIndex](std::uint32_t id) mutable {
        return std::exchange(last, id) != id && names.text(id) == wanted;
    });
}

/// PyTorch's legacy writer names no categories, and its processes like this.
bool isLegacy(const std::vector<ProfileTrack> &tracks)
{
    return std::ranges::any_of(tracks, [](const ProfileTrack &track) {
        return track.process == "CPU functions" || track.process == "CUDA functions";
    });
}

ProfileFormat formatOf(const TraceRecord &record, bool isKinetoByHead)
{
    if (isKinetoByHead || hasCategory(record.names, record.events, "cpu_op"))
        return ProfileFormat::Kineto;
    return isLegacy(record.tracks) ? ProfileFormat::TorchLegacy : ProfileFormat::ChromeTrace;
}

/// Of traces of other programs each name of an event is a layer.
void addNamedLayers(Profile &profile, const NameTable &names)
{
    LayerBook book;
    ProfileEvents &events = profile.events;
    std::vector<std::uint32_t> layerOfName(names.size(), kNoIndex);
    bool isFull = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
        events.layer[i] = kNoIndex;
        if (events.duration[i] == 0)
            continue;
        std::uint32_t &layer = layerOfName[events.name[i]];
        if (layer == kNoIndex && book.layers().size() < kMostNamedLayers)
            layer = book.layer(names.text(events.name[i]), names.text(events.category[i]), {}, {});
        isFull = isFull || layer == kNoIndex;
        events.layer[i] = layer;
    }
    profile.layers = book.layers();
    if (isFull)
        profile.warnings.emplace_back("The trace has more than 50,000 names of events: later ones "
                                      "are in the timeline only.");
    addLayerTimes(profile, selfTimes(events));
}

void addWarnings(Profile &profile, const TraceRecord &record)
{
    const auto warn = [&](std::size_t count, const char *what) {
        if (count > 0)
            profile.warnings.push_back(std::to_string(count) + ' ' + what);
    };
    warn(record.unended, "events never end; they are drawn up to the end of the trace.");
    warn(record.unmatchedEnds, "ends of events have no beginning; they were passed over.");
    warn(record.otherCounters, "samples of counters that are not about memory were passed over.");
    if (record.leftOut > 0)
        markCapped(profile, record.leftOut);
}

} // namespace

Profile traceProfile(TraceRecord record, const std::string &path, bool isKinetoByHead)
{
    Profile profile = emptyProfile(path, formatOf(record, isKinetoByHead));
    const bool isTorch = profile.format != ProfileFormat::ChromeTrace;
    profile.events = std::move(record.events);
    profile.tracks = std::move(record.tracks);
    const std::int64_t origin
        = arrange(profile.events, profile.tracks, SameInterval::EarlierIsOuter, kRounding);
    for (MemoryCourse &course : record.counters) {
        for (MemoryPoint &point : course.points)
            point.time -= origin;
        std::ranges::stable_sort(course.points, {}, &MemoryPoint::time);
    }
    profile.memory = std::move(record.counters);
    profile.runs = traceRuns(profile.events, record.names);
    if (isTorch) {
        profile.producer = "PyTorch";
        markWarmUp(profile);
        addTorchLayers(profile, record);
    } else {
        if (profile.runs.size() > 1)
            markWarmUp(profile);
        addNamedLayers(profile, record.names);
    }
    summariseLayers(profile);
    addWarnings(profile, record);
    profile.events.names = std::move(record.names).take();
    return profile;
}

} // namespace perfdeck
