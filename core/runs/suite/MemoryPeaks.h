// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/ComputePeak.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// A cache of one processor.
struct CacheLevel
{
    std::string name; ///< "L1", "L2", "L3"
    std::uint64_t size = 0; ///< bytes
    int sharers = 1; ///< processors that share it
};

/// Data caches of the first processor, the nearest first, from sysfs; empty where it does not say.
[[nodiscard]] std::vector<CacheLevel> cacheLevels(const std::string &sysRoot = "/sys");

/// Best rate at which `threads` threads together read, each from its own buffer that fits into the
/// level (for "memory": that fits into no cache), within about `spent`. Cancelled.
[[nodiscard]] Result<MemoryRate> measureReading(const std::vector<CacheLevel> &levels,
                                                const std::string &name,
                                                int threads,
                                                Duration spent,
                                                const std::stop_token &stop);

} // namespace perfdeck
