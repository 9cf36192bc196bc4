// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"
#include "widgets/models/SeriesTreeModel.h"

namespace perfdeck {

/// All series found, a row each: metric, selector, base unit, and the numbers known of it.
/// `perSecond` says that those of counters are an increase per second. Any thread.
[[nodiscard]] DataTable
seriesList(const FoundSeries &found, const SeriesNumbers &numbers, bool perSecond);

} // namespace perfdeck
