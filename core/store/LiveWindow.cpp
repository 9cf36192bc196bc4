// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LiveWindow.h"

#include "core/store/LiveGroup.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>

namespace perfdeck {

namespace {

/// The samples of one series that a read found, of one run or merged from several.
struct Samples
{
    std::vector<Timestamp> times;
    std::vector<double> values;

    void append(const Samples &other, std::size_t from)
    {
        const auto skip = static_cast<std::ptrdiff_t>(from);
        times.insert(times.end(), other.times.begin() + skip, other.times.end());
        values.insert(values.end(), other.values.begin() + skip, other.values.end());
    }

    void push(const Samples &other, std::size_t at)
    {
        times.push_back(other.times[at]);
        values.push_back(other.values[at]);
    }
};

/// Both are ascending; of equal times the one of `later` stays.
Samples merged(const Samples &earlier, const Samples &later)
{
    Samples all;
    std::size_t e = 0;
    std::size_t l = 0;
    while (e < earlier.times.size() && l < later.times.size()) {
        if (earlier.times[e] < later.times[l]) {
            all.push(earlier, e++);
        } else {
            e += earlier.times[e] == later.times[l] ? 1U : 0U;
            all.push(later, l++);
        }
    }
    all.append(earlier, e);
    all.append(later, l);
    return all;
}

bool isUsable(Timestamp time)
{
    return -kMaxLiveTime < time.time_since_epoch().count()
        && time.time_since_epoch().count() < kMaxLiveTime;
}

} // namespace

class LiveWindow::Private
{
public:
    explicit Private(LiveLimits limits)
        : m_limits(limits)
    {
    }

    void append(const TickRow &row);
    void read(SeriesId id,
              TimeRange range,
              std::vector<Timestamp> &times,
              std::vector<double> &values) const;
    [[nodiscard]] std::optional<Sample> last(SeriesId id) const;
    [[nodiscard]] std::optional<Timestamp> coveredFrom(SeriesId id) const;
    [[nodiscard]] std::uint64_t bytes() const;
    [[nodiscard]] FaultCounts faults() const;

private:
    struct Place
    {
        const LiveGroup *group = nullptr;
        LiveSeries series;
    };

    [[nodiscard]] std::optional<Place> find(SeriesId id) const;
    void evict(LiveGroup &group);
    [[nodiscard]] std::uint64_t countBytes() const;
    [[nodiscard]] LiveGroup *groupWithOldestSegment();

