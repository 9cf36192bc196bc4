// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/HeatReader.h"

#include "core/base/NaturalOrder.h"
#include "core/query/IncreaseColumns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace perfdeck {

namespace {

constexpr std::string_view kBound = "le";
constexpr std::string_view kBucketSuffix = "_bucket";
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
/// The base of the first increase may lie so far before the range.
constexpr std::chrono::seconds kMargin{150};

/// One histogram: its cumulative buckets by bound.
using Histogram = std::map<double, SeriesId>;

std::optional<double> boundOf(const SeriesKey &key)
{
    const std::string_view text = key.labels.get(kBound);
    if (text == "+Inf" || text == "Inf" || text == "inf" || text == "+inf")
        return kInfinity;
    double bound = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(bound) ? std::optional(bound) : std::nullopt;
}

std::vector<Histogram> histogramsOf(const std::vector<SeriesRecord> &series, std::size_t &leftOut)
{
    std::map<SeriesKey, Histogram> found;
    for (const SeriesRecord &record : series) {
        const auto bound = boundOf(*record.key);
        SeriesKey key = *record.key;
        key.labels.set(kBound, {});
        if (!bound || !found[std::move(key)].emplace(*bound, record.id).second)
            ++leftOut;
    }
    std::vector<Histogram> histograms;
    for (auto &[key, histogram] : found)
        histograms.push_back(std::move(histogram));
    return histograms;
}

/// The bounds that all histograms have; a histogram that shares no finite one is left out.
std::vector<double> commonBounds(std::vector<Histogram> &histograms, std::size_t &leftOut)
{
    std::sort(histograms.begin(), histograms.end(), [](const Histogram &a, const Histogram &b) {
        return a.size() > b.size();
    });
    std::set<double> common;
    std::vector<Histogram> kept;
    for (Histogram &histogram : histograms) {
        std::set<double> shared;
        for (const auto &[bound, id] : histogram) {
            if (kept.empty() || common.contains(bound))
                shared.insert(bound);
        }
        if (shared.empty() || (!std::isfinite(*shared.begin()) && !kept.empty())) {
            leftOut += histogram.size();
            continue;
        }
        common = std::move(shared);
        kept.push_back(std::move(histogram));
    }
    histograms = std::move(kept);
    return {common.begin(), common.end()};
}

/// The bucket is wider than a number in its (geometric) middle.
bool isCoarse(double lower, double upper)
{
    return lower > 0 && std::isfinite(upper) && upper - lower > std::sqrt(lower * upper);
}

std::vector<HeatRow> rowsOf(const std::vector<double> &bounds)
{
    std::vector<HeatRow> rows;
    for (const double bound : bounds) {
        double lower
            = bound > 0 ? 0 : -kInfinity; // nothing measured is below 0 where bounds begin above
        if (!rows.empty())
            lower = rows.back().upper;
        rows.push_back({{}, lower, bound, isCoarse(lower, bound)});
    }
    return rows;
}

MetricInfo infoOfHistogram(const std::vector<SeriesRecord> &series)
{
    if (series.empty())
        return {};
    std::string_view name = series.front().key->metric;
    if (name.ends_with(kBucketSuffix))
        name.remove_suffix(kBucketSuffix.size());
    return metricInfo(name);
}

HeatFrame emptyHeat(TimeRange range, int columns)
{
    const ColumnGrid grid(range, columns);
    HeatFrame frame;
    frame.range = range;
    const std::int64_t first = grid.columnOf(range.from.time_since_epoch().count());
    const std::int64_t last = grid.columnOf(range.to.time_since_epoch().count() - 1);
    frame.firstColumn = Timestamp(Duration(first * grid.width()));
    frame.columnWidth = Duration(grid.width());
    frame.columns = static_cast<std::size_t>(last - first + 1);
    return frame;
}

/// Reads counters and adds their increases into the rows of a frame.
class HeatFiller final
{
public:
    HeatFiller(SeriesLoader &loader, const HeatQuery &query, HeatFrame &frame)
        : m_loader(loader)
        , m_query(query)
        , m_frame(frame)
        , m_grid(query.range, query.columns)
    {
        frame.cells.assign(frame.rows.size() * frame.columns, kNothing);
    }

