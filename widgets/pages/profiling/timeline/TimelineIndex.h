// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace perfdeck {

/// A part of a profile, nanoseconds since its first event: from <= time < to.
struct ProfileSpan
{
    std::int64_t from = 0;
    std::int64_t to = 0;

    [[nodiscard]] std::int64_t length() const { return to - from; }

    friend bool operator==(const ProfileSpan &, const ProfileSpan &) = default;
};

/// From the first event to the end of the last; 1 ns of a profile without events. O(n).
[[nodiscard]] ProfileSpan extentOf(const ProfileEvents &events);

/// What one column of pixels shows of one row.
struct TimelineCell
{
    float cover = 0; ///< share of its time in which something ran, 0…1
    float longest = 0; ///< share of the event that takes most of it
    std::uint32_t event = kNoIndex; ///< that event
};

/// The events of a profile in rows, one a track and depth, so that none lies over another in its
/// row, each with a pyramid of ever coarser groups: what a row shows in a window costs
/// O(columns · log n), however many events lie behind. Takes about 15 bytes an event. Never
/// changes. Any thread.
class TimelineIndex final
{
public:
    struct Row
    {
        std::uint32_t track = 0;
        std::uint32_t depth = 0;
        std::uint32_t first = 0; ///< of its events in events()
        std::uint32_t count = 0;
    };

    explicit TimelineIndex(ProfilePtr profile);

    [[nodiscard]] const Profile &profile() const { return *m_profile; }

    [[nodiscard]] const ProfileSpan &extent() const { return m_extent; }

    /// By track, then depth.
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    /// Of all rows, one row after the other, ascending in time.
    [[nodiscard]] const std::vector<std::uint32_t> &events() const { return m_events; }

    /// One cell a column of the window.
    void show(std::size_t row, ProfileSpan window, std::vector<TimelineCell> &cells) const;
    /// The events that touch the window and last at least so long, ascending; at most `most`.
    void collect(std::size_t row,
                 ProfileSpan window,
                 std::int64_t least,
                 std::size_t most,
                 std::vector<std::uint32_t> &found) const;
    /// The event at a time, else the nearest within `slack` of it; kNoIndex: none. O(log n).
    [[nodiscard]] std::uint32_t
    eventAt(std::size_t row, std::int64_t time, std::int64_t slack) const;
    /// The row of an event, and its place there. O(rows · log n).
    [[nodiscard]] std::size_t rowOf(std::uint32_t event) const;
    /// Where in events() an event stands in its row.
    [[nodiscard]] std::size_t placeOf(std::size_t row, std::uint32_t event) const;

private:
    /// Neighbours of one row, taken together.
    struct Group
    {
        std::int64_t start = 0;
        std::int64_t end = 0;
        float busy = 0; ///< ns
        float longest = 0; ///< ns, of one of them
        std::uint32_t event = kNoIndex; ///< that one
    };

    using Level = std::vector<Group>;

    struct Painter;

    void arrange();
    void buildLevels(std::size_t row);
    [[nodiscard]] Group groupOf(std::uint32_t event) const;

    ProfilePtr m_profile;
    ProfileSpan m_extent;
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_events;
    std::vector<std::vector<Level>> m_levels; ///< by row, finest first
};

using TimelineIndexPtr = std::shared_ptr<const TimelineIndex>;

} // namespace perfdeck
