// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace perfdeck {

/// Averages over 1, 5 and 15 minutes of /proc/loadavg.
using LoadAverages = std::array<double, 3>;

[[nodiscard]] std::optional<LoadAverages> parseLoadAverage(std::string_view text);

} // namespace perfdeck
