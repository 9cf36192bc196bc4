// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace perfdeck {

/// What servers say about their metrics, by the names they say it of (`# HELP` of a page).
using MetricHelp = std::map<std::string, std::string, std::less<>>;
using MetricHelpPtr = std::shared_ptr<const MetricHelp>;

inline constexpr std::size_t kMaxHelpBytes = 1024; ///< of one text; the rest is cut off
inline constexpr std::size_t kMostHelped = 20'000; ///< metrics of one source

/// Of a stored metric: said of itself or of the family it belongs to (x for x_bucket, x_total, …).
/// Empty: nobody said anything. O(log n). Any thread.
[[nodiscard]] std::string_view helpOf(const MetricHelp &help, std::string_view metric);

} // namespace perfdeck
