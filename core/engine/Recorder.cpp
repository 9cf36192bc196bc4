// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Recorder.h"

#include "core/engine/EventText.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::chrono::minutes kMaintainEvery{1};
/// How often the growing size of the file is news.
constexpr std::chrono::seconds kStorageNewsEvery{5};

} // namespace

Recorder::Recorder(RecorderParts parts, RecorderOptions options, RecorderSink sink)
    : m_parts(std::move(parts))
    , m_options(options)
    , m_sink(std::move(sink))
    , m_queue(options.queueLimit)
    , m_opening(m_parts.history != nullptr)
    , m_rows(*m_parts.catalog)
    , m_clockWatch(m_parts.suspended)
{
    if (m_parts.derived)
        m_publishedMetrics = m_parts.derived->status();
}

void Recorder::push(Observation observation)
{
    // Held over both, so that numbers enter the queue in their order.
    const std::lock_guard lock(m_pushMutex);
    const std::uint64_t number = ++m_pushed[observation.source];
    m_queue.push({std::move(observation), number});
}

void Recorder::post(Event event)
{
    Observation observation;
    observation.time = event.time;
    observation.events.push_back(std::move(event));
    push(std::move(observation));
}

void Recorder::change(NoteChange note)
{
    {
        const std::lock_guard lock(m_pushMutex);
        m_noteChanges.push_back(std::move(note));
    }
    m_queue.nudge();
}

void Recorder::store(StoreChange change)
{
    {
        const std::lock_guard lock(m_pushMutex);
        m_storeChanges.push_back(std::move(change));
    }
    m_queue.nudge();
}

NotesPtr Recorder::notes() const
{
    const std::lock_guard lock(m_publishMutex);
    return m_publishedNotes;
}

Revision Recorder::revision() const
{
    return Revision(m_revision.load(std::memory_order_acquire));
}

Timestamp Recorder::lastSamples() const
{
    return m_lastSamples.load(std::memory_order_relaxed);
}

FaultCounts Recorder::faults(SourceId source) const
{
    const std::lock_guard lock(m_publishMutex);
    const auto found = m_published.find(source);
    return found == m_published.end() ? FaultCounts() : found->second;
}

std::vector<DerivedMetricStatus> Recorder::derivedMetrics() const
{
    const std::lock_guard lock(m_publishMutex);
    return m_publishedMetrics;
}

void Recorder::run(std::stop_token stop)
{
    const std::stop_callback wake(stop, [this] { m_queue.nudge(); });
    open();
    while (!stop.stop_requested()) {
        takeIn(m_queue.popAll(patience()));
        takeInNotes();
        takeInChanges();
        flushIfDue();
    }
    m_queue.close();
    takeIn(m_queue.popAll(std::chrono::milliseconds(0)));
    takeInNotes();
    takeInChanges();
    if (writes())
        m_parts.history->flush(m_parts.clock->now());
    if (m_parts.history)
        m_parts.history->close();
}

void Recorder::open()
{
    m_lastFlush = m_lastMaintenance = m_lastStorageNews = m_parts.clock->steady();
    if (!m_parts.history)
        return;
    m_parts.history->open(*m_parts.catalog);
    m_opening = false;
    loadNotes();
    watchStorage();
    m_sink.storageChanged();
    // What the file holds can be asked for now.
    m_revision.fetch_add(1, std::memory_order_acq_rel);
    m_sink.advanced();
}

void Recorder::takeIn(std::vector<Entry> entries)
{
    if (entries.empty())
        return;
    for (const Entry &entry : entries) {
        watchQueue(entry);
        takeIn(entry.observation);
    }
    publish();
    m_revision.fetch_add(1, std::memory_order_acq_rel);
    m_sink.advanced();
}

void Recorder::takeIn(const Observation &observation)
{
    if (observation.series)
        m_lastSamples.store(m_parts.clock->now(), std::memory_order_relaxed);
    watchClock(observation);
    store(observation);
    if (m_parts.derived)
        for (const Observation &derived : m_parts.derived->take(observation))
            store(derived);
    for (const Event &event : observation.events)
        record(event);
    if (observation.entities)
        m_sink.entities(observation.entities);
    if (!observation.cluster)
        return;
    if (writes())
        m_parts.history->append(observation.cluster);
    m_sink.cluster(observation.cluster->cluster);
}

void Recorder::store(const Observation &observation)
{
    m_rows.rows(observation, [this](const TickRow &row) {
        m_parts.live->append(row);
        if (writes())
            m_parts.history->append(row);
    });
}

