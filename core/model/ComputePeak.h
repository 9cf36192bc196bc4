// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// The most that a device was seen to compute in one precision, FLOP/s (int8: operations/s).
struct ComputeRate
{
    std::string precision; ///< "float32", "bfloat16", "float16", "int8"
    int threads = 1;
    double perSecond = 0;
};

/// The most that was seen to be read from one level of the memory, bytes/s.
struct MemoryRate
{
    std::string level; ///< "L1", "L2", "L3", "memory"
    std::uint64_t size = 0; ///< bytes; 0: not known
    int threads = 1;
    double perSecond = 0;
};

/// What a device can do at best, measured on it (or, of a device of another machine, as its table
/// says): the roof of a roofline.
struct ComputePeaks
{
    std::string device; ///< model of the CPU or GPU
    bool isMeasured = true;
    Timestamp time{};
    std::vector<ComputeRate> compute;
    std::vector<MemoryRate> memory;
};

using ComputePeaksPtr = std::shared_ptr<const ComputePeaks>;

} // namespace perfdeck
