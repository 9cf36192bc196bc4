// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/QueryService.h"

#include "core/model/Quality.h"
#include "core/query/DistributionReader.h"
#include "core/query/HeatReader.h"
#include "core/query/Rate.h"
#include "core/query/SeriesLoader.h"
#include "core/query/SeriesReducer.h"
#include "core/query/SpreadBuilder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace perfdeck {

namespace {

constexpr int kMaxColumns = 16384;
/// How far around the range a neighbour or the base of a rate is looked for.
constexpr std::chrono::seconds kMargin{150};
/// How long the newest stored sample of a series that is not in memory is believed.
constexpr std::chrono::seconds kLatestHolds{10};
/// A series without a sample within this long before the end is not the largest at it.
constexpr std::chrono::minutes kLatestWithin{5};

Timestamp shifted(Timestamp time, Duration by)
{
    if (by < Duration(0))
        return time < Timestamp::min() - by ? Timestamp::min() : time + by;
    return time > Timestamp::max() - by ? Timestamp::max() : time + by;
}

/// Keeps lengths and the arithmetic on columns within 64 bits; 36,000 years are enough.
TimeRange bounded(TimeRange range)
{
    constexpr Timestamp kLimit{Duration(std::int64_t{1} << 60)};
    constexpr Timestamp kLowest{Duration(-(std::int64_t{1} << 60))};
    return {std::clamp(range.from, kLowest, kLimit), std::clamp(range.to, kLowest, kLimit)};
}

Status checked(TimeRange range, int columns)
{
    const bool isPossible = columns >= 1 && columns <= kMaxColumns && !range.isEmpty();
    return isPossible
        ? Status()
        : failure(ErrorKind::InvalidInput,
                  "Range query of " + std::to_string(columns) + " columns",
                  range.isEmpty() ? "the time range is empty" : "1 to 16384 are possible");
}

void widen(std::optional<TimeRange> &extent, TimeRange by)
{
    extent = extent ? TimeRange{std::min(extent->from, by.from), std::max(extent->to, by.to)} : by;
}

} // namespace

class QueryService::Private
{
public:
    Private(std::shared_ptr<const SeriesCatalog> catalogue,
            std::shared_ptr<const LiveWindow> window,
            std::shared_ptr<const HistoryStore> history)
        : catalog(std::move(catalogue))
        , live(window)
        , loader(std::move(window), std::move(history))
    {
    }

    [[nodiscard]] std::vector<SeriesRecord> matches(const std::vector<Selector> &selectors) const;
    void keepLargest(std::vector<SeriesRecord> &records, std::size_t count, Timestamp now);
    [[nodiscard]] std::vector<SeriesRecord>
    companions(const std::vector<SeriesRecord> &records) const;
    void reduce(const RangeQuery &query, FrameSeries &series, FrameTier &tier);
    [[nodiscard]] std::optional<FrameSpread> takeSpread(const RangeQuery &query,
                                                        std::vector<SeriesRecord> &records,
                                                        const std::stop_token &stop);
    [[nodiscard]] std::optional<Sample> storedLast(SeriesId series, Timestamp now, Duration maxAge);

    std::shared_ptr<const SeriesCatalog> catalog;
    std::shared_ptr<const LiveWindow> live;
    SeriesLoader loader;
    std::function<Revision()> revision;

private:
    struct StoredLast
    {
        std::optional<Sample> sample;
        Timestamp asked;
        Duration maxAge;
    };

    void trim(const RangeQuery &query);
    void toRates();

    SeriesData m_data;
    std::vector<Timestamp> m_rateTimes;
    std::vector<double> m_rateValues;
    std::vector<RollupPoint> m_rateBuckets;
    std::unordered_map<SeriesId, StoredLast> m_storedLast;
};

std::vector<SeriesRecord>
QueryService::Private::matches(const std::vector<Selector> &selectors) const
{
    if (selectors.size() == 1)
        return catalog->match(selectors.front());
    std::vector<SeriesRecord> all;
    std::unordered_set<SeriesId> seen;
    for (const Selector &selector : selectors)
        for (SeriesRecord &record : catalog->match(selector))
            if (seen.insert(record.id).second)
                all.push_back(std::move(record));
    return all;
}

