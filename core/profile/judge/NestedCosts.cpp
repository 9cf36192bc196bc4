// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/NestedCosts.h"

#include "core/profile/judge/OpRule.h"

#include <cmath>
#include <vector>

namespace perfdeck {

namespace {

/// Of each layer the layer that calls it, as its first event has it; kNoIndex of the outermost.
std::vector<std::uint32_t> callersOf(const Profile &profile)
{
    const ProfileEvents &events = profile.events;
    std::vector<std::uint32_t> callers(profile.layers.size(), kNoIndex);
    std::vector<bool> isSeen(profile.layers.size(), false);
    // The layer around every event; outer events stand before inner ones.
    std::vector<std::uint32_t> around(events.size(), kNoIndex);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::uint32_t parent = events.parent[i];
        if (parent != kNoIndex)
            around[i] = events.layer[parent] != kNoIndex ? events.layer[parent] : around[parent];
        const std::uint32_t layer = events.layer[i];
        if (layer == kNoIndex || isSeen[layer])
            continue;
        isSeen[layer] = true;
        callers[layer] = around[i] == layer ? kNoIndex : around[i];
    }
    return callers;
}

/// A layer cannot call itself through others; broken files may say so.
template<class Visit>
void visitCallers(const std::vector<std::uint32_t> &callers, std::uint32_t layer, Visit visit)
{
    constexpr int kDeepest = 64;
    std::uint32_t caller = callers[layer];
    for (int depth = 0; caller != kNoIndex && depth < kDeepest && visit(caller); ++depth)
        caller = callers[caller];
}

void handDown(Profile &profile, const std::vector<std::uint32_t> &callers)
{
    for (std::uint32_t layer = 0; layer < profile.layers.size(); ++layer) {
        LayerCost &cost = profile.layers[layer].cost;
        const OpKind kind = opRule(profile.layers[layer].op).kind;
        if (!isMatrixWork(kind) || !std::isnan(cost.flops))
            continue;
        visitCallers(callers, layer, [&](std::uint32_t caller) {
            const ProfileLayer &outer = profile.layers[caller];
            if (opRule(outer.op).kind != kind)
                return false;
            cost.flops = outer.cost.flops;
            return std::isnan(cost.flops);
        });
    }
}

} // namespace

void countNestedOnce(Profile &profile)
{
    if (profile.events.size() == 0)
        return;
    const std::vector<std::uint32_t> callers = callersOf(profile);
    handDown(profile, callers);
    std::vector<bool> calls(profile.layers.size(), false);
    for (std::uint32_t layer = 0; layer < profile.layers.size(); ++layer)
        if (profile.layers[layer].cost.flops > 0)
            visitCallers(callers, layer, [&calls](std::uint32_t caller) {
                calls[caller] = true;
                return true;
            });
    for (std::uint32_t layer = 0; layer < profile.layers.size(); ++layer) {
        if (!calls[layer])
            continue;
        LayerCost &cost = profile.layers[layer].cost;
        cost.flops = cost.bytesRead = cost.bytesWritten = 0;
        cost.isApproximate = false;
    }
}

} // namespace perfdeck
