// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/StoredSeries.h"

#include "app/SourceOptions.h"
#include "core/engine/Export.h"
#include "core/store/SqliteHistory.h"

namespace perfdeck {

Result<std::vector<StoredSeries>> readStoredSeries(const std::string &databasePath,
                                                   const std::vector<std::string> &match,
                                                   TimeRange range)
{
    ExportRequest request;
    request.range = range;
    for (const std::string &text : match) {
        auto selector = Selector::parse(text);
        if (!selector)
            return failure(selector.error());
        request.selectors.push_back(std::move(*selector));
    }
    auto reader = openSqliteReader(databasePath.empty() ? defaultDatabasePath() : databasePath);
    if (!reader)
        return failure(reader.error());
    std::vector<StoredSeries> found;
    ExportSink sink;
    sink.series = [&found](const SeriesRecord &record) {
        found.push_back({*record.key, {}});
        return true;
    };
    sink.samples = [&found](std::span<const Timestamp>, std::span<const double> values) {
        found.back().values.insert(found.back().values.end(), values.begin(), values.end());
        return true;
    };
    const auto report = exportSamples(**reader, request, sink);
    if (!report)
        return failure(report.error());
    return found;
}

} // namespace perfdeck
