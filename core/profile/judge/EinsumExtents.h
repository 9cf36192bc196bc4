// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <span>

namespace perfdeck {

/// How many products an Einsum sums up, when its equation is not known: an index of a product of
/// two tensors stands in two of the three shapes (free or summed over) or in all three (of a
/// batch), so how often an extent occurs tells how many indices have it. NaN where that leaves a
/// choice or a shape is not known. Pure.
[[nodiscard]] double productOfExtents(std::span<const TensorShape> inputs, const TensorShape &out);

} // namespace perfdeck
