// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/MetricInfo.h"

#include <optional>
#include <string_view>

namespace perfdeck {

/// A number as people write it, in base units.
struct Quantity
{
    double value = 0;
    Unit unit = Unit::None; ///< None: a bare number
};

/// Reads "85", "512 MiB", "90 %", "4 h", "250 ms", "10 MB/s", "1.2 GHz", "85 °C"; the blank may be
/// left out.
[[nodiscard]] Result<Quantity> parseQuantity(std::string_view text);

/// Whether a number written in `written` says something about one measured in `measured`.
[[nodiscard]] bool fitsUnit(Unit written, Unit measured);

} // namespace perfdeck
