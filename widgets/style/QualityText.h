// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "core/model/Quality.h"

#include <QString>

namespace perfdeck {

/// What stands before a number: "≥ ", "≤ ", "~", or nothing for a good one.
[[nodiscard]] QString qualityMark(Quality quality);
/// The number behind the mark: where all that is known is a limit, the limit.
[[nodiscard]] double shownNumber(const RatedNumber &number);
/// Mark, number and unit: "≥ 7.68 s", "≤ 5 ms", "~23.5 ms".
[[nodiscard]] QString formatRated(const RatedNumber &number, Unit unit);
/// Why the number has a mark, as sentences; empty for a good one.
[[nodiscard]] QString qualityWords(Quality quality);

} // namespace perfdeck
