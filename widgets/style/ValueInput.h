// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <QString>

#include <optional>

namespace perfdeck {

/// What somebody typed as a number with a unit of that kind: "250 ms", "90%", "1.5 GiB", with the
/// decimal sign of the language on screen or a point. A bare number is in base units. nullopt: it
/// is no such number.
[[nodiscard]] std::optional<double> readValue(const QString &text, Unit unit);
/// The number as readValue() reads it, with all its digits.
[[nodiscard]] QString valueInput(double value, Unit unit);

} // namespace perfdeck
