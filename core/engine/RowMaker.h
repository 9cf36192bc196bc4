// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Observation.h"
#include "core/store/SeriesCatalog.h"
#include "core/store/TickRow.h"

#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Samples stamped further ahead of our clock than this are refused: one wrong year would make
/// retention throw away everything older.
inline constexpr Duration kMaxAhead = std::chrono::minutes(10);

/// Turns observations into the rows that the stores take: names become numbers, and series that
/// share their times share a group. Remembers the layout of each source, so that a repeated layout
/// costs nothing and a grown one only its new names. Samples that carry times of their own are
/// split by time; a series stays for ever in the group it was first seen in. Repeated and late
/// samples are dropped and counted per source. The recorder's thread only.
class RowMaker final
{
public:
    using Sink = std::function<void(const TickRow &)>;

    explicit RowMaker(SeriesCatalog &catalog);

    /// Calls `sink` for each row, ascending in time per group. The row is valid during the call.
    void rows(const Observation &observation, const Sink &sink);

    /// What was wrong with the samples of each source, since the start.
    [[nodiscard]] const std::map<SourceId, FaultCounts> &faults() const { return m_faults; }

    [[nodiscard]] std::uint64_t samples() const { return m_samples; }

private:
    struct Layout
    {
        GroupId group; ///< of the samples without times of their own
        SeriesSetPtr set;
        std::vector<SeriesId> ids; ///< parallel to set->keys
        bool assigned = false; ///< every series has its group
        bool uniform = false; ///< and it is the group of the layout
    };

    /// A sample on its way into a row.
    struct Stamped
    {
        GroupId group;
        Timestamp time;
        SeriesId series;
        double value;
    };

    struct Own
    {
        GroupId group;
        Timestamp newest = Timestamp::min(); ///< for samples with times of their own
    };

    void adapt(Layout &layout, const SeriesSetPtr &set);
    void assign(Layout &layout);
    void addShared(const Observation &observation, const Layout &layout, const Sink &sink);
    void addStamped(const Observation &observation, const Layout &layout, const Sink &sink);
    void collectStamped(const Observation &observation, const Layout &layout);
    void groupStamped(const Observation &observation, const Layout &layout);
    [[nodiscard]] bool isFresh(SeriesId series, Timestamp time, Timestamp now, FaultCounts &faults);
    void handOn(const TickRow &row, FaultCounts &faults, const Sink &sink);
    [[nodiscard]] Own &ownOf(SeriesId series);
    [[nodiscard]] GroupId newGroup();

    SeriesCatalog &m_catalog;
    std::map<SourceId, Layout> m_layouts;
    std::map<SourceId, FaultCounts> m_faults;
    std::vector<Own> m_own; ///< by number of the series
    std::unordered_map<GroupId, Timestamp> m_newest;
    std::map<Timestamp, GroupId> m_groupsOfPage;
    std::vector<Stamped> m_stamped;
    std::vector<SeriesId> m_rowSeries;
    std::vector<double> m_rowValues;
    GroupId::Value m_lastGroup = 0;
    std::uint64_t m_samples = 0;
};

} // namespace perfdeck
