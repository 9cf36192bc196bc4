// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/LiveSegment.h"

#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>

namespace perfdeck {

/// Times further than this many microseconds from the epoch (73,000 years) are not taken in.
inline constexpr std::int64_t kMaxLiveTime = std::int64_t{1} << 61;

/// Where a series is within its group.
struct LiveSeries
{
    GroupId group;
    std::uint64_t head = 0; ///< number of the newest head it has a column in
    std::uint32_t column = 0; ///< within that head
};

using LiveSeriesMap = std::unordered_map<SeriesId, LiveSeries>;

/// Samples of one run: ascending, not interrupted by the clock being set back.
struct LiveSegmentRef
{
    std::shared_ptr<const LiveSegment> segment;
    std::uint64_t run = 0;
};

/// The samples of one group: sealed segments, oldest first, and the head, rows not yet compressed.
/// A time older than the head starts a new run; one within the head is sorted in. Age is counted
/// along the runs, as if the clock had not been set back. Not synchronised; LiveWindow's lock
/// protects it.
class LiveGroup final
{
public:
    explicit LiveGroup(GroupId id)
        : m_id(id)
    {
    }

    /// A second delivery of the newest moment.
    [[nodiscard]] bool isRepeated(Timestamp time) const { return m_newest == time; }

    /// Whether the head must be sealed and released before this row goes in.
    [[nodiscard]] bool mustSealBefore(const TickRow &row) const;
    /// Compresses the head; only reads.
    [[nodiscard]] std::shared_ptr<const LiveSegment> seal() const;
    /// Replaces the head by its sealed form.
    void adopt(std::shared_ptr<const LiveSegment> sealed);
    void take(const TickRow &row, LiveSeriesMap &series);

    [[nodiscard]] bool hasOutlived(Duration length) const;

    [[nodiscard]] bool hasSegments() const { return !m_sealed.empty(); }

    [[nodiscard]] Timestamp oldest() const { return m_sealed.front().segment->last(); }

    /// Drops the oldest segment and forgets the series that were only there.
    void evictSegment(LiveSeriesMap &series);
    /// Drops the oldest row of the head, unless it is the only one.
    bool evictRow();

    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

    [[nodiscard]] std::uint64_t run() const { return m_run; }

    [[nodiscard]] bool holds(SeriesId id, const LiveSeries &series) const;
    [[nodiscard]] std::vector<LiveSegmentRef> segments(TimeRange range) const;
    void readHead(const LiveSeries &series,
                  TimeRange range,
                  std::vector<Timestamp> &times,
                  std::vector<double> &values) const;
    [[nodiscard]] std::optional<Sample> lastInHead(const LiveSeries &series) const;
    [[nodiscard]] Timestamp coveredFrom() const;

private:
    struct Sealed
    {
        std::shared_ptr<const LiveSegment> segment;
        std::uint64_t run = 0;
        std::uint64_t head = 0; ///< the head it was
        Duration age{}; ///< of its last sample, counted along the runs from the first sample ever
    };

    /// Times that may have had samples which are not held any more.
    struct Lost
    {
        std::uint64_t run = 0;
        Timestamp first;
        Timestamp last;
    };

    void startRun(Timestamp time);
    void mapColumns(std::span<const SeriesId> row, LiveSeriesMap &series);
    [[nodiscard]] std::vector<double> &rowAt(Timestamp time);
    void lose(std::uint64_t run, Timestamp first, Timestamp last);
    [[nodiscard]] double valueInHead(std::size_t row, const LiveSeries &series) const;

    GroupId m_id;
    std::deque<Sealed> m_sealed;
    std::vector<Timestamp> m_times; ///< of the head, ascending
    std::vector<std::vector<double>> m_rows; ///< parallel to m_times, by column
    std::vector<SeriesId> m_columns;
    std::vector<SeriesId> m_lastSeries; ///< of the newest row, with their columns beside
    std::vector<std::uint32_t> m_lastColumns;
    std::optional<Timestamp> m_newest; ///< taken in last
    std::vector<Lost> m_lost;
    std::uint64_t m_head = 1;
    std::uint64_t m_run = 0;
    Duration m_runOffset{}; ///< age of a sample of this run = its time + this
    Duration m_age{}; ///< largest so far
    std::uint64_t m_bytes = 0;
};

} // namespace perfdeck
