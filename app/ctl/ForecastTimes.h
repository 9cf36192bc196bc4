// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// The times of `count` steps after the last of `times`, one usual step (the median) apart, as
/// ISO 8601 in UTC. Empty texts where the times cannot be read or do not go forward.
[[nodiscard]] std::vector<std::string> timesAfter(std::span<const std::string> times,
                                                  std::size_t count);

} // namespace perfdeck
