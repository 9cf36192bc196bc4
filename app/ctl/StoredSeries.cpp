// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/StoredSeries.h"

#include "app/SourceOptions.h"
#include "core/base/Clock.h"
#include "core/model/TimeRange.h"
#include "core/store/SqliteHistory.h"

#include <utility>

namespace perfdeck {

void StoredOptions::declareSeries(CLI::App &verb)
{
    verb.add_option("--db-path", m_databasePath, "History file")->type_name("FILE");
    verb.add_option("--match", m_match, "Series of the history (repeatable)")
        ->type_name("NAME{label=\"v\"}")
        ->expected(1)
        ->take_all();
}

void StoredOptions::declareRange(CLI::App &verb)
{
    verb.add_option("--from", m_from, "First moment: ISO 8601 or now-6h")->type_name("T");
    verb.add_option("--to", m_to, "Moment after the last one")->type_name("T");
}

Result<ExportRequest> StoredOptions::request() const
{
    ExportRequest wanted;
    for (const std::string &text : m_match) {
        auto selector = Selector::parse(text);
        if (!selector)
            return failure(selector.error());
        wanted.selectors.push_back(std::move(*selector));
    }
    const Timestamp now = SystemClock().now();
    if (const Status read = readMoment(m_from, now, wanted.range.from); !read)
        return failure(read.error());
    if (const Status read = readMoment(m_to, now, wanted.range.to); !read)
        return failure(read.error());
    return wanted;
}

Result<std::unique_ptr<HistoryReader>> StoredOptions::open() const
{
    return openSqliteReader(m_databasePath.empty() ? defaultDatabasePath() : m_databasePath);
}

Status readMoment(const std::string &text, Timestamp now, Timestamp &time)
{
    if (text.empty())
        return {};
    const auto parsed = parseTime(text, now);
    if (!parsed)
        return failure(parsed.error());
    time = *parsed;
    return {};
}

Status visitStoredSeries(HistoryReader &reader,
                         const ExportRequest &request,
                         const std::function<Status(StoredSeries)> &visit)
{
    Status visited;
    StoredSeries current;
    const auto handOver = [&] {
        if (!current.values.empty())
            visited = visit(std::exchange(current, {}));
        return visited.has_value();
    };
    ExportSink sink;
    sink.series = [&](const SeriesRecord &record) {
        const bool goesOn = handOver();
        current.key = *record.key;
        return goesOn;
    };
    sink.samples = [&](std::span<const Timestamp> times, std::span<const double> values) {
        current.times.insert(current.times.end(), times.begin(), times.end());
        current.values.insert(current.values.end(), values.begin(), values.end());
        return true;
    };
    const auto exported = exportSamples(reader, request, sink);
    if (!exported)
        return failure(exported.error());
    handOver();
    return visited;
}

} // namespace perfdeck
