// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/SimulatedCluster.h"
#include "bench/simulator/wire/Answer.h"
#include "bench/simulator/wire/WireTime.h"

namespace perfdeck::simulation {

/// The resource manager over HTTP, resources/drm-api.md: what its methods give, and PerfDeck's
/// paths. Every key that the coordinator knows is let in.
[[nodiscard]] Answer
drmAnswer(const Request &request, const SimulatedCluster &cluster, const WireTime &time);

} // namespace perfdeck::simulation
