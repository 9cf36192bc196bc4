// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/model/TimeRange.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// How many of what there were over time, in columns of equal width. Never changes.
struct CountFrame
{
    struct Group
    {
        std::string name; ///< for people
        Severity severity = Severity::Info; ///< colours it

        friend bool operator==(const Group &, const Group &) = default;
    };

    TimeRange range;
    std::size_t columns = 0;
    std::vector<Group> groups; ///< stacked, the first at the bottom
    std::vector<std::uint32_t> counts; ///< groups × columns, column by column

    [[nodiscard]] std::uint32_t at(std::size_t column, std::size_t group) const
    {
        return counts[column * groups.size() + group];
    }

    /// When a column begins; that of `columns` is the end of the range.
    [[nodiscard]] Timestamp timeOf(std::size_t column) const
    {
        return range.from
            + range.length() * static_cast<Duration::rep>(column)
            / static_cast<Duration::rep>(columns);
    }
};

using CountFramePtr = std::shared_ptr<const CountFrame>;

} // namespace perfdeck
