// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TraceCollector.h"

#include "core/profile/read/EventColumns.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostLanes = 64; // of one category; more of them say nothing
constexpr std::size_t kMostBegun = 1'000'000; // asynchronous events without an end

/// A token without its quotes.
std::string plain(std::string_view token)
{
    if (token.size() >= 2 && token.front() == '"')
        token = token.substr(1, token.size() - 2);
    return std::string(token);
}

bool isAboutMemory(std::string_view name)
{
    std::string small(name);
    std::ranges::transform(
        small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small.find("memory") != std::string::npos || small.find("bytes") != std::string::npos
        || small.find("allocated") != std::string::npos;
}

std::string deviceName(std::int64_t type, std::int64_t id)
{
    if (type == 0)
        return "CPU";
    return "GPU " + std::to_string(std::max<std::int64_t>(id, 0));
}

} // namespace

TraceCollector::TraceCollector(std::size_t maxEvents)
    : m_maxEvents(maxEvents)
{
    m_record.texts.number({});
}

void TraceCollector::take(const TraceEvent &event)
{
    if (event.phase == 'M') {
        nameTrack(event);
        return;
    }
    if (!event.hasStart)
        return;
    m_record.latest
        = std::max(m_record.latest, event.start + std::max<std::int64_t>(event.duration, 0));
    switch (event.phase) {
    case 'X':
        add(event, std::max<std::int64_t>(event.duration, 0), trackOf(event));
        break;
    case 'B': {
        const std::uint32_t track = trackOf(event);
        const std::size_t before = events();
        add(event, 0, track);
        if (events() > before)
            m_open[track].push_back(static_cast<std::uint32_t>(before));
        break;
    }
    case 'E':
        end(event);
        break;
    case 'i':
    case 'I':
    case 'R':
        add(event, 0, trackOf(event));
        break;
    case 'C':
        addCounter(event);
        break;
    case 'b':
        if (auto &begun = m_async[plain(event.category) + '\n' + plain(event.id)];
            begun.size() < kMostBegun)
            begun.push_back({event.start, std::string(event.name), std::string(event.category)});
        break;
    case 'n':
        add(event, 0, laneOf(event, event.start, event.start));
        break;
    case 'e':
        endAsync(event);
        break;
    default:
        break; // flows, samples, snapshots
    }
}

void TraceCollector::add(const TraceEvent &event, std::int64_t duration, std::uint32_t track)
{
    if (events() >= m_maxEvents) {
        ++m_record.leftOut;
        return;
    }
    if (event.category != m_lastCategory || events() == 0) {
        m_lastCategory = event.category;
        m_lastCategoryNumber = m_record.names.number(event.category);
    }
    addEvent(m_record.events,
             event.start,
             duration,
             m_record.names.number(event.name),
             m_lastCategoryNumber,
             track);
    if (event.kind != TraceArguments::None)
        addDetail(event);
    if (event.kind == TraceArguments::DeviceWork)
        m_record.tracks[track].isDevice = true;
}

void TraceCollector::end(const TraceEvent &event)
{
    Open &open = m_open[trackOf(event)];
    if (open.empty()) {
        ++m_record.unmatchedEnds;
        return;
    }
    const std::uint32_t begun = open.back();
    open.pop_back();
    m_record.events.duration[begun]
        = std::max<std::int64_t>(event.start - m_record.events.start[begun], 0);
}

void TraceCollector::endAsync(const TraceEvent &event)
{
    const auto begun = m_async.find(plain(event.category) + '\n' + plain(event.id));
    if (begun == m_async.end() || begun->second.empty()) {
        ++m_record.unmatchedEnds;
        return;
    }
    const AsyncBegin first = std::move(begun->second.back());
    begun->second.pop_back();
    if (begun->second.empty())
        m_async.erase(begun);
    TraceEvent whole = event;
    whole.name = first.name;
    whole.category = first.category;
    whole.start = first.start;
    const std::int64_t to = std::max(event.start, first.start);
    add(whole, to - first.start, laneOf(event, first.start, to));
}

