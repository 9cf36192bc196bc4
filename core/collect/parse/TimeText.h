// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <optional>
#include <string_view>

namespace perfdeck {

/// The time in a cell of a file: ISO 8601 (UTC where it names no zone), or a number since the epoch
/// in seconds, milliseconds or microseconds, told apart by its size. None when it is neither. Pure.
[[nodiscard]] std::optional<Timestamp> readTimeText(std::string_view text);

} // namespace perfdeck
