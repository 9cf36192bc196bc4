// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/dashboard/Dashboard.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Reads a dashboard as TOML, README.md of this folder describes it. `file` names it in refusals,
/// which say the line. Items that overlap are moved apart. Pure.
[[nodiscard]] Result<Dashboard> parseDashboard(std::string_view text, const std::string &file);

/// The same text for the same dashboard: items from the top down.
[[nodiscard]] std::string dashboardText(const Dashboard &dashboard);

/// Whether an item can be shown: it has either series or, as a chart, an expression that can be
/// read.
[[nodiscard]] Status checkItem(const DashboardItem &item);

inline constexpr std::size_t kLargestDashboard = 1 << 20; ///< bytes

} // namespace perfdeck