void TraceCollector::addDetail(const TraceEvent &event)
{
    TraceDetail detail;
    detail.kind = event.kind;
    detail.callStack = m_record.texts.number(event.callStack);
    detail.inputDims = m_record.texts.number(event.inputDims);
    detail.inputTypes = m_record.texts.number(event.inputTypes);
    detail.externalId = event.externalId;
    detail.correlation = event.correlation;
    detail.flops = event.flops;
    detail.memory = event.kind == TraceArguments::Memory ? event.bytes : event.memory;
    if (event.kind == TraceArguments::Memory) {
        detail.device = deviceName(event.deviceType, event.deviceId);
        detail.point = {event.start, event.allocated, event.reserved, kNoIndex};
    } else if (event.kind == TraceArguments::DeviceWork) {
        detail.device = deviceName(1, event.deviceId);
    }
    m_record.events.layer.back() = static_cast<std::uint32_t>(m_record.details.size());
    m_record.details.push_back(std::move(detail));
}

void TraceCollector::addCounter(const TraceEvent &event)
{
    for (const auto &[key, value] : event.series) {
        const std::string name
            = std::string(event.name) + (key.empty() ? "" : ' ' + std::string(key));
        if (!isAboutMemory(name)) {
            ++m_record.otherCounters;
            continue;
        }
        const auto [place, isNew]
            = m_counters.try_emplace(plain(event.pid) + '\n' + name, m_record.counters.size());
        if (isNew)
            m_record.counters.push_back({name, {}});
        m_record.counters[place->second].points.push_back(
            {event.start, value, std::numeric_limits<double>::quiet_NaN(), kNoIndex});
    }
}

void TraceCollector::nameTrack(const TraceEvent &event)
{
    if (event.name == "thread_name") {
        m_record.tracks[trackOf(event)].name = event.label;
    } else if (event.name == "process_name" || event.name == "process_labels") {
        const std::string pid = plain(event.pid);
        std::string &name = m_processes[pid];
        if (name.find(event.label) == std::string::npos)
            name += (name.empty() ? "" : " ") + std::string(event.label);
        for (std::size_t i = 0; i < m_trackPids.size(); ++i)
            if (m_trackPids[i] == pid)
                m_record.tracks[i].process = name;
    }
}

std::uint32_t TraceCollector::trackOf(const TraceEvent &event)
{
    const std::uint64_t key
        = std::uint64_t{m_pids.number(event.pid)} << 32 | m_tids.number(event.tid);
    if (key == m_lastKey)
        return m_lastTrack;
    const auto [place, isNew]
        = m_trackOf.try_emplace(key, static_cast<std::uint32_t>(m_record.tracks.size()));
    if (isNew) {
        const std::string pid = plain(event.pid);
        const auto named = m_processes.find(pid);
        m_record.tracks.push_back(
            {named == m_processes.end() ? pid : named->second, plain(event.tid), 0, false});
        m_trackPids.push_back(pid);
        m_open.emplace_back();
    }
    m_lastKey = key;
    m_lastTrack = place->second;
    return m_lastTrack;
}

// Asynchronous events arrive as they end: one that began after the last one of a lane ended has
// room behind it.
std::uint32_t TraceCollector::laneOf(const TraceEvent &event, std::int64_t from, std::int64_t to)
{
    const std::string pid = plain(event.pid);
    Lanes &lanes = m_lanes[pid + '\n' + std::string(event.category)];
    std::size_t lane = 0;
    while (lane < lanes.ends.size() && lanes.ends[lane] > from)
        ++lane;
    if (lane == lanes.ends.size() && lane < kMostLanes) {
        const auto named = m_processes.find(pid);
        std::string name = event.category.empty() ? "async" : std::string(event.category);
        if (lane > 0)
            name += ' ' + std::to_string(lane + 1);
        lanes.tracks.push_back(static_cast<std::uint32_t>(m_record.tracks.size()));
        lanes.ends.push_back(to);
        m_record.tracks.push_back(
            {named == m_processes.end() ? pid : named->second, std::move(name), 0, false});
        m_trackPids.push_back(pid);
        m_open.emplace_back();
    }
    lane = std::min(lane, lanes.ends.size() - 1);
    lanes.ends[lane] = std::max(lanes.ends[lane], to);
    return lanes.tracks[lane];
}

void TraceCollector::endOpen(TraceRecord &record, const std::vector<Open> &open)
{
    for (const Open &events : open) {
        record.unended += events.size();
        for (const std::uint32_t event : events)
            record.events.duration[event] = record.latest - record.events.start[event];
    }
}

TraceRecord TraceCollector::record() const &
{
    TraceRecord copy = m_record;
    endOpen(copy, m_open);
    return copy;
}

TraceRecord TraceCollector::record() &&
{
    TraceRecord record = std::move(m_record);
    endOpen(record, m_open);
    return record;
}

} // namespace perfdeck