void QueryService::Private::keepLargest(std::vector<SeriesRecord> &records,
                                        std::size_t count,
                                        Timestamp now)
{
    std::vector<std::pair<double, SeriesId>> newest;
    for (const SeriesRecord &record : records) {
        std::optional<Sample> sample = live ? live->last(record.id) : std::nullopt;
        if (!sample)
            sample = storedLast(record.id, now, kLatestWithin);
        const bool known = sample && !std::isnan(sample->value);
        newest.emplace_back(known ? sample->value : -std::numeric_limits<double>::infinity(),
                            record.id);
    }
    const auto end = newest.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(newest.begin(), end, newest.end(), std::greater<>());
    std::unordered_set<SeriesId> kept;
    for (auto at = newest.begin(); at != end; ++at)
        kept.insert(at->second);
    std::erase_if(records,
                  [&kept](const SeriesRecord &record) { return !kept.contains(record.id); });
}

std::vector<SeriesRecord>
QueryService::Private::companions(const std::vector<SeriesRecord> &records) const
{
    std::vector<SeriesRecord> found;
    for (const SeriesRecord &record : records) {
        for (const Companion kind : {Companion::Quality, Companion::Limit}) {
            const SeriesId id
                = catalog->find({companionMetric(record.key->metric, kind), record.key->labels});
            if (id.isValid())
                found.push_back({id, catalog->key(id)});
        }
    }
    return found;
}

void QueryService::Private::reduce(const RangeQuery &query, FrameSeries &series, FrameTier &tier)
{
    const ColumnGrid grid(query.range, query.columns);
    const bool rate = query.transform == Transform::Rate;
    TimeRange wanted = query.range;
    if (rate || query.neighbours)
        wanted.from = shifted(wanted.from, -kMargin);
    if (query.neighbours)
        wanted.to = shifted(wanted.to, kMargin);
    loader.load(series.id, wanted, tierFor(Duration(grid.width())), m_data);
    tier = std::max(tier, m_data.tier());
    if (rate)
        toRates();
    trim(query);
    SeriesReducer reducer(grid, query.range, series.columns);
    series.columns.reserve(
        std::min(static_cast<std::size_t>(query.columns) + 3,
                 m_data.times.size() + m_data.minutes.size() + m_data.hours.size()));
    reducer.addBuckets(m_data.hours, tierLength(RollupTier::Hour));
    reducer.addBuckets(m_data.minutes, tierLength(RollupTier::Minute));
    reducer.addSamples(m_data.times, m_data.values);
    reducer.finish(series);
}

/// Replaces the records by those that lie outside. Reads each series once and forgets it, so that
/// memory stays bounded. Nothing when lines are wanted.
std::optional<FrameSpread> QueryService::Private::takeSpread(const RangeQuery &query,
                                                             std::vector<SeriesRecord> &records,
                                                             const std::stop_token &stop)
{
    const bool isWanted
        = query.spreadAbove > 0 && records.size() > query.spreadAbove && !query.keepLargest;
    if (!isWanted)
        return std::nullopt;
    const MetricInfo info = metricInfo(records.front().key->metric);
    for (const SeriesRecord &record : records)
        if (metricInfo(record.key->metric).unit != info.unit)
            return std::nullopt;
    records.resize(std::min(records.size(), RangeQuery::kMostSpread));
    RangeQuery coarse = query;
    coarse.columns = std::min(query.columns, SpreadBuilder::kMostColumns);
    SpreadBuilder builder(coarse.range, coarse.columns);
    FrameTier tier{};
    for (const SeriesRecord &record : records) {
        if (stop.stop_requested())
            return std::nullopt;
        FrameSeries series;
        series.id = record.id;
        reduce(coarse, series, tier);
        builder.add(series);
    }
    FrameSpread spread{info, builder.columns(stop), builder.columnWidth(), records.size()};
    std::vector<SeriesRecord> outside;
    for (const std::size_t index : builder.outliers(spread.columns, query.maxOutliers))
        outside.push_back(std::move(records[index]));
    records = std::move(outside);
    return spread;
}

void QueryService::Private::toRates()
{
    ratesOf(m_data.hours, tierLength(RollupTier::Hour), m_rateBuckets);
    m_data.hours.swap(m_rateBuckets);
    ratesOf(m_data.minutes, tierLength(RollupTier::Minute), m_rateBuckets);
    m_data.minutes.swap(m_rateBuckets);
    ratesOf(m_data.times, m_data.values, m_rateTimes, m_rateValues);
    m_data.times.swap(m_rateTimes);
    m_data.values.swap(m_rateValues);
}

