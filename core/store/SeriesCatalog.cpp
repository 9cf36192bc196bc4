// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SeriesCatalog.h"

#include <algorithm>
#include <mutex>

namespace perfdeck {

SeriesId SeriesCatalog::intern(const SeriesKeyPtr &key)
{
    const std::unique_lock lock(m_mutex);
    const auto found = m_ids.find(key);
    return found != m_ids.end() ? found->second : add(SeriesId(m_last + 1), key);
}

bool SeriesCatalog::adopt(const SeriesRecord &record)
{
    const std::unique_lock lock(m_mutex);
    const auto byKey = m_ids.find(record.key);
    if (byKey != m_ids.end())
        return byKey->second == record.id;
    if (m_keys.contains(record.id))
        return false;
    add(record.id, record.key);
    return true;
}

SeriesId SeriesCatalog::add(SeriesId id, const SeriesKeyPtr &key)
{
    m_ids.emplace(key, id);
    m_keys.emplace(id, key);
    m_byMetric[key->metric].push_back(id);
    m_last = std::max(m_last, id.value());
    return id;
}

SeriesKeyPtr SeriesCatalog::key(SeriesId id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_keys.find(id);
    return found == m_keys.end() ? nullptr : found->second;
}

SeriesId SeriesCatalog::find(const SeriesKey &key) const
{
    // The map is keyed by pointer; a non-owning one borrows the caller's key for the look-up.
    const SeriesKeyPtr borrowed(std::shared_ptr<const SeriesKey>(), &key);
    const std::shared_lock lock(m_mutex);
    const auto found = m_ids.find(borrowed);
    return found == m_ids.end() ? SeriesId() : found->second;
}

std::vector<SeriesRecord> SeriesCatalog::match(const Selector &selector) const
{
    std::vector<SeriesRecord> records;
    const std::shared_lock lock(m_mutex);
    const auto collect = [&](const std::vector<SeriesId> &ids) {
        for (const SeriesId id : ids) {
            const SeriesKeyPtr &key = m_keys.at(id);
            if (selector.matches(*key))
                records.push_back({id, key});
        }
    };
    if (!selector.metric.empty()) {
        const auto found = m_byMetric.find(selector.metric);
        if (found != m_byMetric.end())
            collect(found->second);
    } else {
        for (const auto &[metric, ids] : m_byMetric)
            collect(ids);
    }
    std::sort(records.begin(), records.end(), [](const SeriesRecord &a, const SeriesRecord &b) {
        return a.id < b.id;
    });
    return records;
}

std::size_t SeriesCatalog::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_keys.size();
}

void SeriesCatalog::describe(const MetricHelp &help)
{
    auto all = std::make_shared<MetricHelp>(*this->help());
    for (const auto &[metric, text] : help)
        all->insert_or_assign(metric, text);
    const std::unique_lock lock(m_mutex);
    m_help = std::move(all);
}

MetricHelpPtr SeriesCatalog::help() const
{
    const std::shared_lock lock(m_mutex);
    return m_help;
}

} // namespace perfdeck
