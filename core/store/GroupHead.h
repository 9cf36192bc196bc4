// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/TickRow.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// The series of a group in the order of their columns. Only grows; journal rows hold a value for
/// each of the first so many columns.
struct Layout
{
    /// What the file knows of the layout.
    struct Stored
    {
        std::int64_t id = 0; ///< number in the file; 0: none yet
        std::int64_t row = 0; ///< first row of the table `layouts`
        std::size_t columns = 0;
    };

    std::vector<SeriesId> series;
    std::unordered_map<SeriesId, std::uint32_t> columns;
    Stored stored; ///< within the running transaction
    Stored kept; ///< as of the last commit

    std::uint32_t add(SeriesId id);
};

using LayoutPtr = std::shared_ptr<Layout>;

/// Ticks of a group that are not sealed into chunks yet, in the order of their arrival. Recorder
/// thread only. All of it is also in the journal of the file once it was flushed.
class GroupHead final
{
public:
    GroupHead(LayoutPtr layout, std::size_t expectedTicks);

    /// `values` are in column order and may be shorter than the layout.
    void append(Timestamp time, std::span<const double> values);
    /// Forgets the oldest ticks; how many samples that were.
    std::uint64_t dropFront(std::size_t ticks);

    [[nodiscard]] std::size_t ticks() const { return m_ticks.size(); }

    [[nodiscard]] Timestamp time(std::size_t tick) const { return m_ticks[tick].time; }

    [[nodiscard]] std::span<const double> row(std::size_t tick) const;
    [[nodiscard]] double value(std::size_t tick, std::size_t column) const;
    /// Would the head span more than one chunk may with this tick?
    [[nodiscard]] bool wouldSpanTooMuch(Timestamp time) const;

    [[nodiscard]] std::uint64_t bytes() const { return m_values.capacity() * sizeof(double); }

    [[nodiscard]] const LayoutPtr &layout() const { return m_layout; }

    /// Ticks in the order of their time; of equal times in the order of their arrival.
    [[nodiscard]] std::vector<std::uint32_t> timeOrder() const;

    /// How far the ticks are in the journal of the file.
    struct Journaled
    {
        std::size_t ticks = 0;
        std::int64_t firstRow = 0;
        std::int64_t lastRow = 0;
    };

    Journaled journaled; ///< within the running transaction
    Journaled kept; ///< as of the last commit

private:
    struct Tick
    {
        Timestamp time;
        std::uint32_t columns = 0;
        std::size_t offset = 0;
    };

    LayoutPtr m_layout;
    std::vector<Tick> m_ticks;
    std::vector<double> m_values;
    Timestamp m_min = Timestamp::max();
    Timestamp m_max = Timestamp::min();
};

/// No chunk spans more time than this, so that readers know how far back to look.
inline constexpr Duration kMaxChunkSpan = std::chrono::hours(24);

} // namespace perfdeck
