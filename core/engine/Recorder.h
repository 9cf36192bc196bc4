// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/derive/DerivedMetrics.h"
#include "core/engine/ClockWatch.h"
#include "core/engine/EventRing.h"
#include "core/engine/RowMaker.h"
#include "core/model/Frame.h"
#include "core/model/Note.h"
#include "core/store/HistoryStore.h"
#include "core/store/LiveWindow.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <variant>
#include <vector>

namespace perfdeck {

/// What a Recorder writes to and reads time from. `history` and `derived` may be null.
struct RecorderParts
{
    std::shared_ptr<SeriesCatalog> catalog;
    std::shared_ptr<LiveWindow> live;
    std::shared_ptr<HistoryStore> history;
    std::shared_ptr<EventRing> events;
    std::shared_ptr<const Clock> clock;
    std::function<Duration()> suspended = timeSuspended;
    std::shared_ptr<DerivedMetrics> derived{}; ///< used by the recorder's thread alone
};

struct RecorderOptions
{
    std::size_t queueLimit = 4096; ///< observations
    Duration flushInterval = std::chrono::seconds(1);
    bool readOnly = false; ///< the history is only opened, never written
};

/// Past facts, told on the recorder's thread. Each must return at once.
struct RecorderSink
{
    std::function<void()> advanced;
    std::function<void()> storageChanged;
    std::function<void(EntityTreePtr)> entities;
    std::function<void()> notesChanged = [] {};
    std::function<void(ClusterPtr)> cluster = [](const ClusterPtr &) {};
};

/// What others than sources have to write.
using StoreChange = std::variant<FindingChanges, AlertChanges, Deliveries, BenchmarkChanges>;

/// The only writer: takes observations from a bounded queue into memory and history. Sources push
/// from any thread; run() is the body of the one recorder thread. Samples wait in the queue until
/// the history has been opened, so that numbers of series agree with the file.
class Recorder final
{
public:
    Recorder(RecorderParts parts, RecorderOptions options, RecorderSink sink);

    /// Any thread; returns at once. A full queue drops its oldest entry, which is counted for the
    /// source that lost it.
    void push(Observation observation);
    /// Something that happened to PerfDeck itself. Any thread.
    void post(Event event);
    /// Any thread; returns at once. Never dropped, and durable with the next flush.
    void change(NoteChange note);
    /// Any thread; returns at once. Never dropped, and durable with the next flush.
    void store(StoreChange change);
    /// Works until a stop is requested, then takes in what waits, flushes and closes.
    void run(std::stop_token stop);

    /// Any thread.
    [[nodiscard]] Revision revision() const;
    /// When samples of any source, or that it failed, last came in; the epoch: never. Any thread.
    [[nodiscard]] Timestamp lastSamples() const;
    /// What the recorder itself found wrong with the samples of a source: duplicates, late samples,
    /// a full queue. Any thread.
    [[nodiscard]] FaultCounts faults(SourceId source) const;

    /// How the derived metrics fare. Any thread.
    [[nodiscard]] std::vector<DerivedMetricStatus> derivedMetrics() const;

    /// All notes in the order of their times; never null. Any thread.
    [[nodiscard]] NotesPtr notes() const;

    [[nodiscard]] bool isOpening() const { return m_opening; }

private:
    struct Entry
    {
        Observation observation;
        std::uint64_t number = 0; ///< counts the observations of a source, to notice lost ones
    };

    void open();
    void takeIn(std::vector<Entry> entries);
    void takeIn(const Observation &observation);
    void store(const Observation &observation);
    void watchClock(const Observation &observation);
    void watchQueue(const Entry &entry);
    void watchStorage();
    void loadNotes();
    void takeInNotes();
    void takeInChanges();
    void publishNotes();
    void record(const Event &event);
    void publish();
    void flushIfDue();
    [[nodiscard]] std::chrono::milliseconds patience() const;

    [[nodiscard]] bool writes() const { return m_parts.history && !m_options.readOnly; }

    RecorderParts m_parts;
    RecorderOptions m_options;
    RecorderSink m_sink;
    BoundedQueue<Entry> m_queue;
    std::mutex m_pushMutex;
    std::map<SourceId, std::uint64_t> m_pushed;
    std::vector<NoteChange> m_noteChanges; ///< guarded by m_pushMutex
    std::vector<StoreChange> m_storeChanges; ///< guarded by m_pushMutex
    std::atomic<std::uint64_t> m_revision{0};
    std::atomic<Timestamp> m_lastSamples{Timestamp()};
    std::atomic<bool> m_opening{false};

    // The recorder's thread only.
    RowMaker m_rows;
    ClockWatch m_clockWatch;
    std::map<SourceId, std::uint64_t> m_taken;
    std::map<SourceId, FaultCounts> m_ownFaults;
    std::map<NoteId, Note> m_notes;
    StorageStatus m_lastStatus;
    SteadyTime m_lastFlush;
    SteadyTime m_lastMaintenance;
    SteadyTime m_lastStorageNews;

    mutable std::mutex m_publishMutex;
    std::map<SourceId, FaultCounts> m_published;
    std::vector<DerivedMetricStatus> m_publishedMetrics;
    NotesPtr m_publishedNotes = std::make_shared<const Notes>();
};

} // namespace perfdeck
