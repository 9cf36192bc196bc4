// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/JsonElements.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// What is read of the arguments of an event.
enum class TraceArguments
{
    None,
    Metadata, ///< M
    Counter, ///< C
    Memory, ///< instants called [memory]
    Operator, ///< cpu_op
    Launch, ///< cuda_runtime, cuda_driver
    DeviceWork ///< kernel, gpu_memcpy, gpu_memset
};

/// One event of a Chrome trace, as it is written. Texts are valid until the next window.
struct TraceEvent
{
    std::string_view name;
    std::string_view category;
    std::string_view pid; ///< the token: 12 or "CPU functions", quotes included
    std::string_view tid;
    std::string_view id; ///< of asynchronous events; the token
    char phase = 0;
    bool hasStart = false;
    std::int64_t start = 0; ///< ns
    std::int64_t duration = 0; ///< ns

    // Arguments, those of its kind.
    TraceArguments kind = TraceArguments::None;
    std::string_view label; ///< Metadata: the name given
    std::string_view callStack;
    std::string_view inputDims; ///< JSON
    std::string_view inputTypes; ///< JSON
    std::int64_t externalId = -1;
    std::int64_t correlation = -1;
    double flops = std::numeric_limits<double>::quiet_NaN();
    double memory = std::numeric_limits<double>::quiet_NaN(); ///< bytes, "CPU Mem"
    double bytes = std::numeric_limits<double>::quiet_NaN(); ///< Memory, signed
    double allocated = std::numeric_limits<double>::quiet_NaN(); ///< Memory, all that is in use
    double reserved = std::numeric_limits<double>::quiet_NaN();
    std::int64_t deviceType = 0; ///< 0 is the CPU, 1 CUDA
    std::int64_t deviceId = -1;
    std::vector<std::pair<std::string_view, double>> series; ///< Counter
};

/// Microseconds as they are written, with any fraction, in nanoseconds; exact where a double is
/// not. False of what is no number.
[[nodiscard]] bool readMicroseconds(std::string_view token, std::int64_t &nanoseconds);

/// Reads the event into `event`, all of it anew.
[[nodiscard]] simdjson::error_code readTraceEvent(simdjson::ondemand::object object,
                                                  TraceEvent &event);

} // namespace perfdeck
