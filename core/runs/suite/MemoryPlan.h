// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/suite/LayerGraph.h"

#include <cstdint>
#include <vector>

namespace perfdeck {

/// Where every tensor of a graph lies in one block of memory.
struct MemoryPlan
{
    std::vector<std::int64_t> offsets; ///< by tensor, bytes
    std::int64_t size = 0; ///< of the block, bytes
    /// By layer: bytes of all tensors that are alive while it runs.
    std::vector<std::int64_t> inUse;
};

inline constexpr std::int64_t kTensorAlignment = 64; ///< bytes: a cache line, a vector register

/// Inputs and states live always; an activation from the first layer that writes it to the last
/// that touches it. Those alive at the same time never overlap. Largest first, each at the lowest
/// free place (Y. Pisarchyk, J. Lee, "Efficient Memory Management for Deep Neural Net Inference",
/// 2020: greedy by size). O(tensors²). Pure.
[[nodiscard]] MemoryPlan planMemory(const LayerGraph &graph);

} // namespace perfdeck
