// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/EventColumns.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace perfdeck {

namespace {

/// Whether an event belongs before its neighbour that was written right behind it.
bool isBefore(const ProfileEvents &events, std::uint32_t a, std::uint32_t b)
{
    if (events.start[a] != events.start[b])
        return events.start[a] < events.start[b];
    return events.duration[a] > events.duration[b];
}

template<class T>
void reorder(std::vector<T> &column, const std::vector<std::uint32_t> &order)
{
    std::vector<T> sorted(column.size());
    std::transform(order.begin(), order.end(), sorted.begin(), [&column](std::uint32_t from) {
        return column[from];
    });
    column = std::move(sorted);
}

void sortEvents(ProfileEvents &events, SameInterval same)
{
    const auto count = static_cast<std::uint32_t>(events.size());
    const bool laterFirst = same == SameInterval::LaterIsOuter;
    const auto isInOrder = [&](std::uint32_t i) {
        return isBefore(events, i, i + 1) || (!laterFirst && !isBefore(events, i + 1, i));
    };
    std::uint32_t sorted = 0;
    while (sorted + 1 < count && isInOrder(sorted))
        ++sorted;
    if (sorted + 1 >= count)
        return;
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (isBefore(events, a, b))
            return true;
        return !isBefore(events, b, a) && (laterFirst ? a > b : a < b);
    });
    reorder(events.start, order);
    reorder(events.duration, order);
    reorder(events.name, order);
    reorder(events.category, order);
    reorder(events.track, order);
    reorder(events.layer, order);
}

/// The events that are going on on one track, the innermost last.
using OpenEvents = std::vector<std::uint32_t>;

void findParents(ProfileEvents &events, std::vector<ProfileTrack> &tracks, std::int64_t slack)
{
    std::vector<OpenEvents> open(tracks.size());
    events.parent.assign(events.size(), kNoIndex);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        OpenEvents &around = open[events.track[i]];
        const std::int64_t start = events.start[i];
        const std::int64_t end = start + events.duration[i];
        while (!around.empty()) {
            const std::int64_t outerEnd
                = events.start[around.back()] + events.duration[around.back()];
            if (start < outerEnd && end <= outerEnd + slack)
                break;
            around.pop_back();
        }
        if (!around.empty())
            events.parent[i] = around.back();
        around.push_back(i);
        auto &depth = tracks[events.track[i]].depth;
        depth = std::max(depth, static_cast<std::int32_t>(around.size()));
    }
}

} // namespace

std::uint32_t addEvent(ProfileEvents &events,
                       std::int64_t start,
                       std::int64_t duration,
                       std::uint32_t name,
                       std::uint32_t category,
                       std::uint32_t track)
{
    events.start.push_back(start);
    events.duration.push_back(duration);
    events.name.push_back(name);
    events.category.push_back(category);
    events.track.push_back(track);
    events.layer.push_back(kNoIndex);
    return static_cast<std::uint32_t>(events.size() - 1);
}

std::int64_t arrange(ProfileEvents &events,
                     std::vector<ProfileTrack> &tracks,
                     SameInterval same,
                     std::int64_t slack)
{
    sortEvents(events, same);
    const std::int64_t origin = events.size() == 0 ? 0 : events.start.front();
    for (std::int64_t &start : events.start)
        start -= origin;
    findParents(events, tracks, slack);
    return origin;
}

std::vector<std::int64_t> selfTimes(const ProfileEvents &events)
{
    std::vector<std::int64_t> self = events.duration;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events.parent[i] == kNoIndex)
            continue;
        std::int64_t &around = self[events.parent[i]];
        around = std::max<std::int64_t>(around - events.duration[i], 0);
    }
    return self;
}

} // namespace perfdeck
