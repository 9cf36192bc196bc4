// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RelatedQuery.h"

#include "core/engine/BlockReader.h"
#include "core/engine/RegressionWatch.h"
#include "core/query/QueryService.h"
#include "core/query/SeriesLoader.h"
#include "core/stats/correlate/ChangeRanking.h"
#include "core/stats/Quantile.h"
#include "core/store/RollupMath.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace perfdeck {

namespace {

constexpr Duration::rep kMostSteps = 120; ///< of a range
constexpr Duration::rep kTimesBefore = 3;
constexpr Duration kShortestStep = std::chrono::seconds(1);
constexpr Duration::rep kBlocksBefore = 40;
constexpr Duration::rep kBlocksAfter = 20;
/// Events this much of a range earlier may have to do with what happens in it.
constexpr Duration::rep kEventsBefore = 10;
constexpr std::size_t kProbes = 16; ///< series that tell how often there are samples
constexpr std::size_t kMostCandidates = 5000; ///< that can be ranked in about a second
/// Changed at all, or with its part, as likely as not.
constexpr double kLikely = 0.5;

/// What tells one thing of a system from another; all else says what is measured of it.
constexpr std::array kThings{
    "source", "instance", "worker", "model", "device", "disk", "interface", "pid"};

/// What is a finding of ours is no cause.
constexpr std::array<std::string_view, 4> kFindings{
    "regression", "improvement", "change", "environment"};

std::string thingOf(const Labels &labels)
{
    std::string thing;
    for (const char *label : kThings) {
        thing += labels.get(label);
        thing += '\n';
    }
    return thing;
}

/// An event names a source, a worker, a model …: it concerns what bears all of these names.
bool concerns(const Event &event, const Labels &labels)
{
    bool isNamed = false;
    const auto agrees = [&](std::string_view label, std::string_view named) {
        isNamed = isNamed || !named.empty();
        return named.empty() || named == labels.get(label);
    };
    if (!agrees("source", event.source))
        return false;
    for (const char *label : kThings)
        if (!agrees(label, event.labels.get(label)))
            return false;
    return isNamed;
}

std::ptrdiff_t sharedLabels(const Labels &a, const Labels &b)
{
    return std::ranges::count_if(
        a, [&b](const Labels::Pair &label) { return b.get(label.first) == label.second; });
}

/// All series whose level means something, those most like the one asked about first.
std::vector<SeriesRecord> candidatesOf(const QueryService &service, const SeriesKey &asked)
{
    std::vector<SeriesRecord> series = service.series({});
    std::erase_if(series, [](const SeriesRecord &record) { return !isWatched(*record.key); });
    std::ranges::sort(series, [&asked](const SeriesRecord &a, const SeriesRecord &b) {
        const bool isFirst = *a.key == asked;
        const bool isSecond = *b.key == asked;
        if (isFirst || isSecond)
            return isFirst && !isSecond;
        const auto first = sharedLabels(a.key->labels, asked.labels);
        const auto second = sharedLabels(b.key->labels, asked.labels);
        return first != second ? first > second : *a.key < *b.key;
    });
    return series;
}

Duration lengthOf(FrameTier tier)
{
    return tierLength(tier == FrameTier::Hour ? RollupTier::Hour : RollupTier::Minute);
}

/// The usual time between samples: of the series asked about, else of some.
Duration usualInterval(SeriesLoader &loader,
                       std::span<const SeriesRecord> series,
                       const SeriesKey &asked,
                       TimeRange range)
{
    std::vector<double> intervals; // microseconds
    SeriesData data;
    for (const SeriesRecord &record : series.first(std::min(kProbes, series.size()))) {
        loader.load(record.id, range, FrameTier::Raw, data);
        std::vector<double> steps;
        for (std::size_t i = 1; i < data.times.size(); ++i)
            steps.push_back(static_cast<double>((data.times[i] - data.times[i - 1]).count()));
        // Where only roll-ups are left, their length.
        if (const FrameTier tier = data.tier(); tier != FrameTier::Raw)
            steps.assign(1, static_cast<double>(lengthOf(tier).count()));
        if (!steps.empty())
            intervals.push_back(medianOf(std::move(steps)));
        if (*record.key == asked && !intervals.empty())
            break;
    }
    return intervals.empty() ? Duration(0) : Duration(std::llround(medianOf(intervals)));
}

/// Whole seconds, minutes or hours: what roll-ups can be sorted into.
Duration wholeStep(Duration least)
{
    for (const Duration unit : {Duration(std::chrono::hours(1)), Duration(std::chrono::minutes(1))})
        if (least >= unit)
            return ceilTo(Timestamp(least), unit).time_since_epoch();
    return std::max(kShortestStep, ceilTo(Timestamp(least), kShortestStep).time_since_epoch());
}

class Search final
{
public:
    Search(QueryService &service,
           SeriesLoader &loader,
           const RelatedQuery &query,
           std::vector<Event> events)
        : m_loader(loader)
        , m_query(query)
        , m_series(candidatesOf(service, query.series))
    {
        TimeRange range = query.range;
        if (const auto extent = service.extent())
            range.to = std::min(range.to, extent->to);
        m_made.step = wholeStep(std::max(range.length() / kMostSteps,
                                         usualInterval(loader, m_series, query.series, range)));
        m_made.range = {floorTo(range.from, m_made.step), floorTo(range.to, m_made.step)};
        std::ranges::sort(events, {}, &Event::time);
        m_made.events = std::move(events);
        m_made.moment = query.moment.value_or(m_made.range.from);
    }

