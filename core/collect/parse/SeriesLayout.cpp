// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesLayout.h"

namespace perfdeck {

Slot SeriesLayout::intern(SeriesKey key)
{
    auto made = std::make_shared<const SeriesKey>(std::move(key));
    const auto [place, isNew] = m_slots.try_emplace(made.get(), size());
    if (isNew)
        m_keys.push_back(std::move(made));
    return place->second;
}

Slot SeriesLayout::find(const SeriesKey &key) const
{
    const auto found = m_slots.find(&key);
    return found == m_slots.end() ? kNoSlot : found->second;
}

void SeriesLayout::describe(MetricHelp help)
{
    if (help.empty() || (m_help && m_help->size() >= kMostHelped))
        return;
    auto all = std::make_shared<MetricHelp>(m_help ? *m_help : MetricHelp());
    for (auto &[metric, text] : help)
        all->insert_or_assign(metric, std::move(text));
    m_help = std::move(all);
    m_set.reset();
}

void SeriesLayout::rollback(Slot size)
{
    while (m_keys.size() > size) {
        m_slots.erase(m_keys.back().get());
        m_keys.pop_back();
    }
}

std::vector<Slot> SeriesLayout::compact(const std::vector<bool> &keep)
{
    std::vector<Slot> moved(m_keys.size(), kNoSlot);
    std::vector<SeriesKeyPtr> kept;
    for (Slot slot = 0; slot < size(); ++slot) {
        if (!keep[slot])
            continue;
        moved[slot] = static_cast<Slot>(kept.size());
        kept.push_back(m_keys[slot]);
    }
    m_slots.clear();
    m_keys = std::move(kept);
    for (Slot slot = 0; slot < size(); ++slot)
        m_slots.emplace(m_keys[slot].get(), slot);
    m_set.reset();
    return moved;
}

const SeriesSetPtr &SeriesLayout::set()
{
    if (!m_set || m_set->keys.size() != m_keys.size())
        m_set = std::make_shared<const SeriesSet>(SeriesSet{m_keys, m_help});
    return m_set;
}

} // namespace perfdeck