    const LiveLimits m_limits;
    mutable std::shared_mutex m_mutex;
    std::unordered_map<GroupId, LiveGroup> m_groups;
    LiveSeriesMap m_series;
    FaultCounts m_faults;
};

void LiveWindow::Private::append(const TickRow &row)
{
    // Only this thread changes anything, so it may look, and compress the head, without the lock.
    const auto known = m_groups.find(row.group);
    std::shared_ptr<const LiveSegment> sealed;
    const bool repeated = known != m_groups.end() && known->second.isRepeated(row.time);
    if (known != m_groups.end() && !repeated && isUsable(row.time)
        && known->second.mustSealBefore(row))
        sealed = known->second.seal();

    const std::unique_lock lock(m_mutex);
    if (repeated || !isUsable(row.time)) {
        m_faults.add(repeated ? Fault::DuplicateSample : Fault::StaleTimestamp);
        return;
    }
    LiveGroup &group = m_groups.try_emplace(row.group, row.group).first->second;
    if (sealed)
        group.adopt(std::move(sealed));
    group.take(row, m_series);
    evict(group);
}

void LiveWindow::Private::evict(LiveGroup &group)
{
    while (group.hasOutlived(m_limits.length))
        group.evictSegment(m_series);
    while (countBytes() > m_limits.maxBytes) {
        if (LiveGroup *oldest = groupWithOldestSegment())
            oldest->evictSegment(m_series);
        else if (!group.evictRow())
            return;
    }
}

std::uint64_t LiveWindow::Private::countBytes() const
{
    // A node of the map: its key and value, the link and the slot that points to it.
    constexpr std::uint64_t perSeries = sizeof(LiveSeriesMap::value_type) + 3 * sizeof(void *);
    std::uint64_t total = m_series.size() * perSeries;
    for (const auto &[id, group] : m_groups)
        total += group.bytes();
    return total;
}

LiveGroup *LiveWindow::Private::groupWithOldestSegment()
{
    LiveGroup *oldest = nullptr;
    for (auto &[id, group] : m_groups) {
        if (group.hasSegments() && (oldest == nullptr || group.oldest() < oldest->oldest()))
            oldest = &group;
    }
    return oldest;
}

std::optional<LiveWindow::Private::Place> LiveWindow::Private::find(SeriesId id) const
{
    const auto series = m_series.find(id);
    if (series == m_series.end())
        return std::nullopt;
    return Place{&m_groups.at(series->second.group), series->second};
}

void LiveWindow::Private::read(SeriesId id,
                               TimeRange range,
                               std::vector<Timestamp> &times,
                               std::vector<double> &values) const
{
    std::vector<LiveSegmentRef> segments;
    Samples head;
    std::uint64_t headRun = 0;
    {
        const std::shared_lock lock(m_mutex);
        const auto place = find(id);
        if (!place)
            return;
        segments = place->group->segments(range);
        place->group->readHead(place->series, range, head.times, head.values);
        headRun = place->group->run();
    }
    const bool oneRun = std::ranges::all_of(
        segments, [&](const LiveSegmentRef &ref) { return ref.run == headRun; });
    if (oneRun) {
        for (const LiveSegmentRef &ref : segments)
            ref.segment->read(id, range, times, values);
        times.insert(times.end(), head.times.begin(), head.times.end());
        values.insert(values.end(), head.values.begin(), head.values.end());
        return;
    }
    Samples all;
    for (std::size_t i = 0; i < segments.size();) {
        Samples run;
        const std::uint64_t number = segments[i].run;
        for (; i < segments.size() && segments[i].run == number; ++i)
            segments[i].segment->read(id, range, run.times, run.values);
        if (number == headRun)
            run.append(std::exchange(head, {}), 0);
        all = merged(all, run);
    }
    all = merged(all, head);
    times.insert(times.end(), all.times.begin(), all.times.end());
    values.insert(values.end(), all.values.begin(), all.values.end());
}

std::optional<Sample> LiveWindow::Private::last(SeriesId id) const
{
    std::vector<LiveSegmentRef> segments;
    {
        const std::shared_lock lock(m_mutex);
        const auto place = find(id);
        if (!place)
            return std::nullopt;
        if (const auto sample = place->group->lastInHead(place->series))
            return sample;
        segments = place->group->segments(TimeRange::everything());
    }
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (auto ref = segments.rbegin(); ref != segments.rend() && times.empty(); ++ref)
        ref->segment->read(id, TimeRange::everything(), times, values);
    return times.empty() ? std::nullopt : std::optional(Sample{times.back(), values.back()});
}

std::optional<Timestamp> LiveWindow::Private::coveredFrom(SeriesId id) const
{
    const std::shared_lock lock(m_mutex);
    const auto place = find(id);
    if (!place || !place->group->holds(id, place->series))
        return std::nullopt;
    return place->group->coveredFrom();
}

std::uint64_t LiveWindow::Private::bytes() const
{
    const std::shared_lock lock(m_mutex);
    return countBytes();
}

FaultCounts LiveWindow::Private::faults() const
{
    const std::shared_lock lock(m_mutex);
    return m_faults;
}

LiveWindow::LiveWindow(LiveLimits limits)
    : m_private(std::make_unique<Private>(limits))
{
}

LiveWindow::~LiveWindow() = default;

void LiveWindow::append(const TickRow &row)
{
    m_private->append(row);
}

void LiveWindow::read(SeriesId series,
                      TimeRange range,
                      std::vector<Timestamp> &times,
                      std::vector<double> &values) const
{
    if (!range.isEmpty())
        m_private->read(series, range, times, values);
}

std::optional<Sample> LiveWindow::last(SeriesId series) const
{
    return m_private->last(series);
}

std::optional<Timestamp> LiveWindow::coveredFrom(SeriesId series) const
{
    return m_private->coveredFrom(series);
}

std::uint64_t LiveWindow::bytes() const
{
    return m_private->bytes();
}

FaultCounts LiveWindow::faults() const
{
    return m_private->faults();
}

} // namespace perfdeck
