// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/SplitMix.h"

#include <algorithm>
#include <cstdint>

namespace perfdeck {

/// Even draws in [0, 1) from a seed: splitmix64, so that a test can repeat them. One thread at a
/// time.
class Jitter final
{
public:
    explicit Jitter(std::uint64_t seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] double draw() { return splitMixUnit(m_state); }

private:
    std::uint64_t m_state;
};

inline constexpr Duration kLongestBackoff = std::chrono::seconds(60);
inline constexpr double kBackoffSpread = 0.2;

/// How long to wait before the next attempt after `failures` failures in a row (1 or more): the
/// interval, doubled with every failure after the first up to a minute, ±20 % by `draw` (0..1) so
/// that the clients of a server that comes back do not arrive together; never shorter than the
/// interval itself. One lost answer therefore costs one sample, a dead server one request a minute.
[[nodiscard]] inline Duration backoffDelay(Duration interval, std::uint32_t failures, double draw)
{
    Duration delay = std::min(interval, kLongestBackoff);
    for (std::uint32_t i = 1; i < failures && delay < kLongestBackoff; ++i)
        delay = std::min(delay * 2, kLongestBackoff);
    const double factor = 1 + kBackoffSpread * (2 * draw - 1);
    return std::max(interval, std::chrono::duration_cast<Duration>(delay * factor));
}

} // namespace perfdeck
