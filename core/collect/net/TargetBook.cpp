// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/TargetBook.h"

#include <algorithm>

namespace perfdeck {

TargetBook::TargetBook(std::uint32_t patience)
    : m_patience(std::max(patience, 1U))
{
}

TargetBook::News TargetBook::take(const std::vector<SourceConfig> &listed)
{
    News news;
    for (auto &[name, entry] : m_entries)
        ++entry.missed;
    for (const SourceConfig &target : listed) {
        const auto [place, isNew] = m_entries.try_emplace(target.name, Entry{target, 0});
        place->second.missed = 0;
        if (isNew) {
            news.found.push_back(target.name);
        } else if (place->second.target != target) {
            place->second.target = target;
            news.changed = true;
        }
    }
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (entry->second.missed < m_patience) {
            ++entry;
            continue;
        }
        news.gone.push_back(entry->first);
        entry = m_entries.erase(entry);
    }
    news.changed = news.changed || !news.found.empty() || !news.gone.empty();
    return news;
}

std::vector<SourceConfig> TargetBook::targets() const
{
    std::vector<SourceConfig> targets;
    targets.reserve(m_entries.size());
    for (const auto &[name, entry] : m_entries)
        targets.push_back(entry.target);
    return targets;
}

} // namespace perfdeck
