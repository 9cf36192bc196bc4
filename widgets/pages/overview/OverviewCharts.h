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
    bool isAboutCluster = false; ///< not shown while there is none
};

/// In reading order, three in a row.
[[nodiscard]] std::vector<ChartSpec> overviewCharts();
/// Of more models than this only the slowest are shown, by their p99 alone.
inline constexpr std::size_t kFewModels = 4;

/// What the latency chart asks when so many models are served.
[[nodiscard]] ChartQuestion latencyQuestion(std::size_t models);

/// "p95 llama": the quantile first, then what tells models apart.
[[nodiscard]] QString latencyName(const FrameSeries &series);

} // namespace perfdeck
