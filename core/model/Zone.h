// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <functional>

namespace perfdeck {

/// How far the clocks of a place are ahead of UTC at a moment. A function, so that core needs no
/// time-zone data of its own; by default UTC. What a wall clock shows is counted here as if it were
/// UTC. Any thread that the function may be called on.
class Zone final
{
public:
    using Offset = std::function<Duration(Timestamp)>;

    Zone() = default;

    explicit Zone(Offset offset);

    [[nodiscard]] Timestamp toWall(Timestamp time) const { return time + offset(time); }

    /// When the wall clock shows this: the first time of two, and where the clock jumps over it as
    /// long after the jump.
    [[nodiscard]] Timestamp fromWall(Timestamp wall) const;

    /// The first moment of the day in which `time` lies.
    [[nodiscard]] Timestamp startOfDay(Timestamp time) const;

private:
    [[nodiscard]] Duration offset(Timestamp time) const
    {
        return m_offset ? m_offset(time) : Duration(0);
    }

    Offset m_offset;
};

} // namespace perfdeck