void Recorder::watchClock(const Observation &observation)
{
    if (observation.steady == SteadyTime{})
        return;
    const auto change = m_clockWatch.check(observation.time, observation.steady);
    if (!change)
        return;
    if (change->kind == ClockWatch::Change::Kind::Step) {
        m_ownFaults[observation.source].add(Fault::ClockStep);
        if (m_parts.derived)
            m_parts.derived->clockStepped(change->by);
    }
    record(clockEvent(*change, observation.time));
}

void Recorder::watchQueue(const Entry &entry)
{
    std::uint64_t &taken = m_taken[entry.observation.source];
    if (entry.number > taken + 1)
        m_ownFaults[entry.observation.source].add(Fault::QueueFull, entry.number - taken - 1);
    taken = entry.number;
}

void Recorder::record(const Event &event)
{
    m_parts.events->add(event);
    if (writes())
        m_parts.history->append(std::span(&event, 1));
}

void Recorder::loadNotes()
{
    const auto reader = m_parts.history->newReader();
    if (!reader)
        return;
    const Result<Notes> stored = (*reader)->notes();
    if (!stored || stored->empty())
        return;
    for (const Note &note : *stored)
        m_notes.insert_or_assign(note.id, note);
    publishNotes();
}

void Recorder::takeInNotes()
{
    std::vector<NoteChange> changes;
    {
        const std::lock_guard lock(m_pushMutex);
        changes.swap(m_noteChanges);
    }
    if (changes.empty())
        return;
    for (const NoteChange &change : changes) {
        if (change.kind == NoteChange::Kind::Put)
            m_notes.insert_or_assign(change.note.id, change.note);
        else
            m_notes.erase(change.note.id);
    }
    if (writes())
        m_parts.history->apply(changes);
    publishNotes();
}

void Recorder::takeInChanges()
{
    std::vector<StoreChange> changes;
    {
        const std::lock_guard lock(m_pushMutex);
        changes.swap(m_storeChanges);
    }
    if (!writes())
        return;
    for (StoreChange &change : changes)
        std::visit([this](auto &each) { m_parts.history->apply(std::move(each)); }, change);
}

void Recorder::publishNotes()
{
    Notes all;
    all.reserve(m_notes.size());
    for (const auto &[id, note] : m_notes)
        all.push_back(note);
    std::stable_sort(
        all.begin(), all.end(), [](const Note &a, const Note &b) { return a.from < b.from; });
    {
        const std::lock_guard lock(m_publishMutex);
        m_publishedNotes = std::make_shared<const Notes>(std::move(all));
    }
    m_sink.notesChanged();
}

void Recorder::publish()
{
    const std::lock_guard lock(m_publishMutex);
    m_published = m_rows.faults();
    for (const auto &[source, faults] : m_ownFaults)
        m_published[source].merge(faults);
    if (m_parts.derived)
        m_publishedMetrics = m_parts.derived->status();
}

std::chrono::milliseconds Recorder::patience() const
{
    using std::chrono::milliseconds;
    const auto due = m_lastFlush + m_options.flushInterval;
    const auto left = std::chrono::ceil<milliseconds>(due - m_parts.clock->steady());
    const auto longest = std::chrono::ceil<milliseconds>(m_options.flushInterval);
    return std::clamp(left, milliseconds(1), std::max(longest, milliseconds(1)));
}

void Recorder::flushIfDue()
{
    const SteadyTime now = m_parts.clock->steady();
    if (now - m_lastFlush < m_options.flushInterval)
        return;
    m_lastFlush = now;
    if (!writes())
        return;
    m_parts.history->flush(m_parts.clock->now());
    if (now - m_lastMaintenance >= kMaintainEvery) {
        m_lastMaintenance = now;
        m_parts.history->maintain(m_parts.clock->now());
    }
    watchStorage();
}

void Recorder::watchStorage()
{
    const StorageStatus status = m_parts.history->status();
    const bool changed
        = status.state != m_lastStatus.state || status.problem != m_lastStatus.problem;
    const SteadyTime now = m_parts.clock->steady();
    if (changed)
        if (const auto event = storageEvent(m_lastStatus, status, m_parts.clock->now()))
            record(*event);
    m_lastStatus = status;
    if (!changed && now - m_lastStorageNews < kStorageNewsEvery)
        return;
    m_lastStorageNews = now;
    m_sink.storageChanged();
}

} // namespace perfdeck
