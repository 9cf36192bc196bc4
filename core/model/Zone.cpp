// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Zone.h"

#include <utility>

namespace perfdeck {

namespace {

/// No offset is larger, so that one side of a change of the clock is certain.
constexpr std::chrono::hours kLargestOffset{24};

} // namespace

Zone::Zone(Offset offset)
    : m_offset(std::move(offset))
{
}

Timestamp Zone::fromWall(Timestamp wall) const
{
    const Duration before = offset(wall - kLargestOffset);
    const Duration after = offset(wall + kLargestOffset);
    const Timestamp early = wall - before;
    const Timestamp late = wall - after;
    return offset(early) != before && offset(late) == after ? late : early;
}

Timestamp Zone::startOfDay(Timestamp time) const
{
    return fromWall(std::chrono::floor<std::chrono::days>(toWall(time)));
}

} // namespace perfdeck
