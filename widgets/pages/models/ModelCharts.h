// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/models/ModelsModel.h"

#include <vector>

namespace perfdeck {

/// One chart about the chosen model.
struct ModelChart
{
    enum class Group
    {
        Requests,
        Tokens, ///< of language models; with the requests where there are no tokens
    };

    const char *objectName;
    const char *title;
    const char *emptyHeadline;
    SeriesNamer namer;
    ChartQuestion (*question)(const ModelRow &row);
    bool (*hasData)(const ModelRow &row);
    Group group = Group::Requests;
};

[[nodiscard]] std::vector<ModelChart> modelCharts();

} // namespace perfdeck
