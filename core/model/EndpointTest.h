// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What one trial poll of an address found. A value.
struct EndpointTest
{
    std::optional<Error> error; ///< set: it does not work, for this reason
    std::string recognised; ///< stack by its metric names, for example "trustformers", or kind of
                            ///< server; may be empty
    std::string format; ///< "Prometheus text", "OpenMetrics", "JSON"
    std::uint32_t series = 0;
    std::uint64_t bytes = 0; ///< decoded
    Duration latency{0};
    std::string abilities; ///< of a server of a cluster: what it shows and what not, in sentences
    std::optional<std::uint32_t> workers; ///< that it lists
    std::optional<std::uint32_t> tasks;
    std::vector<std::string> models; ///< values of the model label that were found
    std::vector<std::string> canonicalMetrics; ///< what the tabs will be able to show
    std::vector<std::string> warnings; ///< one sentence each
};

} // namespace perfdeck
