// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/DerivedMetrics.h"

#include "core/derive/Evaluator.h"
#include "core/derive/ResultRow.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

/// Numbers of real sources count up from 1.
constexpr SourceId::Value kDerivedSource = SourceId::Value{1} << 31U;
constexpr std::size_t kMostSeries = 50'000; ///< of one metric, as of one source
constexpr Duration kFirstInterval = std::chrono::seconds(10); ///< until a source has polled twice
constexpr ResultRow::Slot kNoSlot = ~ResultRow::Slot{0};

/// Where the value at one place of a row goes.
struct Tap
{
    ResultRow::Slot slot;
    Evaluator::Input input;
};

/// A metric under computation, of one source or of all together.
struct Run
{
    explicit Run(const Expression &expression)
        : evaluator(expression)
    {
    }

    Evaluator evaluator;
    std::vector<ResultRow::Slot> slots; ///< of each result in its row
};

/// One source and what is computed of it alone. The vectors have an entry per metric.
struct Feed
{
    explicit Feed(std::size_t metrics)
        : taps(metrics)
        , resultTaps(metrics)
        , runs(metrics)
    {
    }

    SeriesSetPtr set; ///< as bound; null: to be bound again
    std::vector<ResultRow::Slot> waiting; ///< places that are followed once they have a value
    std::vector<std::vector<Tap>> taps; ///< from the rows of the source
    std::vector<std::vector<Tap>> resultTaps; ///< from `results`
    std::vector<std::optional<Run>> runs; ///< of metrics that keep sources apart
    ResultRow results;
    std::optional<Timestamp> last;
    Duration interval = kFirstInterval;
    bool isStale = false;
    int polls = 0; ///< since joined metrics were computed
};

bool isIdle(const Evaluator &evaluator)
{
    const std::size_t present = evaluator.present();
    return present > 0 && evaluator.followed() > 2 * present + 1024;
}

} // namespace

class DerivedMetrics::Private
{
public:
    explicit Private(CompiledMetrics metrics);

    std::vector<Observation> take(const Observation &observation);
    void clockStepped(Duration by);
    [[nodiscard]] std::vector<DerivedMetricStatus> status() const;

private:
    Feed &feedOf(const Observation &observation);
    void bind(Feed &feed, const SeriesSetPtr &set);
    void bindPresent(Feed &feed, const Observation &observation);
    void bindResult(Feed *feed, ResultRow &row, ResultRow::Slot slot);
    Run *runOf(Feed *feed, std::size_t metric);
    void stopMetric(std::size_t metric, const SeriesKey &key);
    void pour(Feed &feed, const Observation &observation, std::size_t metric);
    void silence(Feed &feed, bool onlyJoined);
    void publish(Run &run, std::size_t metric, Feed *feed, ResultRow &row);
    [[nodiscard]] ResultRow::Slot
    placeResult(const Labels &labels, std::size_t metric, ResultRow &row);
    [[nodiscard]] bool isTimeToJoin(const Feed &feed, const Observation &observation) const;
    void join(Timestamp now);
    void forgetIdle(Feed &feed);
    void forgetIdleJoined();

    std::vector<DerivedMetric> m_metrics;
    std::vector<DerivedMetricStatus> m_status; ///< parallel to m_metrics, then the refused ones
    std::unordered_map<std::string, std::vector<std::size_t>> m_readers; ///< by metric read
    std::unordered_map<std::string, std::size_t> m_byName;
    std::map<SourceId, Feed> m_feeds;
    std::vector<std::optional<Run>> m_joined; ///< of metrics that join sources
    std::vector<std::vector<Tap>> m_joinedTaps; ///< from m_joinedResults
    ResultRow m_joinedResults;
    SourceId m_leader;
    bool m_hasGrown = false;
};

DerivedMetrics::Private::Private(CompiledMetrics metrics)
    : m_metrics(std::move(metrics.metrics))
    , m_joined(m_metrics.size())
    , m_joinedTaps(m_metrics.size())
{
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        const DerivedMetric &metric = m_metrics[i];
        m_byName.emplace(metric.definition.name, i);
        for (std::string &name : metric.expression.metrics())
            m_readers[std::move(name)].push_back(i);
        m_status.push_back({metric.definition, 0, {}});
    }
    std::ranges::move(metrics.refused, std::back_inserter(m_status));
}

std::vector<Observation> DerivedMetrics::Private::take(const Observation &observation)
{
    std::vector<Observation> made;
    if (m_metrics.empty() || !observation.series || observation.series->keys.empty())
        return made;
    Feed &feed = feedOf(observation);
    if (feed.set != observation.series)
        bind(feed, observation.series);
    bindPresent(feed, observation);
    feed.results.clearValues();
    bool joins = false;
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        if (!m_status[i].problem.empty())
            continue;
        pour(feed, observation, i);
        joins = joins || (m_joined[i] && !(feed.taps[i].empty() && feed.resultTaps[i].empty()));
        if (!feed.runs[i])
            continue;
        feed.runs[i]->evaluator.evaluate();
        publish(*feed.runs[i], i, &feed, feed.results);
    }
    if (feed.results.hasValues())
        made.push_back(feed.results.observation(
            SourceId(kDerivedSource | observation.source.value()), observation.time));
    feed.polls += joins ? 1 : 0;
    if (joins && isTimeToJoin(feed, observation)) {
        m_leader = observation.source;
        join(observation.time);
        if (m_joinedResults.hasValues())
            made.push_back(m_joinedResults.observation(SourceId(kDerivedSource), observation.time));
    }
    if (std::exchange(m_hasGrown, false))
        forgetIdle(feed);
    return made;
}

