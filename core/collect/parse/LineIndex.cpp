// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/LineIndex.h"

#include <functional>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kSpareLines = 1024;
constexpr std::size_t kSpareBytes = 1 << 20;

} // namespace

void LineIndex::beginPage()
{
    m_cursor = 0;
    m_recording = false;
    m_newOrder.clear();
    m_entriesBefore = m_entries.size();
}

void LineIndex::startRecording()
{
    if (m_recording)
        return;
    m_recording = true;
    m_newOrder.assign(m_order.begin(), m_order.begin() + static_cast<std::ptrdiff_t>(m_cursor));
}

const LineIndex::Entry *LineIndex::lookUp(std::string_view text)
{
    startRecording();
    if (m_table.empty())
        return nullptr;
    const std::uint32_t found = m_table[findPlace(text)];
    if (found == 0)
        return nullptr;
    const std::uint32_t id = found - 1;
    m_newOrder.push_back(id);
    // Carry on behind this line: a line inserted or removed costs one look-up, not all that follow.
    if (id < m_entriesBefore && m_entries[id].position < m_order.size()
        && m_order[m_entries[id].position] == id)
        m_cursor = m_entries[id].position + 1;
    return &m_entries[id];
}

void LineIndex::add(std::string_view text, Slot slot)
{
    startRecording();
    growTable();
    const auto id = static_cast<std::uint32_t>(m_entries.size());
    m_table[findPlace(text)] = id + 1;
    m_entries.push_back({static_cast<std::uint32_t>(m_texts.size()),
                         static_cast<std::uint32_t>(text.size()),
                         slot,
                         kNoSlot});
    m_texts += text;
    m_newOrder.push_back(id);
}

void LineIndex::setSlot(std::string_view text, Slot slot)
{
    if (m_table.empty())
        return;
    if (const std::uint32_t found = m_table[findPlace(text)]; found != 0)
        m_entries[found - 1].slot = slot;
}

void LineIndex::commitPage()
{
    const bool shortened = m_cursor < m_order.size();
    if (!m_recording && !shortened)
        return;
    startRecording();
    m_order.swap(m_newOrder);
    std::size_t bytes = 0;
    for (std::uint32_t at = 0; at < m_order.size(); ++at) {
        m_entries[m_order[at]].position = at;
        bytes += m_entries[m_order[at]].length;
    }
    // Texts of lines that come and go must not pile up.
    if (m_entries.size() > 2 * m_order.size() + kSpareLines
        || m_texts.size() > 2 * bytes + kSpareBytes)
        rebuild([](const Entry &) { return true; });
}

void LineIndex::rollbackPage(Slot layoutSize)
{
    const std::size_t before = m_entriesBefore;
    rebuild([this, before, layoutSize](const Entry &entry) {
        const bool isOld = static_cast<std::size_t>(&entry - m_entries.data()) < before;
        return isOld && (entry.slot >= kLeftOutLine || entry.slot < layoutSize);
    });
}

void LineIndex::remap(const std::vector<Slot> &moved)
{
    for (Entry &entry : m_entries)
        if (entry.slot < moved.size())
            entry.slot = moved[entry.slot];
    rebuild([](const Entry &entry) { return entry.slot != kNoSlot; });
}

void LineIndex::forgetLeftOut()
{
    rebuild([](const Entry &entry) { return entry.slot != kLeftOutLine; });
}

template<class Keep>
void LineIndex::rebuild(Keep keep)
{
    LineIndex fresh;
    fresh.beginPage();
    std::vector<bool> taken(m_entries.size(), false);
    for (const std::uint32_t id : m_order) {
        if (taken[id] || !keep(std::as_const(m_entries[id])))
            continue;
        taken[id] = true;
        fresh.add(text(m_entries[id]), m_entries[id].slot);
    }
    fresh.commitPage();
    *this = std::move(fresh);
}

std::size_t LineIndex::findPlace(std::string_view text) const
{
    const std::size_t mask = m_table.size() - 1;
    std::size_t place = std::hash<std::string_view>{}(text)&mask;
    while (m_table[place] != 0 && this->text(m_entries[m_table[place] - 1]) != text)
        place = (place + 1) & mask;
    return place;
}

void LineIndex::growTable()
{
    if (2 * (m_entries.size() + 1) <= m_table.size())
        return;
    m_table.assign(m_table.empty() ? 64 : 2 * m_table.size(), 0);
    for (std::uint32_t id = 0; id < m_entries.size(); ++id)
        m_table[findPlace(text(m_entries[id]))] = id + 1;
}

} // namespace perfdeck
