// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// The endpoints that a discovery found.
struct TargetList
{
    std::vector<SourceConfig> targets; ///< names are unique
    std::uint64_t malformed = 0; ///< entries that were skipped
    std::uint64_t leftOut = 0; ///< above the limit of targets
    std::vector<std::string> warnings; ///< at most 20 sentences
};

/// Whether a label that comes with a target (and not from its page) may be put on its series: a
/// name of Prometheus' form, not beginning with __, and none that PerfDeck gives itself.
[[nodiscard]] bool isTargetLabel(std::string_view name);

/// Adds host:port as a target of the plan unless the same one is there; counts what is malformed
/// and what is above the limit. Labels that begin with __ steer (__address__, __scheme__,
/// __metrics_path__, __param_NAME) and go; so do others that isTargetLabel() refuses.
void addTarget(TargetList &list,
               std::string_view address,
               const std::vector<std::pair<std::string, std::string>> &labels,
               const DiscoveryPlan &plan);

/// The JSON of Prometheus' http_sd: [{"targets":["host:port"],"labels":{"name":"value"}}]. Refuses
/// whole what is not of that form; skips and counts single bad targets. Pure.
[[nodiscard]] Result<TargetList> parseTargetList(std::string_view json, const DiscoveryPlan &plan);

} // namespace perfdeck
