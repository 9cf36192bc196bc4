// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// Which sources each discovery brought, so that a new list touches only what differs. What the
/// user did to a source meanwhile (removed it, changed it) stays until the list says something new
/// about it. Pure. One thread at a time.
class SourceGroups final
{
public:
    struct Changes
    {
        std::vector<SourceConfig> added; ///< tell their numbers by note()
        std::vector<std::pair<SourceId, SourceConfig>> changed;
        std::vector<SourceId> removed;
    };

    /// Takes over the list of `owner`; names in it are unique.
    [[nodiscard]] Changes update(SourceId owner, const std::vector<SourceConfig> &listed);
    void note(SourceId owner, const SourceConfig &listed, SourceId id);
    /// Forgets an owner that is removed; gives the sources it brought.
    [[nodiscard]] std::vector<SourceId> take(SourceId owner);

private:
    struct Member
    {
        SourceId id;
        SourceConfig listed;
    };

    std::map<SourceId, std::map<std::string, Member>> m_members; ///< by owner, by name
};

} // namespace perfdeck