Feed &DerivedMetrics::Private::feedOf(const Observation &observation)
{
    Feed &feed = m_feeds.try_emplace(observation.source, m_metrics.size()).first->second;
    if (feed.last && observation.time > *feed.last) {
        const Duration step = observation.time - *feed.last;
        // After a break the interval is still what it was.
        feed.interval = feed.isStale ? feed.interval : step;
    }
    feed.last = observation.time;
    feed.isStale = false;
    return feed;
}

/// Follows what is new in the layout of a source; all of it when places have moved.
void DerivedMetrics::Private::bind(Feed &feed, const SeriesSetPtr &set)
{
    std::size_t known = feed.set ? feed.set->keys.size() : 0;
    const bool moved = known > set->keys.size()
        || !std::equal(set->keys.begin(),
                       set->keys.begin() + static_cast<std::ptrdiff_t>(known),
                       feed.set ? feed.set->keys.begin() : set->keys.begin());
    if (moved) {
        silence(feed, false);
        for (std::vector<Tap> &taps : feed.taps)
            taps.clear();
        feed.waiting.clear();
        known = 0;
    }
    feed.set = set;
    for (std::size_t i = known; i < set->keys.size(); ++i) {
        const SeriesKey &key = *set->keys[i];
        if (const auto clash = m_byName.find(key.metric); clash != m_byName.end())
            stopMetric(clash->second, key);
        if (m_readers.contains(key.metric))
            feed.waiting.push_back(static_cast<ResultRow::Slot>(i));
    }
}

/// A layout also holds series that are gone; those that never show are not followed.
void DerivedMetrics::Private::bindPresent(Feed &feed, const Observation &observation)
{
    std::erase_if(feed.waiting, [&](ResultRow::Slot slot) {
        if (isAbsent(observation.values[slot]))
            return false;
        const SeriesKey &key = *observation.series->keys[slot];
        for (const std::size_t metric : m_readers.at(key.metric))
            for (const Evaluator::Input input : runOf(&feed, metric)->evaluator.follow(key))
                feed.taps[metric].push_back({slot, input});
        m_hasGrown = true;
        return true;
    });
}

/// A result that is new in its row is followed by the metrics that read it. `feed` is null for the
/// results of joined metrics.
void DerivedMetrics::Private::bindResult(Feed *feed, ResultRow &row, ResultRow::Slot slot)
{
    const SeriesKey &key = row.key(slot);
    const auto readers = m_readers.find(key.metric);
    if (readers == m_readers.end())
        return;
    for (const std::size_t metric : readers->second) {
        std::vector<Tap> &taps = feed != nullptr ? feed->resultTaps[metric] : m_joinedTaps[metric];
        for (const Evaluator::Input input : runOf(feed, metric)->evaluator.follow(key))
            taps.push_back({slot, input});
    }
}

Run *DerivedMetrics::Private::runOf(Feed *feed, std::size_t metric)
{
    const DerivedMetric &wanted = m_metrics[metric];
    std::optional<Run> &run = wanted.joinsSources ? m_joined[metric] : feed->runs[metric];
    if (!run)
        run.emplace(wanted.expression);
    return &*run;
}

void DerivedMetrics::Private::stopMetric(std::size_t metric, const SeriesKey &key)
{
    std::string &problem = m_status[metric].problem;
    if (problem.empty())
        problem = "The source " + std::string(key.labels.get("source"))
            + " already has a metric of this name; give the definition another one.";
}

/// Hands the values of one metric's operands on.
void DerivedMetrics::Private::pour(Feed &feed, const Observation &observation, std::size_t metric)
{
    std::optional<Run> &run = m_metrics[metric].joinsSources ? m_joined[metric] : feed.runs[metric];
    if (!run)
        return;
    const bool ownTimes = !observation.times.empty();
    for (const Tap &tap : feed.taps[metric])
        run->evaluator.take(tap.input,
                            ownTimes ? observation.times[tap.slot] : observation.time,
                            observation.values[tap.slot]);
    for (const Tap &tap : feed.resultTaps[metric])
        run->evaluator.take(tap.input, observation.time, feed.results.value(tap.slot));
}

/// The source has no values for now, as far as its metrics are concerned.
void DerivedMetrics::Private::silence(Feed &feed, bool onlyJoined)
{
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        if (onlyJoined && !m_metrics[i].joinsSources)
            continue;
        std::optional<Run> &run = m_metrics[i].joinsSources ? m_joined[i] : feed.runs[i];
        for (const std::vector<Tap> *taps : {&feed.taps[i], &feed.resultTaps[i]})
            for (const Tap &tap : *taps)
                run->evaluator.take(tap.input, {}, absentValue());
    }
}

