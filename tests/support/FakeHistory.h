// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/HistoryStore.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// A history in memory that behaves like the file: what was flushed can be read, roll-ups exist up
/// to `rolledTo`, raw samples from `rawFrom` on. Keeps everything that was given to it in order,
/// for tests of who writes. Any thread.
class FakeHistory final : public HistoryStore
{
public:
    struct Row
    {
        GroupId group;
        Timestamp time;
        std::vector<SeriesId> series;
        std::vector<double> values;
    };

    /// What tests set and look at; hold `mutex` while another thread works.
    struct State
    {
        std::mutex mutex;
        std::map<SeriesId, std::map<Timestamp, double>> samples; ///< flushed
        std::vector<Row> rows; ///< appended, flushed or not
        std::vector<Event> events;
        Notes notes;
        std::vector<ClusterUpdatePtr> clusters;
        Findings findings;
        std::vector<TriageChange> triage;
        std::vector<AlertChanges> alerts; ///< in the order of writing
        Deliveries deliveries;
        RunDocuments benchmarks; ///< each as it was last written
        std::vector<SeriesRecord> known; ///< adopted by the catalog at open()
        std::optional<Timestamp> rolledTo;
        Timestamp rawFrom = Timestamp::min();
        StorageStatus status;
        bool readable = true; ///< newReader() works
        bool readsFail = false; ///< what readers answer
        int opened = 0;
        int flushes = 0;
        int maintained = 0;
        int closed = 0;
        int readersMade = 0;
        int rollupReads = 0;
    };

    [[nodiscard]] State &state() const { return *m_state; }

    void put(SeriesId series, Timestamp time, double value)
    {
        m_state->samples[series][time] = value;
    }

    bool open(SeriesCatalog &catalog) override
    {
        const std::lock_guard lock(m_state->mutex);
        ++m_state->opened;
        for (const SeriesRecord &record : m_state->known)
            catalog.adopt(record);
        m_state->status.state = StorageStatus::State::Writing;
        return true;
    }

    void append(const TickRow &row) override
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->rows.push_back({row.group,
                                 row.time,
                                 {row.series.begin(), row.series.end()},
                                 {row.values.begin(), row.values.end()}});
    }

    void append(std::span<const Event> events) override
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->events.insert(m_state->events.end(), events.begin(), events.end());
    }

    void append(ClusterUpdatePtr update) override
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->clusters.push_back(std::move(update));
    }

    void apply(FindingChanges changes) override
    {
        const std::lock_guard lock(m_state->mutex);
        for (Finding &finding : changes.findings) {
            std::erase_if(m_state->findings,
                          [&](const Finding &known) { return known.id == finding.id; });
            m_state->findings.push_back(std::move(finding));
        }
        m_state->triage.insert(m_state->triage.end(), changes.triage.begin(), changes.triage.end());
    }

    void apply(AlertChanges changes) override
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->alerts.push_back(std::move(changes));
    }

    void apply(Deliveries deliveries) override
    {
        const std::lock_guard lock(m_state->mutex);
        std::ranges::move(deliveries, std::back_inserter(m_state->deliveries));
    }

    void apply(BenchmarkChanges changes) override
    {
        const std::lock_guard lock(m_state->mutex);
        const auto forget = [&](const std::string &id) {
            std::erase_if(m_state->benchmarks,
                          [&](const RunDocument &each) { return each.run.id == id; });
        };
        std::ranges::for_each(changes.remove, forget);
        for (RunDocument &document : changes.put) {
            forget(document.run.id);
            m_state->benchmarks.insert(m_state->benchmarks.begin(), std::move(document));
        }
    }

    void apply(std::span<const NoteChange> changes) override
    {
        const std::lock_guard lock(m_state->mutex);
        for (const NoteChange &change : changes) {
            std::erase_if(m_state->notes,
                          [&](const Note &note) { return note.id == change.note.id; });
            if (change.kind == NoteChange::Kind::Put)
                m_state->notes.push_back(change.note);
        }
    }

    Status import(SeriesId series,
                  std::span<const Timestamp> times,
                  std::span<const double> values) override
    {
        const std::lock_guard lock(m_state->mutex);
        for (std::size_t i = 0; i < times.size(); ++i)
            m_state->samples[series][times[i]] = values[i];
        return {};
    }

    void flush(Timestamp) override
    {
        const std::lock_guard lock(m_state->mutex);
        ++m_state->flushes;
        for (const Row &row : m_state->rows)
            for (std::size_t i = 0; i < row.series.size(); ++i)
                if (!isAbsent(row.values[i]))
                    m_state->samples[row.series[i]][row.time] = row.values[i];
    }

    void maintain(Timestamp) override
    {
        const std::lock_guard lock(m_state->mutex);
        ++m_state->maintained;
    }

    void close() override
    {
        const std::lock_guard lock(m_state->mutex);
        ++m_state->closed;
    }

    StorageStatus status() const override
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->status;
    }

    Result<std::unique_ptr<HistoryReader>> newReader() const override
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->readable)
            return failure(ErrorKind::Unavailable, "No file");
        ++m_state->readersMade;
        return std::make_unique<Reader>(m_state);
    }

