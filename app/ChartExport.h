// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/TimeSeriesChart.h"

namespace perfdeck {

/// Asks with a file dialog that does not block the window.
[[nodiscard]] SavePathChooser askSavePath();
/// The chart as PNG at twice its size; tells how it went by the chart's signals.
void savePicture(TimeSeriesChart &chart, const SavePathChooser &choose);
/// The samples of the chart as CSV.
void saveData(TimeSeriesChart &chart, const SavePathChooser &choose);
/// Those of them that lie in the range.
void saveRange(TimeSeriesChart &chart, TimeRange range, const SavePathChooser &choose);

} // namespace perfdeck
