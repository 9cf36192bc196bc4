// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace perfdeck {

/// The points (x, y) that no other point beats: none is at least as good in both directions and
/// better in one. Indices, ascending in x; equal points are all in it. Points with NaN take no
/// part; if a direction is Better::Neither there is no front. O(n log n). Pure.
[[nodiscard]] std::vector<std::size_t>
paretoFront(std::span<const std::pair<double, double>> points, Better x, Better y);

} // namespace perfdeck
