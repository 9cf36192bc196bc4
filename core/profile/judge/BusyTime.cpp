// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/BusyTime.h"

#include <algorithm>

namespace perfdeck {

namespace {

std::int64_t endOf(const ProfileEvents &events, std::size_t event)
{
    return events.start[event] + events.duration[event];
}

} // namespace

std::vector<TimeSpan> measuredSpans(const Profile &profile)
{
    constexpr double kNanosecondsPerSecond = 1e9;
    std::vector<TimeSpan> spans;
    for (const ProfileRun &run : profile.runs)
        if (!run.isWarmUp)
            spans.push_back(
                {run.start,
                 run.start + static_cast<std::int64_t>(run.seconds * kNanosecondsPerSecond)});
    const ProfileEvents &events = profile.events;
    if (profile.runs.empty() && events.size() > 0) {
        std::int64_t last = 0;
        for (std::size_t i = 0; i < events.size(); ++i)
            last = std::max(last, endOf(events, i));
        spans.push_back({events.start.front(), last});
    }
    return spans;
}

std::vector<std::uint32_t> workOn(const Profile &profile, TrackSort tracks)
{
    const ProfileEvents &events = profile.events;
    const auto isMeant = [&](std::size_t event) {
        return profile.tracks[events.track[event]].isDevice == (tracks == TrackSort::Devices);
    };
    std::vector<std::uint32_t> ofLayers;
    std::vector<std::uint32_t> outermost;
    std::vector<bool> isInLayer(events.size(), false);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const std::uint32_t parent = events.parent[i];
        const bool isInside = parent != kNoIndex && isInLayer[parent];
        isInLayer[i] = isInside || events.layer[i] != kNoIndex;
        if (!isMeant(i) || events.duration[i] <= 0)
            continue;
        if (isInLayer[i] && !isInside)
            ofLayers.push_back(i);
        if (parent == kNoIndex)
            outermost.push_back(i);
    }
    return ofLayers.empty() ? outermost : ofLayers;
}

std::vector<TimeSpan> gapsBetween(const Profile &profile, const std::vector<std::uint32_t> &work)
{
    const ProfileEvents &events = profile.events;
    std::vector<TimeSpan> gaps;
    auto next = work.begin();
    for (const TimeSpan &span : measuredSpans(profile)) {
        std::int64_t busyUntil = span.from;
        for (; next != work.end() && events.start[*next] < span.to; ++next) {
            if (events.start[*next] > busyUntil)
                gaps.push_back({busyUntil, events.start[*next]});
            busyUntil = std::max(busyUntil, endOf(events, *next));
        }
        if (busyUntil < span.to)
            gaps.push_back({busyUntil, span.to});
    }
    return gaps;
}

} // namespace perfdeck