void DerivedMetrics::Private::publish(Run &run, std::size_t metric, Feed *feed, ResultRow &row)
{
    const std::vector<Labels> &labels = run.evaluator.labels();
    for (std::size_t i = run.slots.size(); i < labels.size(); ++i) {
        const ResultRow::Slot before = row.size();
        run.slots.push_back(placeResult(labels[i], metric, row));
        if (row.size() > before)
            bindResult(feed, row, run.slots.back());
    }
    const std::span<const double> values = run.evaluator.values();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (run.slots[i] != kNoSlot)
            row.set(run.slots[i], values[i]);
}

ResultRow::Slot
DerivedMetrics::Private::placeResult(const Labels &labels, std::size_t metric, ResultRow &row)
{
    DerivedMetricStatus &status = m_status[metric];
    if (status.series >= kMostSeries) {
        status.problem = "It has more than " + std::to_string(kMostSeries)
            + " series and is stopped; aggregate with by.";
        return kNoSlot;
    }
    ++status.series;
    SeriesKey key{status.definition.name, labels};
    if (!key.labels.has("source"))
        key.labels.set("source", "derived");
    return row.intern(std::move(key));
}

/// The round is led by the source that polls most often: it takes over once it has polled twice.
bool DerivedMetrics::Private::isTimeToJoin(const Feed &feed, const Observation &observation) const
{
    const bool leads = !m_leader.isValid() || observation.source == m_leader || feed.polls >= 2;
    // After places were numbered anew every source must have been heard once, or sums lack parts.
    return leads && std::ranges::all_of(m_feeds, [&](const auto &entry) {
               const Feed &other = entry.second;
               return other.set || observation.time - *other.last > 2 * other.interval;
           });
}

void DerivedMetrics::Private::join(Timestamp now)
{
    for (auto &[source, feed] : m_feeds) {
        feed.polls = 0;
        if (feed.isStale || now - *feed.last <= 2 * feed.interval)
            continue;
        feed.isStale = true;
        silence(feed, true);
    }
    m_joinedResults.clearValues();
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        if (!m_joined[i] || !m_status[i].problem.empty())
            continue;
        for (const Tap &tap : m_joinedTaps[i])
            m_joined[i]->evaluator.take(tap.input, now, m_joinedResults.value(tap.slot));
        m_joined[i]->evaluator.evaluate();
        publish(*m_joined[i], i, nullptr, m_joinedResults);
    }
}

/// Series come and go (processes do): once most of those followed are gone, places are numbered
/// anew.
void DerivedMetrics::Private::forgetIdle(Feed &feed)
{
    const auto idles = [](const std::optional<Run> &run) { return run && isIdle(run->evaluator); };
    if (std::ranges::any_of(m_joined, idles)) {
        forgetIdleJoined();
        return;
    }
    if (std::ranges::none_of(feed.runs, idles))
        return;
    silence(feed, true);
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        feed.taps[i].clear();
        feed.resultTaps[i].clear();
        if (!feed.runs[i])
            continue;
        m_status[i].series -= feed.runs[i]->slots.size();
        feed.runs[i]->evaluator.forgetIdle();
        feed.runs[i]->slots.clear();
    }
    feed.results.forgetAll();
    feed.waiting.clear();
    feed.set.reset();
}

void DerivedMetrics::Private::forgetIdleJoined()
{
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        m_status[i].series = 0;
        m_joinedTaps[i].clear();
        for (auto &[source, feed] : m_feeds) {
            feed.taps[i].clear();
            feed.resultTaps[i].clear();
            feed.set.reset();
            feed.waiting.clear();
            feed.results.forgetAll();
            if (feed.runs[i]) {
                feed.runs[i]->evaluator.forgetIdle();
                feed.runs[i]->slots.clear();
            }
        }
        if (m_joined[i]) {
            m_joined[i]->evaluator.forgetIdle();
            m_joined[i]->slots.clear();
        }
    }
    m_joinedResults.forgetAll();
}

void DerivedMetrics::Private::clockStepped(Duration by)
{
    for (auto &[source, feed] : m_feeds) {
        Feed fresh(m_metrics.size());
        fresh.last = *feed.last + by; // known still, so that sums wait for its next observation
        fresh.interval = feed.interval;
        feed = std::move(fresh);
    }
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        m_joined[i].reset();
        m_joinedTaps[i].clear();
        m_status[i].series = 0;
    }
    m_joinedResults.forgetAll();
}

std::vector<DerivedMetricStatus> DerivedMetrics::Private::status() const
{
    return m_status;
}

DerivedMetrics::DerivedMetrics(CompiledMetrics metrics)
    : m_private(std::make_unique<Private>(std::move(metrics)))
{
}

DerivedMetrics::~DerivedMetrics() = default;

std::vector<Observation> DerivedMetrics::take(const Observation &observation)
{
    return m_private->take(observation);
}

void DerivedMetrics::clockStepped(Duration by)
{
    m_private->clockStepped(by);
}

std::vector<DerivedMetricStatus> DerivedMetrics::status() const
{
    return m_private->status();
}

} // namespace perfdeck
