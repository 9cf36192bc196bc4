// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CounterWindow.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Some programs work their start time out anew for every page and round it differently.
constexpr double kStartTimeTolerance = 2;
constexpr int kPagesPerWindow = 128;

double valueAt(std::span<const double> row, Slot slot)
{
    return slot < row.size() ? row[slot] : absentValue();
}

} // namespace

CounterWindow::CounterWindow(Duration length, Duration slack)
    : m_length(length)
    , m_slack(slack)
{
}

CounterWindow::Family &CounterWindow::familyOf(const std::string &key)
{
    const auto [at, isNew] = m_familyByKey.try_emplace(key, m_families.size());
    if (isNew) {
        m_families.emplace_back();
        m_families.back().key = key;
    }
    return m_families[at->second];
}

TrackId CounterWindow::follow(Slot slot, const std::string &family, Role role, Slot created)
{
    const auto [at, isNew] = m_bySlot.try_emplace(slot, static_cast<TrackId>(m_tracks.size()));
    if (!isNew)
        return at->second;
    Track track;
    track.slot = slot;
    track.role = role;
    m_tracks.push_back(track);
    m_totals.push_back(0);
    Family &owner = familyOf(family);
    owner.tracks.push_back(at->second);
    if (created != kNoSlot)
        owner.created.slot = created;
    return at->second;
}

bool CounterWindow::Birth::grew(std::span<const double> row, double tolerance)
{
    const double value = valueAt(row, slot);
    if (isAbsent(value) || std::isnan(value))
        return false;
    const bool later = !isAbsent(last) && value > last + tolerance;
    last = value;
    return later;
}

CounterWindow::Change CounterWindow::advance(SteadyTime time, std::span<const double> row)
{
    m_now = time;
    evict(time);
    const bool restarted = m_startTime.grew(row, kStartTimeTolerance);
    Change change;
    for (Family &family : m_families) {
        const bool created = family.created.grew(row, 0);
        const bool reset = fell(family, row) || created || restarted;
        bool seen = false;
        bool known = false;
        for (const TrackId id : family.tracks) {
            const Track &track = m_tracks[id];
            const double value = valueAt(row, track.slot);
            if (isAbsent(value))
                continue;
            seen = true;
            known = known || isKnown(track);
            const bool hidden
                = track.role == Role::HiddenWhenZero && family.everSeen && !track.everSeen;
            take(id, value, reset, restarted || hidden);
        }
        family.everSeen = family.everSeen || seen;
        change.familiesSeen += known ? 1U : 0U;
        change.familiesReset += reset && known ? 1U : 0U;
    }
    keepPage(time);
    return change;
}

/// A counter is known when its last sample is still inside the window; else it appears anew.
bool CounterWindow::isKnown(const Track &track) const
{
    return track.everSeen && !m_pages.empty() && track.seen >= windowStart();
}

bool CounterWindow::fell(const Family &family, std::span<const double> row) const
{
    const bool onlySums
        = std::all_of(family.tracks.begin(), family.tracks.end(), [this](TrackId id) {
              return m_tracks[id].role == Role::Sum;
          });
    return std::any_of(family.tracks.begin(), family.tracks.end(), [&](TrackId id) {
        const Track &track = m_tracks[id];
        const double value = valueAt(row, track.slot);
        return !isAbsent(value) && isKnown(track) && value < track.last
            && (onlySums || track.role != Role::Sum);
    });
}

void CounterWindow::take(TrackId id, double value, bool reset, bool firstCounts)
{
    Track &track = m_tracks[id];
    double increase = 0;
    if (isKnown(track)) {
        increase = reset ? value : value - track.last;
    } else {
        increase = firstCounts ? value : 0;
        track.since = m_now;
    }
    if (!std::isfinite(increase) || increase < 0) {
        track.invalid = m_now;
        track.everInvalid = true;
        increase = 0;
    }
    m_totals[id] += increase;
    // Pages that missed it count as if it had been there with the new total: once the window begins
    // at one of them, an increase that began before the window must not be in it.
    for (auto page = m_pages.rbegin(); page != m_pages.rend() && page->time > track.seen; ++page)
        if (id < page->totals.size())
            page->totals[id] = m_totals[id];
    track.last = value;
    track.seen = m_now;
    track.everSeen = true;
}

void CounterWindow::evict(SteadyTime now)
{
    // `slack` below the length: the page that is exactly one window old is in or out by chance.
    const auto limit = now - (m_length - m_slack);
    while (m_pages.size() > 1 && m_pages.front().time <= limit)
        m_pages.pop_front();
    if (!m_pages.empty() && now - m_pages.front().time > maxGap())
        m_pages.clear();
}

void CounterWindow::keepPage(SteadyTime now)
{
    // At very short intervals a page too close to its predecessor makes room for the next one.
    const std::size_t size = m_pages.size();
    if (size >= 2 && m_pages[size - 1].time - m_pages[size - 2].time < m_length / kPagesPerWindow)
        m_pages.pop_back();
    m_pages.push_back({now, m_totals});
}

std::optional<double> CounterWindow::seconds() const
{
    if (m_pages.size() < 2)
        return std::nullopt;
    const double span = std::chrono::duration<double>(m_now - windowStart()).count();
    return span > 0 ? std::optional(span) : std::nullopt;
}

double CounterWindow::increase(TrackId track) const
{
    const std::vector<double> &first = m_pages.front().totals;
    return m_totals[track] - (track < first.size() ? first[track] : 0);
}

bool CounterWindow::isValid(TrackId track) const
{
    return !m_tracks[track].everInvalid || m_tracks[track].invalid <= windowStart();
}

bool CounterWindow::isMeasured(TrackId track) const
{
    const Track &wanted = m_tracks[track];
    return isKnown(wanted) && wanted.seen == m_now && wanted.since < wanted.seen;
}

bool CounterWindow::needs(Slot slot) const
{
    const auto at = m_bySlot.find(slot);
    return at != m_bySlot.end() && isKnown(m_tracks[at->second]);
}

Duration CounterWindow::maxGap() const
{
    return std::max<Duration>(4 * m_length, std::chrono::minutes(5));
}

void CounterWindow::remap(const std::vector<Slot> &moved)
{
    const auto newSlot
        = [&moved](Slot slot) { return slot < moved.size() ? moved[slot] : kNoSlot; };
    CounterWindow kept(m_length, m_slack);
    std::vector<TrackId> survivors;
    for (const Family &family : m_families) {
        for (const TrackId id : family.tracks) {
            Track track = m_tracks[id];
            track.slot = newSlot(track.slot);
            if (track.slot == kNoSlot)
                continue;
            const TrackId fresh
                = kept.follow(track.slot, family.key, track.role, newSlot(family.created.slot));
            kept.m_tracks[fresh] = track;
            kept.m_totals[fresh] = m_totals[id];
            survivors.push_back(id);
            Family &owner = kept.familyOf(family.key);
            owner.created.last = family.created.last;
            owner.everSeen = family.everSeen;
        }
    }
    for (const Page &page : m_pages) {
        Page fresh{page.time, {}};
        for (const TrackId id : survivors)
            fresh.totals.push_back(id < page.totals.size() ? page.totals[id] : 0);
        kept.m_pages.push_back(std::move(fresh));
    }
    kept.m_startTime = {newSlot(m_startTime.slot), m_startTime.last};
    kept.m_now = m_now;
    *this = std::move(kept);
}

} // namespace perfdeck
