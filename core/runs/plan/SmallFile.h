// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

// What /proc and /sys say. Reads the disk; any thread.

/// The first 64 KiB without blanks at both ends; empty when it cannot be read.
[[nodiscard]] std::string smallText(const std::string &path);
[[nodiscard]] std::optional<double> smallNumber(const std::string &path);
/// Names in order, without "." and ".."; none when it is not there.
[[nodiscard]] std::vector<std::string> folderEntries(const std::string &path);

} // namespace perfdeck
