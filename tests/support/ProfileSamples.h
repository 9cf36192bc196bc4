// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ComputePeak.h"
#include "core/model/Profile.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

// Profiles made up for tests.

using Dims = std::vector<std::int64_t>;

inline std::vector<TensorShape> tensors(const std::vector<Dims> &shapes,
                                        const std::string &dtype = "float32")
{
    std::vector<TensorShape> made;
    for (const Dims &dims : shapes)
        made.push_back({dtype, dims});
    return made;
}

/// Of one operation without times.
inline ProfileLayer shapedLayer(std::string op,
                                const std::vector<Dims> &inputs,
                                const std::vector<Dims> &outputs,
                                const std::string &dtype = "float32")
{
    ProfileLayer layer;
    layer.name = op;
    layer.op = std::move(op);
    layer.inputs = tensors(inputs, dtype);
    layer.outputs = tensors(outputs, dtype);
    return layer;
}

/// Each number a measured run, seconds. An odd number of them, so that the median is one of them.
inline ProfileLayer timed(ProfileLayer layer, std::vector<double> seconds)
{
    layer.selfSeconds = seconds;
    std::ranges::sort(seconds);
    layer.median = seconds[seconds.size() / 2];
    layer.p10 = seconds.front();
    layer.p90 = seconds.back();
    layer.calls = 1;
    return layer;
}

inline ProfileLayer named(std::string name, ProfileLayer layer)
{
    layer.name = std::move(name);
    return layer;
}

inline ProfileLayer timedLayer(std::string name, std::string op, std::vector<double> seconds)
{
    return named(std::move(name), timed(shapedLayer(std::move(op), {}, {}), std::move(seconds)));
}

/// Of one measured run that takes as long as its layers.
inline Profile profileOf(std::vector<ProfileLayer> layers)
{
    Profile profile;
    profile.title = "sample";
    profile.layers = std::move(layers);
    double seconds = 0;
    for (const ProfileLayer &layer : profile.layers)
        seconds += layer.median > 0 ? layer.median : 0;
    profile.runs.push_back({0, seconds, false});
    profile.runSeconds = seconds;
    return profile;
}

inline std::uint32_t nameIn(ProfileEvents &events, const std::string &name)
{
    const auto known = std::ranges::find(events.names, name);
    if (known == events.names.end())
        events.names.push_back(name);
    return static_cast<std::uint32_t>(std::ranges::find(events.names, name) - events.names.begin());
}

/// Events are added in the order of their starts, nanoseconds.
inline std::uint32_t addEvent(Profile &profile,
                              const std::string &name,
                              std::int64_t start,
                              std::int64_t duration,
                              std::uint32_t track = 0,
                              std::uint32_t parent = kNoIndex,
                              std::uint32_t layer = kNoIndex)
{
    ProfileEvents &events = profile.events;
    while (profile.tracks.size() <= track)
        profile.tracks.push_back({"sample", "track " + std::to_string(profile.tracks.size())});
    events.start.push_back(start);
    events.duration.push_back(duration);
    events.name.push_back(nameIn(events, name));
    events.category.push_back(nameIn(events, "cpu_op"));
    events.track.push_back(track);
    events.parent.push_back(parent);
    events.layer.push_back(layer);
    return static_cast<std::uint32_t>(events.size() - 1);
}

/// A device of 100 GFLOP/s in float32 and four times that in int8, with 10 GB/s of memory and 100
/// GB/s of a cache of 1 MB.
inline ComputePeaks samplePeaks()
{
    ComputePeaks peaks;
    peaks.device = "Sample CPU";
    peaks.compute = {{"float32", 1, 60e9}, {"float32", 2, 100e9}, {"int8", 2, 400e9}};
    peaks.memory = {{"L2", 1'000'000, 2, 100e9}, {"memory", 0, 2, 10e9}};
    return peaks;
}

} // namespace perfdeck
