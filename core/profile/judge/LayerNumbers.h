// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// A mean with its 95 % interval by Student's t; the interval is NaN of fewer than 2 samples, all
/// of none.
struct MeanInterval
{
    double mean = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    std::size_t samples = 0;
};

/// Of independent finite samples. Pure, any thread, as all below.
[[nodiscard]] MeanInterval meanInterval(std::span<const double> samples);

/// A profile added up. Sums are over the layers whose number is known.
struct ProfileTotals
{
    /// Of a run: as it was measured, else the layers together; NaN of a model without a run.
    double runSeconds = std::numeric_limits<double>::quiet_NaN();
    double layerSeconds = 0; ///< medians of all layers
    double flops = 0;
    double matrixFlops = 0; ///< products of matrices, convolutions and the like
    double approximateFlops = 0; ///< counted by convention
    double bytes = std::numeric_limits<double>::quiet_NaN(); ///< read and written; NaN of none
    double parameterBytes = std::numeric_limits<double>::quiet_NaN(); ///< NaN of none
    double memoryPeak = std::numeric_limits<double>::quiet_NaN(); ///< bytes, the highest of all
    std::uint32_t unattributed = 0; ///< layers whose FLOPs are not known
    double unattributedSeconds = 0;
};

[[nodiscard]] ProfileTotals totalsOf(const Profile &profile);

/// What layers are put together by.
enum class LayerGrouping
{
    Layer, ///< each by itself
    Op,
    Module,
    Provider,
};

/// One layer, or several put together. Seconds, FLOPs and bytes are of a run.
struct LayerRow
{
    std::string name;
    std::string op; ///< empty where a group has several
    std::vector<std::uint32_t> layers; ///< into Profile::layers
    std::uint32_t calls = 0;
    double seconds = 0; ///< medians together
    MeanInterval mean; ///< of the runs, or of the profiles that were merged
    double share = 0; ///< of the run, 0 … 1; NaN without one
    double flops = 0; ///< NaN where it is known of no layer
    double bytes = 0;
    double parameterBytes = 0;
    bool isApproximate = false;
    double memoryAllocated = 0; ///< bytes; NaN where nobody says

    [[nodiscard]] double flopsPerSecond() const { return flops / seconds; }

    [[nodiscard]] double bytesPerSecond() const { return bytes / seconds; }

    [[nodiscard]] double intensity() const { return flops / bytes; }
};

/// In the order of the layers. O(layers × runs).
[[nodiscard]] std::vector<LayerRow> layerRows(const Profile &profile, LayerGrouping by);

} // namespace perfdeck
