// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/timeline/TimelineIndex.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kFan
    = 4; ///< members of a group: as many events at most are looked at for a column
/// Of one track. Deeper ones, or more at the same time, share the last row.
constexpr std::uint32_t kMostDepth = 400;
constexpr float kInstant = 0.35F; ///< what an event without a duration covers of its column

} // namespace

ProfileSpan extentOf(const ProfileEvents &events)
{
    if (events.size() == 0)
        return {0, 1};
    std::int64_t end = events.start.front();
    for (std::size_t at = 0; at < events.size(); ++at)
        end = std::max(end, events.start[at] + events.duration[at]);
    return {events.start.front(), std::max(end, events.start.front() + 1)};
}

TimelineIndex::TimelineIndex(ProfilePtr profile)
    : m_profile(std::move(profile))
    , m_extent(extentOf(m_profile->events))
{
    arrange();
    m_levels.resize(m_rows.size());
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        buildLevels(row);
}

/// Each event goes below the one around it; where that is taken at its time, as by events that only
/// overlap, to the next free row.
void TimelineIndex::arrange()
{
    const ProfileEvents &events = m_profile->events;
    std::vector<std::vector<std::int64_t>> ends(m_profile->tracks.size()); // by track, depth
    std::vector<std::vector<std::uint32_t>> counts(ends.size());
    std::vector<std::uint16_t> depths(events.size());
    for (std::size_t at = 0; at < events.size(); ++at) {
        std::vector<std::int64_t> &taken = ends[events.track[at]];
        std::vector<std::uint32_t> &count = counts[events.track[at]];
        const std::uint32_t parent = events.parent[at];
        std::uint32_t depth = parent == kNoIndex ? 0U : depths[parent] + 1U;
        while (depth < taken.size() && depth + 1 < kMostDepth && taken[depth] > events.start[at])
            ++depth;
        depth = std::min(depth, kMostDepth - 1);
        if (taken.size() <= depth) {
            taken.resize(depth + 1, m_extent.from);
            count.resize(depth + 1, 0);
        }
        taken[depth] = std::max(taken[depth], events.start[at] + events.duration[at]);
        ++count[depth];
        depths[at] = static_cast<std::uint16_t>(depth);
    }
    std::vector<std::uint32_t> rowsBefore(ends.size()); // of each track
    std::uint32_t first = 0;
    for (std::uint32_t track = 0; track < counts.size(); ++track) {
        rowsBefore[track] = static_cast<std::uint32_t>(m_rows.size());
        for (std::uint32_t depth = 0; depth < counts[track].size(); ++depth) {
            m_rows.push_back({track, depth, first, 0});
            first += counts[track][depth];
        }
    }
    m_events.resize(events.size());
    for (std::size_t at = 0; at < events.size(); ++at) {
        Row &row = m_rows[rowsBefore[events.track[at]] + depths[at]];
        m_events[row.first + row.count++] = static_cast<std::uint32_t>(at);
    }
}

TimelineIndex::Group TimelineIndex::groupOf(std::uint32_t event) const
{
    const ProfileEvents &events = m_profile->events;
    const std::int64_t duration = events.duration[event];
    const auto length = static_cast<float>(duration);
    return {events.start[event], events.start[event] + duration, length, length, event};
}

void TimelineIndex::buildLevels(std::size_t row)
{
    const auto merge = [](Group &whole, const Group &part) {
        if (whole.event == kNoIndex) {
            whole = part;
            return;
        }
        whole.end = std::max(whole.end, part.end);
        whole.busy += part.busy;
        if (part.longest > whole.longest) {
            whole.longest = part.longest;
            whole.event = part.event;
        }
    };
    const Row &place = m_rows[row];
    std::vector<Level> &levels = m_levels[row];
    if (place.count <= kFan)
        return;
    Level finest((place.count + kFan - 1) / kFan);
    for (std::size_t at = 0; at < place.count; ++at)
        merge(finest[at / kFan], groupOf(m_events[place.first + at]));
    levels.push_back(std::move(finest));
    while (levels.back().size() > kFan) {
        const Level &below = levels.back();
        Level above((below.size() + kFan - 1) / kFan);
        for (std::size_t at = 0; at < below.size(); ++at)
            merge(above[at / kFan], below[at]);
        levels.push_back(std::move(above));
    }
}

/// Walks down the pyramid of one row as far as a column can show it.
struct TimelineIndex::Painter
{
    const TimelineIndex &index;
    std::size_t row;
    ProfileSpan window;
    std::vector<TimelineCell> &cells;
    double perColumn; ///< ns

