// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ComparisonQuery.h"

#include "core/engine/SideFile.h"

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

/// The files of the sides that are such, by side; sets the range of those.
using SideFiles = std::map<std::size_t, SideFile>;

Result<SideFiles> readFiles(std::vector<ComparedSide> &sides)
{
    SideFiles files;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        if (sides[side].file.empty())
            continue;
        auto file = readSideFile(sides[side].file);
        if (!file)
            return failure(file.error());
        sides[side].range = file->range;
        files.emplace(side, std::move(*file));
    }
    return files;
}

class Reading final
{
public:
    Reading(QueryService &service,
            const ComparisonQuery &query,
            const SideFiles &files,
            const std::stop_token &stop)
        : m_service(service)
        , m_query(query)
        , m_files(files)
        , m_stop(stop)
        , m_gatherer(query.sides,
                     files.size() == query.sides.size() ? Duration(0) : blockFor(query.sides))
    {
    }

    [[nodiscard]] Status read(std::size_t side)
    {
        if (const auto file = m_files.find(side); file != m_files.end()) {
            for (const SeriesColumn &column : file->second.columns)
                if (m_query.metrics.empty() || isAsked(column.name))
                    m_gatherer.add(side, {column.name, {}}, file->second.times, column.values);
            return {};
        }
        const ComparedSide &wanted = m_query.sides[side];
        std::vector<SeriesRecord> series = m_service.series({{}, wanted.matchers});
        std::erase_if(series, [this](const SeriesRecord &record) { return !isWanted(record); });
        std::ranges::sort(
            series, [](const SeriesRecord &a, const SeriesRecord &b) { return *a.key < *b.key; });
        if (series.size() > kMostMetrics) {
            m_gatherer.leaveOut(series.size() - kMostMetrics);
            series.resize(kMostMetrics);
        }
        const std::vector<SeriesKey> names = sharedNames(series);
        std::map<SeriesId, const SeriesKey *> nameOf;
        for (std::size_t at = 0; at < series.size(); ++at)
            nameOf[series[at].id] = &names[at];
        return m_service.visitSamples(selectorsOf(series, wanted),
                                      wanted.range,
                                      [&](const SeriesRecord &record,
                                          std::span<const Timestamp> times,
                                          std::span<const double> values,
                                          double) {
                                          const auto name = nameOf.find(record.id);
                                          if (name != nameOf.end())
                                              m_gatherer.add(side, *name->second, times, values);
                                          return !m_stop.stop_requested();
                                      });
    }

    [[nodiscard]] SideSamples take() { return m_gatherer.take(); }

private:
    [[nodiscard]] bool isWanted(const SeriesRecord &record) const
    {
        const std::string &metric = record.key->metric;
        return m_query.metrics.empty() ? isComparedMetric(metric) : isAsked(metric);
    }

    [[nodiscard]] bool isAsked(const std::string &metric) const
    {
        return std::ranges::find(m_query.metrics, metric) != m_query.metrics.end();
    }

    [[nodiscard]] static std::vector<Selector> selectorsOf(const std::vector<SeriesRecord> &series,
                                                           const ComparedSide &side)
    {
        std::vector<Selector> selectors; // the series are in the order of their metrics
        for (const SeriesRecord &record : series)
            if (selectors.empty() || selectors.back().metric != record.key->metric)
                selectors.push_back({record.key->metric, side.matchers});
        return selectors;
    }

    QueryService &m_service;
    const ComparisonQuery &m_query;
    const SideFiles &m_files;
    const std::stop_token &m_stop;
    SampleGatherer m_gatherer;
};

} // namespace

Result<SideComparisonPtr>
runComparison(QueryService &service, const ComparisonQuery &asked, const std::stop_token &stop)
{
    ComparisonQuery query = asked;
    const auto files = readFiles(query.sides);
    if (!files)
        return failure(files.error());
    Reading reading(service, query, *files, stop);
    for (std::size_t side = 0; side < query.sides.size(); ++side)
        if (const Status read = reading.read(side); !read)
            return failure(read.error());
    if (stop.stop_requested())
        return failure(ErrorKind::Cancelled, "Comparison");
    SideSamples samples = reading.take();
    return std::make_shared<const SideComparison>(
        query.isJudged ? judgeSides(std::move(samples)) : SideComparison{std::move(samples), {}});
}

} // namespace perfdeck