/// Leaves at most one sample on each side of the range, and none unless asked for.
void QueryService::Private::trim(const RangeQuery &query)
{
    const auto outside = [&query](const RollupPoint &bucket, Duration length) {
        return bucket.start + length <= query.range.from || bucket.start >= query.range.to;
    };
    std::erase_if(m_data.hours, [&](const RollupPoint &bucket) {
        return outside(bucket, tierLength(RollupTier::Hour));
    });
    std::erase_if(m_data.minutes, [&](const RollupPoint &bucket) {
        return outside(bucket, tierLength(RollupTier::Minute));
    });
    std::vector<Timestamp> &times = m_data.times;
    const auto indexOf = [&times](Timestamp time) {
        return std::lower_bound(times.begin(), times.end(), time) - times.begin();
    };
    auto from = indexOf(query.range.from);
    auto to = indexOf(query.range.to);
    if (query.neighbours) {
        from -= from > 0 ? 1 : 0;
        to += to < std::ssize(times) ? 1 : 0;
    }
    times.resize(static_cast<std::size_t>(to));
    m_data.values.resize(static_cast<std::size_t>(to));
    times.erase(times.begin(), times.begin() + from);
    m_data.values.erase(m_data.values.begin(), m_data.values.begin() + from);
}

/// Newest sample in the history. A series that is not in memory gets no new ones in this process,
/// so the answer is kept for a while and a page full of ended processes costs nothing.
std::optional<Sample>
QueryService::Private::storedLast(SeriesId series, Timestamp now, Duration maxAge)
{
    const auto known = m_storedLast.find(series);
    const bool holds = known != m_storedLast.end() && known->second.maxAge >= maxAge
        && now - known->second.asked < kLatestHolds && now >= known->second.asked;
    if (!holds) {
        HistoryReader *reader = loader.reader();
        if (reader == nullptr)
            return std::nullopt;
        m_data.clear();
        const TimeRange range{shifted(now, -maxAge), shifted(now, Duration(1))};
        if (!reader->read(series, range, m_data.times, m_data.values)) {
            loader.dropReader();
            return std::nullopt;
        }
        StoredLast found{{}, now, maxAge};
        if (!m_data.times.empty())
            found.sample = Sample{m_data.times.back(), m_data.values.back()};
        m_storedLast.insert_or_assign(series, found);
    }
    const std::optional<Sample> &sample = m_storedLast.at(series).sample;
    return sample && sample->time >= now - maxAge ? sample : std::nullopt;
}

QueryService::QueryService(std::shared_ptr<const SeriesCatalog> catalog,
                           std::shared_ptr<const LiveWindow> live,
                           std::shared_ptr<const HistoryStore> history)
    : m_private(std::make_unique<Private>(std::move(catalog), std::move(live), std::move(history)))
{
}

QueryService::~QueryService() = default;

void QueryService::setRevisionSource(std::function<Revision()> revision)
{
    m_private->revision = std::move(revision);
}

Result<FramePtr> QueryService::run(const RangeQuery &asked, std::stop_token stop)
{
    RangeQuery query = asked;
    query.range = bounded(asked.range);
    if (const Status possible = checked(query.range, query.columns); !possible)
        return failure(possible.error());
    auto frame = std::make_shared<Frame>();
    frame->id = query.id;
    frame->revision = m_private->revision ? m_private->revision() : Revision();
    frame->range = asked.range;
    frame->columns = query.columns;
    std::vector<SeriesRecord> records = m_private->matches(query.selectors);
    const std::size_t matches = records.size();
    if (auto spread = m_private->takeSpread(query, records, stop)) {
        frame->spread = std::move(*spread);
        query.maxSeries = query.maxOutliers;
    }
    frame->seriesLeftOut = records.size() - std::min(records.size(), query.maxSeries);
    if (query.keepLargest && frame->seriesLeftOut > 0)
        m_private->keepLargest(records, query.maxSeries, query.range.to);
    records.resize(records.size() - (query.keepLargest ? 0 : frame->seriesLeftOut));
    if (query.companions) {
        std::vector<SeriesRecord> said = m_private->companions(records);
        frame->companions = said.size();
        std::move(said.begin(), said.end(), std::back_inserter(records));
    }
    if (frame->spread.series > 0)
        frame->seriesLeftOut = matches - frame->spread.series;
    frame->series.reserve(records.size());
    for (SeriesRecord &record : records) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "Range query");
        FrameSeries &series = frame->series.emplace_back();
        series.id = record.id;
        series.key = std::move(record.key);
        series.info = metricInfo(series.key->metric);
        m_private->reduce(query, series, frame->tier);
    }
    return frame;
}

