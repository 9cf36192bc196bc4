// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Entity.h"

#include <limits>
#include <string>
#include <vector>

namespace perfdeck {

/// One GPU at one moment; NaN where the device does not report the value.
struct GpuSample
{
    std::string device; ///< label `device`: "gpu0"
    double utilizationRatio = std::numeric_limits<double>::quiet_NaN();
    double memoryUsedBytes = std::numeric_limits<double>::quiet_NaN();
    double memoryTotalBytes = std::numeric_limits<double>::quiet_NaN();
    double powerWatts = std::numeric_limits<double>::quiet_NaN();
    double temperatureCelsius = std::numeric_limits<double>::quiet_NaN();
};

/// The GPUs of one vendor on this machine. One thread at a time.
class GpuReader
{
public:
    virtual ~GpuReader() = default;
    /// What is there, for the entity tree; empty when there is none.
    [[nodiscard]] virtual std::vector<Entity> devices() = 0;
    virtual void read(std::vector<GpuSample> &samples) = 0;
};

} // namespace perfdeck
