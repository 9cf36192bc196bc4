// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ComputePeak.h"
#include "core/model/Profile.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What bounds a layer: S. Williams, A. Waterman, D. Patterson, "Roofline: an insightful visual
/// performance model for multicore architectures" (CACM 52, 2009).
struct RooflinePoint
{
    std::uint32_t layer = kNoIndex; ///< into Profile::layers
    std::string precision; ///< that the layer computes in, as ComputeRate names it
    std::string level; ///< of the memory that its bytes fit into; empty without a measured one
    double intensity = 0; ///< FLOPs a byte
    double flopsPerSecond = 0; ///< achieved
    double peak = std::numeric_limits<double>::quiet_NaN(); ///< FLOP/s; NaN without a measured one
    double bandwidth = std::numeric_limits<double>::quiet_NaN(); ///< bytes/s
    double bound = std::numeric_limits<double>::quiet_NaN(); ///< min(peak, intensity × bandwidth)

    [[nodiscard]] double utilisation() const { return flopsPerSecond / peak; }

    [[nodiscard]] double utilisationOfBound() const { return flopsPerSecond / bound; }

    /// The memory limits it, not the arithmetic; false where that is not known.
    [[nodiscard]] bool isMemoryBound() const { return intensity * bandwidth < peak; }
};

/// The layers with a time, FLOPs and bytes. Without `peaks` only what was achieved. Pure.
[[nodiscard]] std::vector<RooflinePoint> roofline(const Profile &profile,
                                                  const ComputePeaks *peaks = nullptr);

/// The precision that a layer computes in: the type of its first input that is no index; empty
/// where shapes have no types.
[[nodiscard]] std::string precisionOf(const ProfileLayer &layer);

/// The best of all threads; NaN where that precision was not measured: never another's.
[[nodiscard]] double peakOf(const ComputePeaks &peaks, std::string_view precision);

/// The best rate of the smallest level that so many bytes fit into, else of the memory; null where
/// there is none.
[[nodiscard]] const MemoryRate *memoryFor(const ComputePeaks &peaks, double bytes);

} // namespace perfdeck
