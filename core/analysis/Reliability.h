// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/stats/Proportion.h"

namespace perfdeck {

/// Share of its tasks that a worker completed, since the start of its server; none where no server
/// reports both counts, or nothing has ended yet.
[[nodiscard]] std::optional<Proportion> reliability(const Worker &worker);

} // namespace perfdeck
