// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// A made-up profile, the same at each call: tracks take turns; on each, calls of `fan` operators
/// nested `depth` deep, with short pauses. Layers are the operators at the bottom.
struct GeneratedProfile
{
    std::size_t events = 1000;
    std::uint32_t tracks = 4;
    std::uint32_t depth = 3;
    std::uint32_t layers = 12;

    [[nodiscard]] ProfilePtr make() const
    {
        auto profile = std::make_shared<Profile>();
        profile->format = ProfileFormat::Kineto;
        profile->title = "generated";
        profile->producer = "a test";
        addLayers(*profile);
        for (std::uint32_t track = 0; track < tracks; ++track)
            profile->tracks.push_back({"python",
                                       "thread " + std::to_string(track),
                                       static_cast<std::int32_t>(depth),
                                       false});
        addEvents(*profile);
        return profile;
    }

private:
    static constexpr std::int64_t kLeaf = 800; ///< ns, of the shortest
    static constexpr std::uint32_t kFan = 4;

    void addLayers(Profile &profile) const
    {
        constexpr const char *kOps[] = {"MatMul", "Add", "Softmax", "LayerNormalization"};
        for (std::uint32_t at = 0; at < layers; ++at) {
            ProfileLayer layer;
            layer.op = kOps[at % 4];
            layer.module = "encoder/layer." + std::to_string(at / 4);
            layer.name = layer.module + "/" + layer.op;
            layer.provider = "CPU";
            layer.calls = 1;
            layer.median = 1e-4 * (at + 1);
            layer.p10 = 0.9 * layer.median;
            layer.p90 = 1.2 * layer.median;
            layer.selfSeconds = {layer.p10, layer.median, layer.p90};
            layer.inputs = {{"float32", {8, 64}}};
            layer.cost.flops = at % 4 == 0 ? 1e6 : 1e4;
            layer.cost.bytesRead = 5e4;
            layer.cost.bytesWritten = 1e4;
            layer.cost.parameterBytes = at % 4 == 0 ? 4e4 : 0;
            layer.memoryAllocated = 1e4 * (at % 5);
            profile.layers.push_back(layer);
            if (at > 0)
                profile.edges.push_back({at - 1, at, "t" + std::to_string(at)});
        }
        profile.runSeconds = 0;
        for (const ProfileLayer &layer : profile.layers)
            profile.runSeconds += layer.median;
        profile.runs = {{0, profile.runSeconds * 2, true}, {0, profile.runSeconds, false}};
    }

    void addEvents(Profile &profile) const
    {
        ProfileEvents &all = profile.events;
        for (std::uint32_t level = 0; level < depth; ++level)
            all.names.push_back("level " + std::to_string(level));
        for (std::uint32_t at = 0; at < layers; ++at)
            all.names.push_back(profile.layers[at].op + " " + std::to_string(at));
        all.names.push_back("cpu_op");
        // Complete trees in turn: the outermost event lasts as long as all below it.
        std::int64_t length = kLeaf;
        for (std::uint32_t level = 1; level < depth; ++level)
            length = kFan * length + kLeaf / 4;
        std::int64_t time = 0;
        std::uint32_t leaf = 0;
        for (std::uint32_t turn = 0; all.size() < events; ++turn) {
            add(all, turn % tracks, kNoIndex, 0, time, length, leaf);
            time += turn % tracks == tracks - 1 ? length + length / 3 : length / 5;
        }
        sortByStart(all);
    }

    void add(ProfileEvents &all,
             std::uint32_t track,
             std::uint32_t parent,
             std::uint32_t level,
             std::int64_t start,
             std::int64_t length,
             std::uint32_t &leaf) const
    {
        if (all.size() >= events)
            return;
        const auto self = static_cast<std::uint32_t>(all.size());
        const bool isLeaf = level + 1 == depth;
        const std::uint32_t layer = isLeaf ? leaf++ % layers : kNoIndex;
        all.start.push_back(start);
        all.duration.push_back(length);
        all.name.push_back(isLeaf ? depth + layer : level);
        all.category.push_back(depth + layers);
        all.track.push_back(track);
        all.parent.push_back(parent);
        all.layer.push_back(layer);
        const std::int64_t inner = (length - kLeaf / 4) / kFan;
        for (std::uint32_t child = 0; !isLeaf && child < kFan; ++child)
            add(all,
                track,
                self,
                level + 1,
                start + child * inner,
                level + 2 == depth ? inner - inner / 8 : inner,
                leaf);
    }

    static void sortByStart(ProfileEvents &all)
    {
        std::vector<std::uint32_t> order(all.size());
        for (std::uint32_t at = 0; at < order.size(); ++at)
            order[at] = at;
        std::stable_sort(order.begin(), order.end(), [&all](std::uint32_t a, std::uint32_t b) {
            return all.start[a] < all.start[b];
        });
        std::vector<std::uint32_t> places(order.size());
        for (std::uint32_t at = 0; at < order.size(); ++at)
            places[order[at]] = at;
        const auto arrange = [&order](auto &column) {
            auto before = std::exchange(column, {});
            column.reserve(order.size());
            for (const std::uint32_t from : order)
                column.push_back(before[from]);
        };
        arrange(all.start);
        arrange(all.duration);
        arrange(all.name);
        arrange(all.category);
        arrange(all.track);
        arrange(all.layer);
        arrange(all.parent);
        for (std::uint32_t &parent : all.parent)
            if (parent != kNoIndex)
                parent = places[parent];
    }
};

} // namespace perfdeck
