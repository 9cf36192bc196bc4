// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace perfdeck {

/// Writes 1,000 series × 10,000 samples, one a second up to now: what 120 simulated models and a
/// machine of 100 cores say, under the names that the pages ask for. False with a message on
/// stderr.
bool makeShownHistory(const std::string &path);

/// Pages in the Prometheus format in which `models` simulated models say two numbers each.
[[nodiscard]] std::vector<std::string> modelPages(int models);

} // namespace perfdeck