    [[nodiscard]] RelatedChanges run(const std::stop_token &stop)
    {
        if (m_made.range.isEmpty())
            return std::move(m_made);
        read(stop);
        const std::vector<ChangeCandidate> candidates = makeCandidates();
        const std::vector<RankedChange> ranked = rankChanges(candidates);
        findMoment(ranked);
        for (const RankedChange &change : ranked)
            for (const ChangedSeries &series : change.series)
                add(change, series);
        return std::move(m_made);
    }

private:
    void read(const std::stop_token &stop)
    {
        const SteadyTime end = std::chrono::steady_clock::now() + m_query.timeLimit;
        const TimeRange all{m_made.range.from - kTimesBefore * m_made.range.length(),
                            m_made.range.to};
        const auto before = static_cast<std::size_t>((m_made.range.from - all.from) / m_made.step);
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            if (stop.stop_requested() || m_kept.size() == kMostCandidates
                || std::chrono::steady_clock::now() > end) {
                m_made.left = m_series.size() - i;
                return;
            }
            std::vector<double> steps = readSteps(m_loader, m_series[i], all, m_made.step);
            const auto known = std::ranges::count_if(
                std::span(steps).first(before), [](double value) { return std::isfinite(value); });
            // What has samples in fewer than every other step changes between them unseen.
            if (static_cast<std::size_t>(2 * known) < before)
                continue;
            m_kept.push_back({m_series[i].key, std::move(steps), before, {}});
        }
    }

    [[nodiscard]] std::vector<ChangeCandidate> makeCandidates()
    {
        std::map<std::string, std::size_t> things;
        std::vector<ChangeCandidate> candidates;
        for (Kept &kept : m_kept) {
            kept.events = eventSteps(kept.key->labels);
            const std::span<const double> steps = kept.steps;
            candidates.push_back(
                {steps.first(kept.before),
                 steps.subspan(kept.before),
                 things.try_emplace(thingOf(kept.key->labels), things.size()).first->second,
                 kept.events});
        }
        m_made.looked = candidates.size();
        return candidates;
    }

    [[nodiscard]] std::vector<double> eventSteps(const Labels &labels) const
    {
        std::vector<double> steps;
        for (const Event &event : m_made.events)
            if (std::ranges::find(kFindings, event.kind) == kFindings.end()
                && concerns(event, labels))
                steps.push_back(static_cast<double>((event.time - m_made.range.from).count())
                                / static_cast<double>(m_made.step.count()));
        return steps;
    }

    void findMoment(std::span<const RankedChange> ranked)
    {
        if (!m_query.moment && !ranked.empty())
            m_made.moment = timeOf(ranked.front().step);
        for (const RankedChange &change : ranked)
            for (const ChangedSeries &series : change.series)
                if (*m_kept[series.candidate].key == m_query.series
                    && series.onset.confidence() > kLikely)
                    m_made.moment = timeOf(series.onset.step);
    }

    void add(const RankedChange &change, const ChangedSeries &changed)
    {
        const Onset &onset = changed.onset;
        const SeriesKeyPtr &key = m_kept[changed.candidate].key;
        if (m_made.series.size() == kMostRelated || *key == m_query.series
            || std::min(onset.confidence(), changed.takesPart) < kLikely)
            return;
        RelatedSeries made;
        made.series = key;
        made.time = timeOf(onset.step);
        made.lag = made.time - m_made.moment;
        made.order = orderOf(onset);
        made.confidence = onset.confidence();
        made.cause = change.score;
        made.shift = onset.shift;
        made.before = onset.before;
        made.after = onset.after;
        made.isGone = onset.isGone;
        made.hasEvent = change.hasEvent;
        m_made.series.push_back(std::move(made));
    }

    [[nodiscard]] ChangeOrder orderOf(const Onset &onset) const
    {
        double earlier = 0;
        double later = 0;
        for (std::size_t step = 0; step < onset.chance.size(); ++step) {
            const Duration lag = timeOf(step) - m_made.moment;
            if (lag < -m_made.step)
                earlier += onset.chance[step];
            else if (lag > m_made.step)
                later += onset.chance[step];
        }
        return earlier > kLikely ? ChangeOrder::Before
            : later > kLikely    ? ChangeOrder::After
                                 : ChangeOrder::With;
    }

    [[nodiscard]] Timestamp timeOf(std::size_t step) const
    {
        return m_made.range.from + static_cast<Duration::rep>(step) * m_made.step;
    }

    struct Kept
    {
        SeriesKeyPtr key;
        std::vector<double> steps;
        std::size_t before = 0;
        std::vector<double> events;
    };

    SeriesLoader &m_loader;
    const RelatedQuery &m_query;
    std::vector<SeriesRecord> m_series;
    std::vector<Kept> m_kept;
    RelatedChanges m_made;
};

} // namespace

RelatedQuery RelatedQuery::around(SeriesKey series, Timestamp moment, Duration block)
{
    RelatedQuery query;
    query.range = {moment - kBlocksBefore * block, moment + kBlocksAfter * block};
    query.series = std::move(series);
    query.moment = moment;
    return query;
}

TimeRange eventRangeOf(const RelatedQuery &query)
{
    return {query.range.from - query.range.length() / kEventsBefore, query.range.to};
}

RelatedChanges relatedChanges(QueryService &service,
                              SeriesLoader &loader,
                              const RelatedQuery &query,
                              std::vector<Event> events,
                              const std::stop_token &stop)
{
    return Search(service, loader, query, std::move(events)).run(stop);
}

} // namespace perfdeck
