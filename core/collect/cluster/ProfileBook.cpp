// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ProfileBook.h"

#include <utility>

namespace perfdeck {

WorkerProfilePtr ProfileBook::get(std::string_view id,
                                  std::string_view host,
                                  const std::function<void(WorkerProfile &)> &read)
{
    auto at = m_entries.find(id);
    if (at == m_entries.end())
        at = m_entries
                 .emplace(std::string(id),
                          Entry{nullptr, static_cast<unsigned>(m_entries.size()) % kTurns})
                 .first;
    Entry &entry = at->second;
    if (entry.profile && entry.profile->host == host && m_round % kTurns != entry.turn)
        return entry.profile;
    WorkerProfile profile;
    profile.id = id;
    profile.host = host;
    read(profile);
    if (!entry.profile || *entry.profile != profile)
        entry.profile = std::make_shared<const WorkerProfile>(std::move(profile));
    return entry.profile;
}

} // namespace perfdeck
