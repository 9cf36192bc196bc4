// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "widgets/charts/SeriesBook.h"
#include "widgets/export/DataTable.h"

#include <QString>

#include <vector>

namespace perfdeck {

/// The samples of a frame in the long form time, metric, labels (as JSON), value. A frame that was
/// reduced (a column standing for more than one sample) has the newest sample of each column as
/// value, and min, max and samples beside it. A spread comes first, each quantile as a series with
/// the labels `quantile` and `lines`.
[[nodiscard]] DataTable frameTable(const Frame &frame);

/// The same as a chart in words: title, how many lines, newest, least and greatest value of each;
/// of a spread the newest quantiles.
[[nodiscard]] QString describeChart(const QString &title,
                                    const std::vector<ChartLine> &lines,
                                    const FrameSpread *spread = nullptr);

} // namespace perfdeck
