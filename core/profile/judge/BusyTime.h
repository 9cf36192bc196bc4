// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <vector>

namespace perfdeck {

/// Nanoseconds as ProfileEvents has them: from <= time < to.
struct TimeSpan
{
    std::int64_t from = 0;
    std::int64_t to = 0;

    [[nodiscard]] std::int64_t length() const { return to - from; }
};

/// Which tracks are looked at.
enum class TrackSort
{
    Devices,
    Threads,
};

/// When a profile measured: its runs without warm-up, or all of its events where it has no runs.
[[nodiscard]] std::vector<TimeSpan> measuredSpans(const Profile &profile);

/// The events of layers that lie in no other layer's event: what a track really worked on. A
/// profile without layers on such tracks has the outermost events there.
[[nodiscard]] std::vector<std::uint32_t> workOn(const Profile &profile, TrackSort tracks);

/// When none of the work ran, within the measured spans. Work in order of start. O(n).
[[nodiscard]] std::vector<TimeSpan> gapsBetween(const Profile &profile,
                                                const std::vector<std::uint32_t> &work);

} // namespace perfdeck
