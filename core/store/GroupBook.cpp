// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/GroupBook.h"

#include "core/store/ChunkCodec.h"

#include <algorithm>
#include <limits>

namespace perfdeck {
namespace {

/// Heads of very wide groups are closed earlier, so that they stay within this memory.
constexpr std::size_t kHeadValues = 4'000'000;
constexpr std::size_t kMinChunkTicks = 32;
/// A layout with this many columns that were empty for a whole chunk, and a quarter of all, is made
/// anew: processes come and go, and each was a series.
constexpr std::size_t kUnusedColumns = 16;
/// The head of a group that is silent for this long is sealed.
constexpr Duration kIdleTime = std::chrono::hours(1);

bool sharesSeries(const Layout &layout, std::span<const SeriesId> series)
{
    return std::ranges::any_of(series, [&](SeriesId id) { return layout.columns.contains(id); });
}

} // namespace

void GroupBook::append(const TickRow &row)
{
    GroupState &state = group(row);
    if (state.head->wouldSpanTooMuch(row.time))
        close(state);
    if (!std::ranges::equal(row.series, state.lastSeries))
        chooseColumns(state, row.series);
    m_row.assign(state.layout->series.size(), absentValue());
    for (std::size_t i = 0; i < row.values.size(); ++i)
        m_row[state.lastColumns[i]] = row.values[i];
    state.head->append(row.time, m_row);
    ++state.ticksSinceSeal;
    ++state.ticksSinceMaintain;
    state.newest = std::max(state.newest, row.time);
    m_hasUnwritten = true;
    if (state.head->ticks() >= chunkTicks(state))
        close(state);
}

void GroupBook::adopt(LayoutPtr layout,
                      std::shared_ptr<GroupHead> head,
                      std::shared_ptr<GroupHead> closing,
                      std::size_t sealed)
{
    GroupState state;
    state.isOrphan = true;
    state.layout = std::move(layout);
    if (closing)
        state.closing.emplace_back(std::move(closing), sealed);
    state.head
        = head ? std::move(head) : std::make_shared<GroupHead>(state.layout, m_samplesPerChunk);
    for (std::size_t tick = 0; tick < state.head->ticks(); ++tick)
        state.newest = std::max(state.newest, state.head->time(tick));
    if (state.head->ticks() >= chunkTicks(state))
        close(state);
    // Until the recorder sends a row with one of its series, it stands under a number from the
    // other end of the range.
    m_groups.emplace(GroupId(std::numeric_limits<GroupId::Value>::max() - m_lastOrphan++),
                     std::move(state));
}

void GroupBook::closeHeadsOf(SeriesId series)
{
    for (auto &[id, group] : m_groups)
        if (group.layout->columns.contains(series) && group.head->ticks() > 0)
            close(group);
}

template<class Do>
void GroupBook::forEachHead(const Do &act)
{
    for (auto &[id, group] : m_groups) {
        for (Sealer &sealer : group.closing)
            act(sealer.head());
        act(*group.head);
    }
}

void GroupBook::keep()
{
    forEachHead([](GroupHead &head) {
        head.kept = head.journaled;
        head.layout()->kept = head.layout()->stored;
    });
    for (auto &[id, group] : m_groups) {
        for (Sealer &sealer : group.closing)
            sealer.keep();
        while (!group.closing.empty() && group.closing.front().isDone())
            group.closing.pop_front();
    }
}

void GroupBook::drop()
{
    forEachHead([](GroupHead &head) {
        head.journaled = head.kept;
        head.layout()->stored = head.layout()->kept;
    });
    for (auto &[id, group] : m_groups)
        for (Sealer &sealer : group.closing)
            sealer.drop();
}

void GroupBook::closeIdle(Timestamp time)
{
    for (auto &[id, group] : m_groups)
        if (group.head->ticks() > 0 && group.ticksSinceMaintain == 0
            && group.newest + kIdleTime < time)
            close(group);
}

void GroupBook::maintained()
{
    for (auto &[id, group] : m_groups)
        group.ticksSinceMaintain = 0;
}

bool GroupBook::hasClosed() const
{
    return std::ranges::any_of(m_groups,
                               [](const auto &entry) { return !entry.second.closing.empty(); });
}

std::vector<LayoutPtr> GroupBook::layouts() const
{
    std::vector<LayoutPtr> layouts;
    for (const auto &[id, group] : m_groups) {
        layouts.push_back(group.layout);
        for (const Sealer &sealer : group.closing)
            layouts.push_back(sealer.head().layout());
    }
    return layouts;
}

void GroupBook::forgetFile()
{
    forEachHead([](GroupHead &head) {
        head.journaled = {};
        head.kept = {};
        head.layout()->stored = {};
        head.layout()->kept = {};
    });
    for (auto &[id, group] : m_groups)
        for (Sealer &sealer : group.closing)
            sealer.restart();
    m_hasUnwritten = true;
}

std::uint64_t GroupBook::dropUnwritten(std::uint64_t maxBytes)
{
    std::uint64_t bytes = 0;
    for (auto &[id, group] : m_groups) {
        for (const Sealer &sealer : group.closing)
            bytes += sealer.head().ticks() * sealer.columns() * sizeof(double);
        bytes += group.head->ticks() * group.layout->series.size() * sizeof(double);
    }
    std::uint64_t lost = 0;
    for (auto &[id, group] : m_groups) {
        while (bytes > maxBytes && !group.closing.empty()) {
            GroupHead &head = group.closing.front().head();
            bytes
                -= std::min(bytes, head.ticks() * group.closing.front().columns() * sizeof(double));
            if (head.kept.ticks < head.ticks())
                lost += head.dropFront(head.ticks());
            group.closing.pop_front();
        }
    }
    return lost;
}

GroupState &GroupBook::group(const TickRow &row)
{
    const auto found = m_groups.find(row.group);
    if (found != m_groups.end())
        return found->second;
    // Of several heads in the file that fit, the newest.
    auto best = m_groups.end();
    for (auto entry = m_groups.begin(); entry != m_groups.end(); ++entry)
        if (entry->second.isOrphan && sharesSeries(*entry->second.layout, row.series)
            && (best == m_groups.end()
                || best->second.layout->stored.id < entry->second.layout->stored.id))
            best = entry;
    if (best != m_groups.end()) {
        auto node = m_groups.extract(best);
        node.key() = row.group;
        node.mapped().isOrphan = false;
        return m_groups.insert(std::move(node)).position->second;
    }
    GroupState state;
    state.layout = std::make_shared<Layout>();
    for (const SeriesId series : row.series)
        state.layout->add(series);
    state.head = std::make_shared<GroupHead>(state.layout, m_samplesPerChunk);
    return m_groups.emplace(row.group, std::move(state)).first->second;
}

void GroupBook::chooseColumns(GroupState &state, std::span<const SeriesId> series)
{
    state.lastSeries.assign(series.begin(), series.end());
    state.lastColumns.clear();
    for (const SeriesId id : series)
        state.lastColumns.push_back(state.layout->add(id));
}

void GroupBook::close(GroupState &state)
{
    state.closing.emplace_back(state.head);
    if (LayoutPtr smaller = withoutUnused(state)) {
        state.layout = std::move(smaller);
        state.lastSeries.clear();
    }
    state.head = std::make_shared<GroupHead>(state.layout, chunkTicks(state));
}

LayoutPtr GroupBook::withoutUnused(const GroupState &state)
{
    const std::vector<SeriesId> &all = state.layout->series;
    std::vector<bool> isUsed(all.size(), false);
    for (std::size_t tick = 0; tick < state.head->ticks(); ++tick) {
        const std::span<const double> row = state.head->row(tick);
        for (std::size_t column = 0; column < row.size(); ++column)
            if (!isAbsent(row[column]))
                isUsed[column] = true;
    }
    const auto unused = static_cast<std::size_t>(std::count(isUsed.begin(), isUsed.end(), false));
    if (unused < kUnusedColumns || unused < all.size() / 4)
        return nullptr;
    auto smaller = std::make_shared<Layout>();
    for (std::size_t column = 0; column < all.size(); ++column)
        if (isUsed[column])
            smaller->add(all[column]);
    return smaller;
}

std::size_t GroupBook::chunkTicks(const GroupState &state) const
{
    const std::size_t columns = std::max<std::size_t>(1, state.layout->series.size());
    const std::size_t wanted = std::clamp<std::size_t>(m_samplesPerChunk, 1, kMaxChunkSamples);
    return std::clamp(kHeadValues / columns, std::min(kMinChunkTicks, wanted), wanted);
}

} // namespace perfdeck