    void add(const Histogram &histogram)
    {
        std::vector<double> below(m_frame.columns, 0);
        for (std::size_t row = 0; row < m_frame.rows.size(); ++row) {
            std::vector<double> upTo = increaseOf(histogram.at(m_frame.rows[row].upper));
            for (std::size_t column = 0; column < upTo.size(); ++column) {
                if (std::isnan(upTo[column]))
                    continue;
                double &cell = m_frame.cells[row * m_frame.columns + column];
                // A page is not read at one instant: a bucket may be a little behind its neighbour.
                cell = (std::isnan(cell) ? 0 : cell) + std::max(0.0, upTo[column] - below[column]);
                below[column] = std::max(below[column], upTo[column]);
            }
        }
    }

private:
    std::vector<double> increaseOf(SeriesId id)
    {
        const TimeRange wanted{m_query.range.from - kMargin, m_query.range.to + kMargin};
        m_loader.load(id, wanted, tierFor(m_frame.columnWidth), m_data);
        m_frame.tier = std::max(m_frame.tier, m_data.tier());
        const std::int64_t first = m_frame.firstColumn.time_since_epoch().count() / m_grid.width();
        IncreaseColumns columns(m_grid, first, m_frame.columns);
        columns.addBuckets(m_data.hours, tierLength(RollupTier::Hour));
        columns.addBuckets(m_data.minutes, tierLength(RollupTier::Minute));
        columns.addSamples(m_data.times, m_data.values);
        return columns.take();
    }

    SeriesLoader &m_loader;
    const HeatQuery &m_query;
    HeatFrame &m_frame;
    ColumnGrid m_grid;
    SeriesData m_data;
};

} // namespace

Result<HeatFrame> readHeat(SeriesLoader &loader,
                           const std::vector<SeriesRecord> &series,
                           const HeatQuery &query,
                           const std::stop_token &stop)
{
    HeatFrame frame = emptyHeat(query.range, query.columns);
    frame.info = infoOfHistogram(series);
    std::vector<Histogram> histograms = histogramsOf(series, frame.seriesLeftOut);
    frame.rows = rowsOf(commonBounds(histograms, frame.seriesLeftOut));
    HeatFiller filler(loader, query, frame);
    for (const Histogram &histogram : histograms) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "Heat map query");
        filler.add(histogram);
    }
    return frame;
}

HeatFrame entityHeat(const Frame &frame, std::string_view label)
{
    HeatFrame heat = emptyHeat(frame.range, frame.columns);
    heat.id = frame.id;
    heat.revision = frame.revision;
    heat.kind = HeatRows::Entities;
    heat.tier = frame.tier;
    heat.seriesLeftOut = frame.seriesLeftOut;
    if (!frame.series.empty())
        heat.info = frame.series.front().info;
    std::map<std::string, std::vector<double>, decltype(&naturalLess)> rows(&naturalLess);
    const auto shown = frame.series.size() - frame.companions;
    for (std::size_t i = 0; i < shown; ++i) {
        const FrameSeries &series = frame.series[i];
        const std::string_view name = series.key->labels.get(label);
        if (name.empty()) {
            ++heat.seriesLeftOut;
            continue;
        }
        auto &row = rows.try_emplace(std::string(name), heat.columns, kNothing).first->second;
        for (const FrameColumn &column : series.columns) {
            const Timestamp time{Duration(column.time)};
            const auto at = (time - heat.firstColumn) / heat.columnWidth;
            if (time < heat.firstColumn || at >= std::ssize(row))
                continue;
            double &cell = row[static_cast<std::size_t>(at)];
            cell = std::fmax(cell, column.max);
        }
    }
    for (auto &[name, cells] : rows) {
        heat.rows.push_back({name, 0, 0, false});
        heat.cells.insert(heat.cells.end(), cells.begin(), cells.end());
    }
    return heat;
}

} // namespace perfdeck
