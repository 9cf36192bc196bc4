// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/MemoryPlan.h"

#include <algorithm>
#include <numeric>

namespace perfdeck {

namespace {

/// Of one tensor, in layers; both ends belong to it.
struct Lifetime
{
    std::size_t first = 0;
    std::size_t last = 0;
    bool isUsed = false;

    void touch(std::size_t layer)
    {
        first = isUsed ? std::min(first, layer) : layer;
        last = std::max(last, layer);
        isUsed = true;
    }

    [[nodiscard]] bool meets(const Lifetime &other) const
    {
        return first <= other.last && other.first <= last;
    }
};

std::vector<Lifetime> lifetimesOf(const LayerGraph &graph)
{
    std::vector<Lifetime> lives(graph.tensors.size());
    for (std::size_t i = 0; i < graph.layers.size(); ++i) {
        for (const Operand &one : graph.layers[i].inputs)
            lives[one.tensor].touch(i);
        lives[graph.layers[i].output.tensor].touch(i);
    }
    lives[graph.output.tensor].last = graph.layers.size();
    for (std::size_t i = 0; i < lives.size(); ++i)
        if (graph.tensors[i].role != TensorRole::Activation)
            lives[i] = {0, graph.layers.size(), true};
    return lives;
}

std::int64_t aligned(std::int64_t bytes)
{
    return (bytes + kTensorAlignment - 1) / kTensorAlignment * kTensorAlignment;
}

struct Stretch
{
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

/// The lowest place of `bytes` between what is taken already.
std::int64_t lowestFree(std::vector<Stretch> taken, std::int64_t bytes)
{
    std::ranges::sort(taken, {}, &Stretch::begin);
    std::int64_t at = 0;
    for (const Stretch &one : taken) {
        if (one.begin - at >= bytes)
            return at;
        at = std::max(at, one.end);
    }
    return at;
}

} // namespace

MemoryPlan planMemory(const LayerGraph &graph)
{
    const std::vector<Lifetime> lives = lifetimesOf(graph);
    std::vector<std::size_t> order(graph.tensors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return graph.tensors[a].bytes() > graph.tensors[b].bytes();
    });

    MemoryPlan plan;
    plan.offsets.assign(graph.tensors.size(), 0);
    std::vector<std::size_t> placed;
    for (const std::size_t tensor : order) {
        std::vector<Stretch> taken;
        for (const std::size_t other : placed)
            if (lives[tensor].meets(lives[other]))
                taken.push_back({plan.offsets[other],
                                 plan.offsets[other] + aligned(graph.tensors[other].bytes())});
        const std::int64_t bytes = aligned(graph.tensors[tensor].bytes());
        plan.offsets[tensor] = lowestFree(std::move(taken), bytes);
        plan.size = std::max(plan.size, plan.offsets[tensor] + bytes);
        placed.push_back(tensor);
    }

    plan.inUse.assign(graph.layers.size(), 0);
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer)
        for (std::size_t i = 0; i < lives.size(); ++i)
            if (lives[i].isUsed && lives[i].first <= layer && layer <= lives[i].last)
                plan.inUse[layer] += graph.tensors[i].bytes();
    return plan;
}

} // namespace perfdeck
