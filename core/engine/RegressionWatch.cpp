// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RegressionWatch.h"

#include "core/engine/EventText.h"
#include "core/model/Quality.h"

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kReadyEvery{50};
/// A series takes the place of another one when it begins within this of the other's end.
constexpr std::chrono::minutes kSuccession{5};
constexpr int kLowPriority = 10; ///< nice(2): the window and the recorder go first

void lowerPriority()
{
    // Linux counts threads as processes here. Where it is refused, the work is done all the same.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kLowPriority);
}

/// Coarse blocks say nothing of a series that has lived only a few of them.
bool isWorthAScale(TimeRange life, const BlockScale &scale)
{
    return life.length() >= static_cast<Duration::rep>(kFewestForChanges) * scale.block;
}

/// From the first sample to the newest, stored and live; none without any.
std::optional<TimeRange>
lifeOf(SeriesLoader &loader, const LiveWindow *window, const SeriesRecord &series)
{
    HistoryReader *reader = loader.reader();
    std::optional<TimeRange> life = reader ? reader->extent(series.id) : std::nullopt;
    const auto newest = window ? window->last(series.id) : std::nullopt;
    if (!newest)
        return life;
    const Timestamp from = window->coveredFrom(series.id).value_or(newest->time);
    const TimeRange live{std::min(from, newest->time), newest->time + Duration(1)};
    return life ? TimeRange{std::min(life->from, live.from), std::max(life->to, live.to)} : live;
}

} // namespace

RegressionWatch::RegressionWatch(WatchParts parts, WatchOptions options, WatchSink sink)
    : m_parts(std::move(parts))
    , m_options(options)
    , m_sink(std::move(sink))
    , m_loader(m_parts.live, m_parts.history)
{
}

void RegressionWatch::judge(FindingId id, Triage triage)
{
    {
        const std::lock_guard lock(m_mutex);
        m_judgements.push_back({id, std::move(triage)});
    }
    m_wake.notify_all();
}

void RegressionWatch::lookNow(std::function<void()> done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(std::move(done));
    }
    m_wake.notify_all();
}

FindingsPtr RegressionWatch::findings() const
{
    const std::lock_guard lock(m_mutex);
    return m_published;
}

WatchStatus RegressionWatch::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void RegressionWatch::run(std::stop_token stop, const std::function<bool()> &isReady)
{
    lowerPriority();
    while (!stop.stop_requested() && !isReady())
        wait(stop, kReadyEvery);
    if (load())
        publish();
    SteadyTime due = m_parts.clock->steady();
    while (!stop.stop_requested()) {
        takeJudgements();
        std::vector<std::function<void()>> requests;
        {
            const std::lock_guard lock(m_mutex);
            requests.swap(m_requests);
        }
        if (!requests.empty() || m_parts.clock->steady() >= due) {
            round(stop, requests.empty());
            due = m_parts.clock->steady() + m_options.interval;
        }
        if (!stop.stop_requested())
            for (const auto &done : requests)
                done();
        const auto left
            = std::chrono::ceil<std::chrono::milliseconds>(due - m_parts.clock->steady());
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, std::max(left, std::chrono::milliseconds(1)), [this] {
            return !m_judgements.empty() || !m_requests.empty();
        });
    }
    takeJudgements();
    // Before the writer closes the file: it tidies up only as the last one.
    m_loader.dropReader();
}

void RegressionWatch::wait(const std::stop_token &stop, std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, time, [] { return false; });
}

/// Whether there was something to read it from.
bool RegressionWatch::load()
{
    HistoryReader *reader = m_loader.reader();
    if (reader == nullptr)
        return false;
    const Result<Findings> stored = reader->findings();
    if (stored)
        m_book = FindingBook(*stored);
    return stored.has_value();
}

void RegressionWatch::round(const std::stop_token &stop, bool isBounded)
{
    if (m_options.isReadOnly)
        m_isReloaded = load(); // another process may have written
    const SteadyTime began = m_parts.clock->steady();
    std::vector<SeriesRecord> all = m_parts.catalog->match({});
    std::erase_if(all, [](const SeriesRecord &series) {
        return !isWatched(*series.key) && !isDescriptive(series.key->metric);
    });
    std::ranges::sort(all, {}, &SeriesRecord::id);
    const auto next = std::ranges::upper_bound(all, m_last, {}, &SeriesRecord::id);
    std::ranges::rotate(all, next);
    m_last = {};
    for (const SeriesRecord &series : all) {
        if (stop.stop_requested())
            return;
        if (isBounded && m_parts.clock->steady() - began > m_options.roundLimit) {
            m_last = series.id;
            break;
        }
        takeJudgements();
        lookAt(series);
    }
    conclude();
    const std::lock_guard lock(m_mutex);
    ++m_status.rounds;
    m_status.lastRound = m_parts.clock->now();
    m_status.series = all.size();
    m_status.took
        = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->steady() - began);
}

