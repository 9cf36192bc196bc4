// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

/// Which of two events of the same interval lies around the other one.
enum class SameInterval
{
    EarlierIsOuter, ///< the one written first
    LaterIsOuter
};

/// Adds an event as it was read, its start by any clock; gives its index.
std::uint32_t addEvent(ProfileEvents &events,
                       std::int64_t start,
                       std::int64_t duration,
                       std::uint32_t name,
                       std::uint32_t category,
                       std::uint32_t track);

/// Puts events as they were read in the order that ProfileEvents promises, makes their times count
/// from the first one, finds the event around each, and how deep each track is. `slack` (ns) is
/// what an inner event may outlast the outer one by, because times are rounded. Gives what time the
/// first one began by the clock of the source; 0 of none. O(n log n), O(n) where in order.
std::int64_t arrange(ProfileEvents &events,
                     std::vector<ProfileTrack> &tracks,
                     SameInterval same,
                     std::int64_t slack);

/// Time in each event without those right inside it, ns. Of arranged events. O(n).
[[nodiscard]] std::vector<std::int64_t> selfTimes(const ProfileEvents &events);

} // namespace perfdeck
