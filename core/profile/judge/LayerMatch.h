// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace perfdeck {

/// A layer of one profile and the same layer of another; kNoIndex where the other has none.
struct LayerPair
{
    std::uint32_t a = kNoIndex;
    std::uint32_t b = kNoIndex;
};

/// Which layers of two profiles are the same: first by name, module and operation; then by name;
/// then, of one module, by operation; each time the first with the first of them. In the order of
/// A, what only B has behind the layer it follows there. O(layers log layers). Pure.
[[nodiscard]] std::vector<LayerPair> matchedLayers(const Profile &a, const Profile &b);

} // namespace perfdeck