Result<HeatFramePtr> QueryService::run(const HeatQuery &asked, std::stop_token stop)
{
    HeatQuery query = asked;
    query.range = bounded(asked.range);
    if (const Status possible = checked(query.range, query.columns); !possible)
        return failure(possible.error());
    const Revision revision = m_private->revision ? m_private->revision() : Revision();
    auto heat = readHeat(m_private->loader, m_private->matches(query.selectors), query, stop);
    if (!heat)
        return failure(heat.error());
    heat->id = query.id;
    heat->revision = revision;
    return std::make_shared<const HeatFrame>(std::move(*heat));
}

Result<DistributionFramePtr> QueryService::run(const DistributionQuery &asked, std::stop_token stop)
{
    DistributionQuery query = asked;
    query.range = bounded(asked.range);
    if (const Status possible = checked(query.range, query.columns); !possible)
        return failure(possible.error());
    const Revision revision = m_private->revision ? m_private->revision() : Revision();
    std::vector<SeriesRecord> records = m_private->matches(query.selectors);
    const std::size_t leftOut = records.size() - std::min(records.size(), query.maxSeries);
    records.resize(records.size() - leftOut);
    auto found = readDistribution(m_private->loader, records, query, stop);
    if (!found)
        return failure(found.error());
    found->id = query.id;
    found->revision = revision;
    found->seriesLeftOut = leftOut;
    return std::make_shared<const DistributionFrame>(std::move(*found));
}

Status QueryService::visitSamples(const std::vector<Selector> &selectors,
                                  TimeRange range,
                                  const SampleVisitor &visitor)
{
    TimeRange within = range;
    if (!m_private->loader.isCutOff()) { // else the first piece that is not in memory says so
        const TimeRange known = extent().value_or(TimeRange{});
        within = {std::max(range.from, known.from), std::min(range.to, known.to)};
    }
    std::vector<SeriesRecord> records = m_private->matches(selectors);
    std::sort(records.begin(), records.end(), [](const SeriesRecord &a, const SeriesRecord &b) {
        return *a.key < *b.key;
    });
    return perfdeck::visitSamples(m_private->loader, records, within, visitor);
}

LatestValues
QueryService::latest(const std::vector<Selector> &selectors, Timestamp now, Duration maxAge)
{
    LatestValues values;
    for (SeriesRecord &record : m_private->matches(selectors)) {
        std::optional<Sample> sample
            = m_private->live ? m_private->live->last(record.id) : std::nullopt;
        if (!sample)
            sample = m_private->storedLast(record.id, now, maxAge);
        if (sample)
            values.push_back({record.id, std::move(record.key), *sample});
    }
    return values;
}

MetricHelpPtr QueryService::help() const
{
    return m_private->catalog->help();
}

std::vector<SeriesRecord> QueryService::series(const Selector &selector) const
{
    return m_private->catalog->match(selector);
}

std::vector<Event> QueryService::events(TimeRange range, std::size_t limit)
{
    HistoryReader *reader = m_private->loader.reader();
    if (reader == nullptr)
        return {};
    auto found = reader->events(range, limit);
    if (found)
        return std::move(*found);
    m_private->loader.dropReader();
    return {};
}

Result<AlertHistory> QueryService::alerts(const AlertQuery &query)
{
    HistoryReader *reader = m_private->loader.reader();
    if (reader == nullptr)
        return AlertHistory();
    auto found = reader->alertHistory(query);
    if (!found)
        m_private->loader.dropReader();
    return found;
}

ClusterHistory QueryService::cluster(const ClusterQuery &query)
{
    if (HistoryReader *reader = m_private->loader.reader()) {
        auto found = reader->cluster(query);
        if (found)
            return std::move(*found);
        m_private->loader.dropReader();
    }
    return {query.range, {}, false, {}, {}};
}

std::optional<TimeRange> QueryService::extent()
{
    std::optional<TimeRange> extent;
    if (HistoryReader *reader = m_private->loader.reader())
        extent = reader->extent();
    if (!m_private->live)
        return extent;
    for (const SeriesRecord &record : m_private->catalog->match({})) {
        const auto from = m_private->live->coveredFrom(record.id);
        const auto last = m_private->live->last(record.id);
        if (from && last)
            widen(extent, {*from, last->time + Duration(1)});
    }
    return extent;
}

} // namespace perfdeck
