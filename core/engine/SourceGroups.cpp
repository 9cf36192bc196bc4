// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SourceGroups.h"

#include <set>

namespace perfdeck {

SourceGroups::Changes SourceGroups::update(SourceId owner, const std::vector<SourceConfig> &listed)
{
    Changes changes;
    auto &members = m_members[owner];
    std::set<std::string> names;
    for (const SourceConfig &source : listed) {
        names.insert(source.name);
        const auto member = members.find(source.name);
        if (member == members.end()) {
            changes.added.push_back(source);
        } else if (member->second.listed != source) {
            member->second.listed = source;
            changes.changed.emplace_back(member->second.id, source);
        }
    }
    for (auto member = members.begin(); member != members.end();) {
        if (names.contains(member->first)) {
            ++member;
            continue;
        }
        changes.removed.push_back(member->second.id);
        member = members.erase(member);
    }
    return changes;
}

void SourceGroups::note(SourceId owner, const SourceConfig &listed, SourceId id)
{
    m_members[owner].insert_or_assign(listed.name, Member{id, listed});
}

std::vector<SourceId> SourceGroups::take(SourceId owner)
{
    std::vector<SourceId> ids;
    const auto group = m_members.extract(owner);
    if (!group.empty())
        for (const auto &[name, member] : group.mapped())
            ids.push_back(member.id);
    return ids;
}

} // namespace perfdeck
