// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/storage/WorkloadKeys.h"

namespace perfdeck::bench {

SeriesKey seriesKey(const Workload &workload, std::string_view name, std::size_t series)
{
    std::string metric(name);
    metric.append("_").append(className(workload.classes[series]));
    return {metric,
            Labels{{"index", std::to_string(series)},
                   {"instance", "node" + std::to_string(series / kSeriesPerSource) + ":9100"},
                   {"job", "serving"},
                   {"model", "m" + std::to_string(series % 7)}}};
}

} // namespace perfdeck::bench
