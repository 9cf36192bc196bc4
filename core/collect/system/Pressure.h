// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace perfdeck {

/// Microseconds since boot in which some or all tasks waited for a resource
/// (Documentation/accounting/psi).
struct PressureTotals
{
    std::optional<std::uint64_t> some;
    std::optional<std::uint64_t> full;
};

/// Reads /proc/pressure/cpu, memory or io.
[[nodiscard]] PressureTotals parsePressure(std::string_view text);

} // namespace perfdeck
