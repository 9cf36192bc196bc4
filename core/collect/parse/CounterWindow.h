// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/collect/parse/SeriesLayout.h"
#include "core/model/Sample.h"

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Number of a counter that a CounterWindow follows; valid until the next compaction.
using TrackId = std::uint32_t;

/// Plain increases of counters over the recent pages of one endpoint: the sum over neighbouring
/// samples of (new >= old ? new - old : new), without extrapolation. Counters that belong together
/// (the series of one histogram) begin again together as soon as one of them does. A counter that
/// appears while the window runs adds 0 with its first sample. One thread at a time.
class CounterWindow final
{
public:
    /// A page belongs to the window while it is younger than `length` by a margin of `slack`, so
    /// that polls that jitter do not change how many belong to it. The page before the newest
    /// always does, up to maxGap(): two pages with a pause between still give a valid increase.
    CounterWindow(Duration length, Duration slack);

    enum class Role
    {
        Count, ///< never falls, except when it begins again
        Sum, ///< of a histogram: may fall when negative values are observed; its increase is void
             ///< then
        HiddenWhenZero, ///< exists only once it is above 0, so its first sample counts in full
    };

    /// Follows the counter at `slot`; of a slot already followed gives the number it has. Counters
    /// of the same `family` (any text the caller gives out) begin again together. `created` is the
    /// series that says when the family began, or kNoSlot.
    TrackId follow(Slot slot, const std::string &family, Role role, Slot created);

    /// The series that says when the whole process was started.
    void setStartTimeSlot(Slot slot) { m_startTime.slot = slot; }

    struct Change
    {
        std::uint32_t familiesReset = 0;
        std::uint32_t familiesSeen = 0;
    };

    /// Takes in a page: the row of its values, absentValue() where there is none.
    Change advance(SteadyTime time, std::span<const double> row);
    /// Follows a compaction of the layout: counters that lost their place are forgotten, the others
    /// get new numbers (ask follow() again).
    void remap(const std::vector<Slot> &moved);

    /// Seconds between the first and the last page of the window; none when there is only one.
    [[nodiscard]] std::optional<double> seconds() const;
    /// Increase over the window; 0 for a counter without two samples in it. Needs seconds().
    [[nodiscard]] double increase(TrackId track) const;
    /// False while the window holds a sample that makes the increase meaningless.
    [[nodiscard]] bool isValid(TrackId track) const;
    /// True when it is on the newest page and the window holds two of its samples or more since it
    /// appeared. What has vanished from the page is a gap, not the increase it once had.
    [[nodiscard]] bool isMeasured(TrackId track) const;
    /// True when a followed counter at this place has a sample in the window.
    [[nodiscard]] bool needs(Slot slot) const;

    [[nodiscard]] Duration maxGap() const;

private:
    struct Track
    {
        Slot slot = kNoSlot;
        Role role = Role::Count;
        double last = absentValue();
        SteadyTime seen{}; ///< when `last` was read
        SteadyTime since{}; ///< when it appeared
        SteadyTime invalid{}; ///< last time its increase became void
        bool everSeen = false;
        bool everInvalid = false;
    };

    /// A series whose growth says that counters began again.
    struct Birth
    {
        Slot slot = kNoSlot;
        double last = absentValue();

        /// True when the time in the row is later than the one before by more than `tolerance`
        /// seconds.
        bool grew(std::span<const double> row, double tolerance);
    };

    struct Family
    {
        std::string key;
        std::vector<TrackId> tracks;
        Birth created;
        bool everSeen = false;
    };

    struct Page
    {
        SteadyTime time;
        std::vector<double> totals;
    };

    void evict(SteadyTime now);
    void keepPage(SteadyTime now);

    [[nodiscard]] SteadyTime windowStart() const { return m_pages.front().time; }

    [[nodiscard]] Family &familyOf(const std::string &key);
    [[nodiscard]] bool fell(const Family &family, std::span<const double> row) const;
    void take(TrackId id, double value, bool reset, bool firstCounts);
    [[nodiscard]] bool isKnown(const Track &track) const;

    Duration m_length;
    Duration m_slack;
    std::vector<Track> m_tracks;
    std::vector<double> m_totals; ///< per track, resets removed, since it is followed
    std::unordered_map<Slot, TrackId> m_bySlot;
    std::vector<Family> m_families;
    std::unordered_map<std::string, std::size_t> m_familyByKey;
    Birth m_startTime;
    std::deque<Page> m_pages; ///< oldest first; the last one is the newest page
    SteadyTime m_now{};
};

} // namespace perfdeck
