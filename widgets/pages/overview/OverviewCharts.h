// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ChartFeed.h"

#include <vector>

namespace perfdeck {

/// One live chart of Overview.
struct ChartSpec
{
    const char *objectName;
    const char *title;
    const char *emptyHeadline;
    const char *emptyHint;
    ChartQuestion question;
    SeriesNamer namer; ///< null: the labels that differ
    bool isAboutModels = false;
};

/// In reading order, three in a row.
[[nodiscard]] std::vector<ChartSpec> overviewCharts();
/// "p95 llama": the quantile first, then what tells models apart.
[[nodiscard]] QString latencyName(const FrameSeries &series);

} // namespace perfdeck
