// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/BenchmarkJson.h"
#include "core/model/ClusterHistory.h"
#include "core/model/Event.h"
#include "core/model/Finding.h"
#include "core/model/Note.h"
#include "core/model/Notice.h"
#include "core/model/StorageStatus.h"
#include "core/model/TimeRange.h"
#include "core/store/QuantileSketch.h"
#include "core/store/SeriesCatalog.h"
#include "core/store/TickRow.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace perfdeck {

/// One bucket of a roll-up: [start, start + tier length).
struct RollupPoint
{
    Timestamp start;
    double min = 0;
    double max = 0;
    double sum = 0;
    double first = 0;
    double last = 0;
    std::uint64_t count = 0;
};

enum class RollupTier
{
    Minute,
    Hour
};

[[nodiscard]] constexpr Duration tierLength(RollupTier tier)
{
    return tier == RollupTier::Minute ? Duration(std::chrono::minutes(1))
                                      : Duration(std::chrono::hours(1));
}

/// Reads a history. One per thread; each has its own connection and sees what was flushed.
class HistoryReader
{
public:
    virtual ~HistoryReader() = default;

    /// Appends the raw samples with from <= time < to, ascending, journal included; of two at the
    /// same time the one written later.
    [[nodiscard]] virtual Status read(SeriesId series,
                                      TimeRange range,
                                      std::vector<Timestamp> &times,
                                      std::vector<double> &values)
        = 0;
    /// Appends the buckets that touch the range, ascending. What is not rolled up yet is not in it:
    /// the caller reads the rest raw from `rolledUpTo`.
    [[nodiscard]] virtual Status
    readRollup(SeriesId series, RollupTier tier, TimeRange range, std::vector<RollupPoint> &points)
        = 0;
    /// Raw samples before this moment have their roll-ups; none when nothing is rolled up.
    [[nodiscard]] virtual std::optional<Timestamp> rolledUpTo(SeriesId series) = 0;
    /// Quantiles over a range from the stored sketches, for series that have them; else empty.
    [[nodiscard]] virtual Result<QuantileSketch> readSketch(SeriesId series, TimeRange range) = 0;
    [[nodiscard]] virtual Result<std::vector<SeriesRecord>> series() = 0;
    /// Oldest and one past the newest stored sample; none when empty.
    [[nodiscard]] virtual std::optional<TimeRange> extent() = 0;
    [[nodiscard]] virtual std::optional<TimeRange> extent(SeriesId series) = 0;
    /// Newest first, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Event>> events(TimeRange range, std::size_t limit) = 0;
    /// All of them, in the order of their times; the newest kMaxNotes where there are more.
    [[nodiscard]] virtual Result<Notes> notes() = 0;

    /// Tasks, workers and decisions; see ClusterHistory.
    [[nodiscard]] virtual Result<ClusterHistory> cluster(const ClusterQuery &query) = 0;
    /// All of them in the order of their times, each as it was last judged; the newest kMaxFindings
    /// where there are more.
    [[nodiscard]] virtual Result<Findings> findings() = 0;
    [[nodiscard]] virtual Result<AlertHistory> alertHistory(const AlertQuery &query) = 0;
    /// The transitions are those of kFlapTime before the newest one.
    [[nodiscard]] virtual Result<StoredAlerts> alertStates() = 0;
    /// The newest `limit`.
    [[nodiscard]] virtual Result<Deliveries> deliveries(std::size_t limit) = 0;
    /// All runs of benchmarks, newest first, without single values.
    [[nodiscard]] virtual Result<RunDocuments> benchmarks() = 0;
    /// One with its single values.
    [[nodiscard]] virtual Result<RunDocument> benchmark(const std::string &id) = 0;

    static constexpr std::size_t kMaxNotes = 100'000;
    static constexpr std::size_t kMaxFindings = 100'000;
};

/// Where samples stay. The writing half is for the recorder thread alone. Trouble with the file is
/// never thrown back at the caller: it shows in status(), and writing resumes by itself.
class HistoryStore
{
public:
    virtual ~HistoryStore() = default;

    /// Opens or creates, and lets `catalog` adopt the stored series. False: status() says why; the
    /// store tries again by itself at flush(), as far as that can help.
    virtual bool open(SeriesCatalog &catalog) = 0;
    virtual void append(const TickRow &row) = 0;
    virtual void append(std::span<const Event> events) = 0;
    virtual void apply(std::span<const NoteChange> changes) = 0;
    /// Of the update the changes are kept.
    virtual void append(ClusterUpdatePtr update) = 0;
    virtual void apply(FindingChanges changes) = 0;
    virtual void apply(AlertChanges changes) = 0;
    /// In place of those with their numbers.
    virtual void apply(Deliveries deliveries) = 0;
    virtual void apply(BenchmarkChanges changes) = 0;
    /// Bulk import of one series, any order, not through the journal. Durable at the next flush().
    [[nodiscard]] virtual Status
    import(SeriesId series, std::span<const Timestamp> times, std::span<const double> values)
        = 0;
    /// Makes everything appended durable in one transaction.
    virtual void flush(Timestamp now) = 0;
    /// Retention and giving pages back, in slices of bounded length; call about once a minute.
    virtual void maintain(Timestamp now) = 0;
    virtual void close() = 0;

    /// Any thread.
    [[nodiscard]] virtual StorageStatus status() const = 0;
    /// Any thread. Fails while there is no readable file.
    [[nodiscard]] virtual Result<std::unique_ptr<HistoryReader>> newReader() const = 0;
};

} // namespace perfdeck
