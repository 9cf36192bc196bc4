// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ModelSelectors.h"

#include <utility>

namespace perfdeck {

using Match = Selector::Match;

std::string modelLabel(const ModelRow &row)
{
    return row.id.section(QChar(0x1F), 1, 1).toStdString();
}

Selector modelSelector(const ModelRow &row, std::string metric)
{
    Selector selector{std::move(metric), {{"source", Match::Equal, row.source.toStdString()}}};
    if (!row.spansModels)
        selector.matchers.push_back({"model", Match::Equal, modelLabel(row)});
    if (!row.spansDevices)
        selector.matchers.push_back({"device", Match::Equal, row.device.toStdString()});
    return selector;
}

Selector modelQuantileSelector(const ModelRow &row, std::string metric, std::string quantile)
{
    Selector selector = modelSelector(row, std::move(metric));
    selector.matchers.push_back({"quantile", Match::Equal, std::move(quantile)});
    return selector;
}

Selector modelCourseSelector(const ModelRow &row)
{
    if (row.p99)
        return modelQuantileSelector(row, "inference_latency_seconds", "0.99");
    return row.mean ? modelSelector(row, "inference_latency_mean_seconds") : Selector();
}

} // namespace perfdeck
