// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/browser/SeriesList.h"

namespace perfdeck {

DataTable seriesList(const FoundSeries &found, const SeriesNumbers &numbers, bool perSecond)
{
    DataTable table;
    for (const char *name :
         {"metric", "selector", "unit", "value", "samples", "age_seconds", "help"})
        table.columns.push_back({name, QString::fromLatin1(name)});
    for (const FoundMetric &metric : found.metrics) {
        std::string unit(baseUnitName(metric.info.unit));
        if (perSecond && metric.info.kind == MetricKind::Counter)
            unit += unit.empty() ? "per second" : " per second";
        for (const SeriesRecord &series : metric.series) {
            table.cells.emplace_back(metric.info.name);
            table.cells.emplace_back(exactSelector(*series.key).toString());
            table.cells.emplace_back(unit);
            const auto known = numbers.find(*series.key);
            if (known == numbers.end()) { // nobody looked at it yet
                table.cells.resize(table.cells.size() + 3);
                table.cells.emplace_back(metric.help);
                continue;
            }
            table.cells.emplace_back(known->second.last);
            table.cells.emplace_back(std::int64_t(known->second.samples));
            table.cells.emplace_back(known->second.age);
            table.cells.emplace_back(metric.help);
        }
    }
    return table;
}

} // namespace perfdeck
