// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/SimulatedCluster.h"
#include "bench/simulator/wire/Answer.h"
#include "bench/simulator/wire/WireTime.h"

namespace perfdeck::simulation {

/// The topic dashboard with circuit breakers attached: /api/errors and /api/circuit-breakers. It
/// needs no key.
[[nodiscard]] Answer
dashboardAnswer(const Request &request, const SimulatedCluster &cluster, const WireTime &time);

} // namespace perfdeck::simulation
