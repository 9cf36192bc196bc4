// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace perfdeck {

/// One cell of a table: nothing, a whole number, a number, text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

} // namespace perfdeck
