// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace perfdeck {

/// What a class code of PCI (base class in the high byte, subclass in the low one) means in plain
/// words, after the list of the PCI Code and ID Assignment Specification; "Other" where it has
/// none.
[[nodiscard]] std::string_view pciClassName(std::uint16_t classId);

/// Display controllers and processing accelerators.
[[nodiscard]] bool isPciGpu(std::uint16_t classId);

} // namespace perfdeck