private:
    class Reader final : public HistoryReader
    {
    public:
        explicit Reader(std::shared_ptr<State> state)
            : m_state(std::move(state))
        {
        }

        Status read(SeriesId series,
                    TimeRange range,
                    std::vector<Timestamp> &times,
                    std::vector<double> &values) override
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->readsFail)
                return failure(ErrorKind::Corrupt, "Page 7");
            for (const auto &[time, value] : m_state->samples[series])
                if (range.contains(time) && time >= m_state->rawFrom) {
                    times.push_back(time);
                    values.push_back(value);
                }
            return {};
        }

        Status readRollup(SeriesId series,
                          RollupTier tier,
                          TimeRange range,
                          std::vector<RollupPoint> &points) override
        {
            const std::lock_guard lock(m_state->mutex);
            ++m_state->rollupReads;
            if (m_state->readsFail)
                return failure(ErrorKind::Corrupt, "Page 8");
            const Duration length = tierLength(tier);
            const std::size_t before = points.size();
            for (const auto &[time, value] : m_state->samples[series]) {
                const Timestamp start = time - time.time_since_epoch() % length;
                if (!m_state->rolledTo || time >= *m_state->rolledTo || start >= range.to
                    || start + length <= range.from)
                    continue;
                if (points.size() == before || points.back().start != start)
                    points.push_back({start, value, value, 0, value, value, 0});
                RollupPoint &point = points.back();
                point.min = std::min(point.min, value);
                point.max = std::max(point.max, value);
                point.sum += value;
                point.last = value;
                ++point.count;
            }
            return {};
        }

        std::optional<Timestamp> rolledUpTo(SeriesId) override { return m_state->rolledTo; }

        Result<QuantileSketch> readSketch(SeriesId, TimeRange) override { return QuantileSketch(); }

        Result<std::vector<SeriesRecord>> series() override { return m_state->known; }

        std::optional<TimeRange> extent() override
        {
            std::optional<TimeRange> all;
            for (const auto &[series, samples] : m_state->samples)
                if (const auto one = extent(series))
                    all = all
                        ? TimeRange{std::min(all->from, one->from), std::max(all->to, one->to)}
                        : *one;
            return all;
        }

        std::optional<TimeRange> extent(SeriesId series) override
        {
            const auto &samples = m_state->samples[series];
            if (samples.empty())
                return std::nullopt;
            return TimeRange{samples.begin()->first, samples.rbegin()->first + Duration(1)};
        }

        Result<std::vector<Event>> events(TimeRange range, std::size_t limit) override
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->readsFail)
                return failure(ErrorKind::Corrupt, "Page 9");
            std::vector<Event> found;
            for (auto event = m_state->events.rbegin(); event != m_state->events.rend(); ++event)
                if (range.contains(event->time) && found.size() < limit)
                    found.push_back(*event);
            return found;
        }

        Result<ClusterHistory> cluster(const ClusterQuery &) override { return ClusterHistory(); }

        Result<Findings> findings() override
        {
            const std::lock_guard lock(m_state->mutex);
            return m_state->findings;
        }

        /// Not kept apart as the file does: what is asked of it is tested on files.
        Result<AlertHistory> alertHistory(const AlertQuery &) override { return AlertHistory(); }

        Result<StoredAlerts> alertStates() override { return StoredAlerts(); }

        Result<Deliveries> deliveries(std::size_t) override { return Deliveries(); }

        Result<RunDocuments> benchmarks() override
        {
            const std::lock_guard lock(m_state->mutex);
            return m_state->benchmarks;
        }

        Result<RunDocument> benchmark(const std::string &id) override
        {
            const std::lock_guard lock(m_state->mutex);
            for (const RunDocument &each : m_state->benchmarks)
                if (each.run.id == id)
                    return each;
            return failure(ErrorKind::NotFound, "There is no run " + id);
        }

        Result<Notes> notes() override
        {
            const std::lock_guard lock(m_state->mutex);
            return m_state->notes;
        }

    private:
        std::shared_ptr<State> m_state;
    };

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace perfdeck