void RegressionWatch::lookAt(const SeriesRecord &series)
{
    Watched &watched = m_watched[series.id];
    const std::optional<TimeRange> life = lifeOf(series, watched);
    if (!life)
        return;
    watched.newest = life->to;
    if (!isWatched(*series.key))
        return;
    for (std::size_t i = 0; i < kBlockScales.size(); ++i) {
        const BlockScale &scale = kBlockScales[i];
        // Only a whole new block can turn the answer.
        const auto block
            = [&scale](Timestamp time) { return time.time_since_epoch() / scale.block; };
        if (!isWorthAScale(*life, scale) || block(life->to) == block(watched.seenTo[i]))
            continue;
        watched.seenTo[i] = life->to;
        watched.trials[i] = tryOut(readBlocks(m_loader, series, life->to, scale), m_options.trial);
    }
}

std::optional<TimeRange> RegressionWatch::lifeOf(const SeriesRecord &series, Watched &watched)
{
    const auto newest = m_parts.live ? m_parts.live->last(series.id) : std::nullopt;
    if (newest && watched.since != Timestamp{}) // asking the file again would tell nothing new
        return TimeRange{watched.since, newest->time + Duration(1)};
    const std::optional<TimeRange> life = perfdeck::lifeOf(m_loader, m_parts.live.get(), series);
    if (life)
        watched.since = life->from;
    return life;
}

void RegressionWatch::conclude()
{
    std::vector<SeriesTrial> trials;
    std::vector<SeriesLife> lives;
    std::size_t judged = 0;
    for (const auto &[id, watched] : m_watched) {
        bool isJudged = false;
        for (const SeriesTrial &trial : watched.trials)
            if (!trial.window.isEmpty()) {
                trials.push_back(trial);
                isJudged = true;
            }
        judged += isJudged ? 1 : 0;
        if (const SeriesKeyPtr key = m_parts.catalog->key(id); key && watched.newest != Timestamp{})
            lives.push_back({key, {watched.since, watched.newest}});
    }
    const std::vector<EnvironmentChange> environment = environmentChanges(lives, kSuccession);
    EvaluationOptions options;
    options.environment = environment;
    options.triage = [this](std::string_view metric) { return m_book.triageOf(metric); };
    const Timestamp now = m_parts.clock->now();
    FindingBook::News news = m_book.take(evaluate(trials, options), now);
    {
        const std::lock_guard lock(m_mutex);
        m_status.judged = judged;
    }
    const bool isNew = !news.changes.empty();
    if (!m_options.isReadOnly)
        tell(std::move(news), now);
    if (isNew || std::exchange(m_isReloaded, false))
        publish();
}

void RegressionWatch::tell(FindingBook::News news, Timestamp now)
{
    for (const Finding &finding : news.told)
        m_sink.post(eventOf(finding));
    const bool isStreak = isOneSidedStreak(m_book.all(), now);
    if (isStreak && !m_toldStreak)
        m_sink.post(streakEvent(now));
    m_toldStreak = isStreak;
    if (!news.changes.empty())
        m_sink.store(std::move(news.changes));
}

void RegressionWatch::takeJudgements()
{
    std::deque<TriageChange> judgements;
    {
        const std::lock_guard lock(m_mutex);
        judgements.swap(m_judgements);
    }
    bool isNew = false;
    for (TriageChange &judgement : judgements) {
        FindingChanges changes = m_book.judge(judgement.finding, std::move(judgement.triage));
        isNew = isNew || !changes.empty();
        if (!changes.empty() && !m_options.isReadOnly)
            m_sink.store(std::move(changes));
    }
    if (isNew)
        publish();
}

void RegressionWatch::publish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_published = std::make_shared<const Findings>(m_book.all());
    }
    m_sink.changed();
}

Findings changesOf(const WatchParts &parts,
                   const SeriesKey &series,
                   Duration block,
                   const TrialOptions &options)
{
    Findings found;
    const SeriesId id = parts.catalog->find(series);
    const SeriesKeyPtr key = parts.catalog->key(id);
    const auto scale = std::ranges::find(kBlockScales, block, &BlockScale::block);
    if (!key || scale == kBlockScales.end())
        return found;
    SeriesLoader loader(parts.live, parts.history);
    const SeriesRecord record{id, key};
    const std::optional<TimeRange> life = lifeOf(loader, parts.live.get(), record);
    if (!life)
        return found;
    for (Candidate &candidate :
         tryOut(readBlocks(loader, record, life->to, *scale), options).candidates) {
        candidate.finding.confidence = candidate.finding.parts.detection;
        candidate.finding.id = findingId(series, candidate.finding.time);
        found.push_back(std::move(candidate.finding));
    }
    return found;
}

bool isWatched(const SeriesKey &series)
{
    return companionName(series.metric).kind == Companion::None && !series.labels.has("le")
        && !isDescriptive(series.metric);
}

} // namespace perfdeck
