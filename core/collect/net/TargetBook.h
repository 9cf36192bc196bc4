// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// The targets of one discovery from refresh to refresh. One that is missing stays for some
/// refreshes, because lists flicker while servers are rolled out. Pure. One thread at a time.
class TargetBook final
{
public:
    /// `patience`: how many refreshes in a row a target may be missing; 0 and 1 remove it at once.
    explicit TargetBook(std::uint32_t patience);

    struct News
    {
        bool changed = false; ///< targets() is another list than before
        std::vector<std::string> found; ///< names
        std::vector<std::string> gone;
    };

    [[nodiscard]] News take(const std::vector<SourceConfig> &listed);

    /// Sorted by name.
    [[nodiscard]] std::vector<SourceConfig> targets() const;

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry
    {
        SourceConfig target;
        std::uint32_t missed = 0;
    };

    std::uint32_t m_patience;
    std::map<std::string, Entry> m_entries; ///< by name
};

} // namespace perfdeck
