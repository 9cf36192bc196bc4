// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/read/NameTable.h"
#include "core/profile/read/TraceEvent.h"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// What an event of PyTorch says besides its time.
struct TraceDetail
{
    TraceArguments kind = TraceArguments::None;
    std::uint32_t callStack = 0; ///< into texts
    std::uint32_t inputDims = 0;
    std::uint32_t inputTypes = 0;
    std::int64_t externalId = -1;
    std::int64_t correlation = -1;
    double flops = std::numeric_limits<double>::quiet_NaN();
    double memory = std::numeric_limits<double>::quiet_NaN(); ///< bytes
    MemoryPoint point; ///< Memory
    std::string device; ///< Memory, DeviceWork
};

/// What was read of a trace: values that can be copied for a picture of it.
struct TraceRecord
{
    ProfileEvents events; ///< by the clock of the trace; layer is into details, or kNoIndex
    std::vector<ProfileTrack> tracks;
    std::vector<TraceDetail> details;
    NameTable names;
    NameTable texts; ///< 0 is the empty one
    std::vector<MemoryCourse> counters; ///< of memory, by the clock of the trace
    std::size_t otherCounters = 0; ///< samples
    std::size_t leftOut = 0; ///< events
    std::size_t unmatchedEnds = 0;
    std::size_t unended = 0;
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
};

/// Takes the events of a Chrome trace of any writer in any order.
class TraceCollector final
{
public:
    explicit TraceCollector(std::size_t maxEvents);

    void take(const TraceEvent &event);

    [[nodiscard]] std::size_t events() const { return m_record.events.size(); }

    /// What was taken, events that were begun ended at the latest time. A copy, or what is left.
    [[nodiscard]] TraceRecord record() const &;
    [[nodiscard]] TraceRecord record() &&;

private:
    using Open = std::vector<std::uint32_t>; ///< events without an end, the innermost last

    struct Lanes
    {
        std::vector<std::uint32_t> tracks;
        std::vector<std::int64_t> ends;
    };

    void add(const TraceEvent &event, std::int64_t duration, std::uint32_t track);
    void end(const TraceEvent &event);
    void endAsync(const TraceEvent &event);
    void addDetail(const TraceEvent &event);
    void addCounter(const TraceEvent &event);
    void nameTrack(const TraceEvent &event);
    std::uint32_t trackOf(const TraceEvent &event);
    std::uint32_t laneOf(const TraceEvent &event, std::int64_t from, std::int64_t to);
    static void endOpen(TraceRecord &record, const std::vector<Open> &open);

    struct AsyncBegin
    {
        std::int64_t start;
        std::string name;
        std::string category;
    };

    std::size_t m_maxEvents;
    TraceRecord m_record;
    NameTable m_pids;
    NameTable m_tids;
    std::unordered_map<std::uint64_t, std::uint32_t> m_trackOf; ///< by the numbers of both
    std::uint64_t m_lastKey = ~std::uint64_t{0};
    std::uint32_t m_lastTrack = 0;
    std::string m_lastCategory;
    std::uint32_t m_lastCategoryNumber = 0;
    std::map<std::string, std::string> m_processes; ///< names by pid, and what they are called
    std::vector<std::string> m_trackPids;
    std::vector<Open> m_open; ///< by track
    std::map<std::string, std::vector<AsyncBegin>> m_async; ///< by category and id
    std::map<std::string, Lanes> m_lanes; ///< by process and category
    std::map<std::string, std::size_t> m_counters; ///< places in record.counters
};

} // namespace perfdeck
