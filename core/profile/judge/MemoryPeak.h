// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <string>
#include <vector>

namespace perfdeck {

/// What a layer added to the memory in use.
struct MemoryOwner
{
    std::uint32_t layer = kNoIndex; ///< into Profile::layers; kNoIndex: nobody says
    double bytes = 0;
};

/// The moment at which a device had most memory in use.
struct MemoryPeak
{
    std::string device;
    std::int64_t time = 0; ///< ns since the first event
    double inUse = 0; ///< bytes
    double before = 0; ///< bytes that were in use already before anything recorded
    /// Who added the rest, the largest first.
    std::vector<MemoryOwner> owners;
};

/// Of each device with a course, the first highest point. Courses do not say whose memory is freed:
/// it is taken to be what was added last, as with the activations of a model. O(points). Pure.
[[nodiscard]] std::vector<MemoryPeak> memoryPeaks(const Profile &profile);

} // namespace perfdeck
