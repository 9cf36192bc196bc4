// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/SeriesRow.h"

#include <utility>

namespace perfdeck {

SeriesRow::SeriesRow(std::string instance, std::string source)
    : m_instance(std::move(instance))
    , m_source(std::move(source))
{
}

SeriesRow::Slot SeriesRow::add(std::string_view metric, std::vector<Labels::Pair> labels)
{
    labels.emplace_back("instance", m_instance);
    labels.emplace_back("source", m_source);
    SeriesKey key{std::string(metric), Labels(std::move(labels))};
    if (const auto known = m_slots.find(key); known != m_slots.end())
        return known->second;
    Slot slot = m_keys.size();
    if (m_free.empty()) {
        m_keys.emplace_back();
        m_values.push_back(absentValue());
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    m_keys[slot] = std::make_shared<const SeriesKey>(key);
    m_slots.emplace(std::move(key), slot);
    m_series.reset();
    return slot;
}

void SeriesRow::release(Slot slot)
{
    m_values[slot] = absentValue();
    if (m_slots.erase(*m_keys[slot]) != 0)
        m_free.push_back(slot);
}

const SeriesSetPtr &SeriesRow::series()
{
    if (!m_series)
        m_series = std::make_shared<const SeriesSet>(SeriesSet{m_keys});
    return m_series;
}

std::vector<double> SeriesRow::takeValues()
{
    std::vector<double> fresh(m_values.size(), absentValue());
    std::swap(fresh, m_values);
    return fresh;
}

} // namespace perfdeck
