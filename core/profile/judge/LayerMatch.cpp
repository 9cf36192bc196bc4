// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/LayerMatch.h"

#include <array>
#include <deque>
#include <map>
#include <string_view>

namespace perfdeck {

namespace {

using Key = std::array<std::string_view, 3>;
using KeyOf = Key (*)(const ProfileLayer &);

Key wholeKey(const ProfileLayer &layer)
{
    return {layer.name, layer.module, layer.op};
}

Key nameKey(const ProfileLayer &layer)
{
    return {layer.name, std::string_view(), std::string_view()};
}

Key placeKey(const ProfileLayer &layer)
{
    return {std::string_view(), layer.module, layer.op};
}

/// Of each layer of A its partner in B, and the other way round.
struct Partners
{
    std::vector<std::uint32_t> ofA;
    std::vector<std::uint32_t> ofB;
};

void pairBy(KeyOf keyOf, const Profile &a, const Profile &b, Partners &partners)
{
    std::map<Key, std::deque<std::uint32_t>> free;
    for (std::uint32_t index = 0; index < b.layers.size(); ++index)
        if (partners.ofB[index] == kNoIndex)
            free[keyOf(b.layers[index])].push_back(index);
    for (std::uint32_t index = 0; index < a.layers.size(); ++index) {
        if (partners.ofA[index] != kNoIndex)
            continue;
        const auto found = free.find(keyOf(a.layers[index]));
        if (found == free.end() || found->second.empty())
            continue;
        partners.ofA[index] = found->second.front();
        partners.ofB[found->second.front()] = index;
        found->second.pop_front();
    }
}

} // namespace

std::vector<LayerPair> matchedLayers(const Profile &a, const Profile &b)
{
    Partners partners{std::vector<std::uint32_t>(a.layers.size(), kNoIndex),
                      std::vector<std::uint32_t>(b.layers.size(), kNoIndex)};
    for (const KeyOf keyOf : {&wholeKey, &nameKey, &placeKey})
        pairBy(keyOf, a, b, partners);
    std::vector<LayerPair> pairs;
    const auto pushOnlyInB = [&](std::uint32_t from) {
        for (; from < b.layers.size() && partners.ofB[from] == kNoIndex; ++from)
            pairs.push_back({kNoIndex, from});
    };
    pushOnlyInB(0);
    for (std::uint32_t index = 0; index < a.layers.size(); ++index) {
        pairs.push_back({index, partners.ofA[index]});
        if (partners.ofA[index] != kNoIndex)
            pushOnlyInB(partners.ofA[index] + 1);
    }
    return pairs;
}

} // namespace perfdeck
