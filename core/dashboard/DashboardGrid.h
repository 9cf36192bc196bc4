// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/Dashboard.h"

namespace perfdeck {

// How the items of a dashboard make room for each other. No two ever overlap, and none has empty
// rows above it that it could fill. Pure; an index beyond the items changes nothing.

/// With one more item, below the others or where there is room.
[[nodiscard]] Dashboard withItem(Dashboard dashboard, DashboardItem item);
[[nodiscard]] Dashboard withoutItem(Dashboard dashboard, std::size_t index);
/// The item goes to `place`, brought within the grid; what was there makes room downwards.
[[nodiscard]] Dashboard withPlace(Dashboard dashboard, std::size_t index, GridPlace place);
/// The item becomes two beside each other, or above each other where it is too narrow; the second
/// is the last item. One of a single cell stays.
[[nodiscard]] Dashboard withSplit(Dashboard dashboard, std::size_t index);
/// Brings places read from outside within the grid and apart.
[[nodiscard]] Dashboard settled(Dashboard dashboard);

} // namespace perfdeck