    void add(const Group &group)
    {
        const std::int64_t from = std::max(group.start, window.from);
        const std::int64_t to = std::min(group.end, window.to);
        if (to < from || from >= window.to)
            return;
        const double begin = double(from - window.from) / perColumn;
        const double end = double(to - window.from) / perColumn;
        const double density
            = group.end > group.start ? double(group.busy) / double(group.end - group.start) : 1;
        const auto last = std::min(cells.size() - 1, std::size_t(end));
        for (std::size_t column = std::size_t(begin); column <= last; ++column) {
            const double share
                = std::min(end, double(column + 1)) - std::max(begin, double(column));
            if (share < 0 || (share == 0 && group.busy > 0))
                continue;
            TimelineCell &cell = cells[column];
            const float part = group.busy > 0 ? static_cast<float>(share * density) : kInstant;
            cell.cover = group.busy > 0 ? cell.cover + part : std::max(cell.cover, part);
            const float longest
                = static_cast<float>(std::min(share, double(group.longest) / perColumn));
            if (longest >= cell.longest) {
                cell.longest = longest;
                cell.event = group.event;
            }
        }
    }

    void walk(std::size_t level, std::size_t at)
    {
        const Group &group = index.m_levels[row][level][at];
        if (group.end < window.from || group.start >= window.to)
            return;
        if (double(group.end - group.start) <= perColumn) {
            add(group);
            return;
        }
        const Row &place = index.m_rows[row];
        const std::size_t below = level == 0 ? place.count : index.m_levels[row][level - 1].size();
        const std::size_t end = std::min(below, (at + 1) * kFan);
        for (std::size_t child = at * kFan; child < end; ++child) {
            if (level == 0)
                add(index.groupOf(index.m_events[place.first + child]));
            else
                walk(level - 1, child);
        }
    }
};

void TimelineIndex::show(std::size_t row,
                         ProfileSpan window,
                         std::vector<TimelineCell> &cells) const
{
    std::fill(cells.begin(), cells.end(), TimelineCell());
    if (cells.empty() || window.length() <= 0)
        return;
    Painter painter{*this, row, window, cells, double(window.length()) / double(cells.size())};
    const std::vector<Level> &levels = m_levels[row];
    const Row &place = m_rows[row];
    if (levels.empty()) {
        for (std::size_t at = 0; at < place.count; ++at)
            painter.add(groupOf(m_events[place.first + at]));
    } else {
        for (std::size_t at = 0; at < levels.back().size(); ++at)
            painter.walk(levels.size() - 1, at);
    }
    for (TimelineCell &cell : cells)
        cell.cover = std::min(cell.cover, 1.0F);
}

void TimelineIndex::collect(std::size_t row,
                            ProfileSpan window,
                            std::int64_t least,
                            std::size_t most,
                            std::vector<std::uint32_t> &found) const
{
    found.clear();
    const std::vector<Level> &levels = m_levels[row];
    const Row &place = m_rows[row];
    const auto take = [&](std::uint32_t event) {
        const Group group = groupOf(event);
        const bool isSeen = group.end >= window.from && group.start < window.to;
        if (isSeen && group.busy >= static_cast<float>(least) && found.size() < most)
            found.push_back(event);
    };
    // Groups that hold no event of that length are passed over whole.
    const auto walk = [&](const auto &self, std::size_t level, std::size_t at) -> void {
        const Group &group = levels[level][at];
        if (group.longest < static_cast<float>(least) || group.end < window.from
            || group.start >= window.to || found.size() >= most)
            return;
        const std::size_t below = level == 0 ? place.count : levels[level - 1].size();
        const std::size_t end = std::min(below, (at + 1) * kFan);
        for (std::size_t child = at * kFan; child < end; ++child) {
            if (level == 0)
                take(m_events[place.first + child]);
            else
                self(self, level - 1, child);
        }
    };
    if (levels.empty()) {
        for (std::size_t at = 0; at < place.count; ++at)
            take(m_events[place.first + at]);
        return;
    }
    for (std::size_t at = 0; at < levels.back().size(); ++at)
        walk(walk, levels.size() - 1, at);
}

std::uint32_t TimelineIndex::eventAt(std::size_t row, std::int64_t time, std::int64_t slack) const
{
    const ProfileEvents &events = m_profile->events;
    const auto begin = m_events.begin() + m_rows[row].first;
    const auto end = begin + m_rows[row].count;
    const auto after
        = std::upper_bound(begin, end, time, [&events](std::int64_t moment, std::uint32_t event) {
              return moment < events.start[event];
          });
    std::uint32_t nearest = kNoIndex;
    std::int64_t least = slack;
    if (after != end && events.start[*after] - time <= least) {
        nearest = *after;
        least = events.start[*after] - time;
    }
    if (after != begin) {
        const std::uint32_t before = *std::prev(after);
        const std::int64_t away = time - events.start[before] - events.duration[before];
        if (away <= least)
            nearest = before;
    }
    return nearest;
}

std::size_t TimelineIndex::placeOf(std::size_t row, std::uint32_t event) const
{
    const auto begin = m_events.begin() + m_rows[row].first;
    const auto end = begin + m_rows[row].count;
    return std::size_t(std::lower_bound(begin, end, event) - m_events.begin());
}

std::size_t TimelineIndex::rowOf(std::uint32_t event) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].track != m_profile->events.track[event])
            continue;
        const std::size_t place = placeOf(row, event);
        if (place < m_rows[row].first + m_rows[row].count && m_events[place] == event)
            return row;
    }
    return m_rows.size();
}

} // namespace perfdeck
