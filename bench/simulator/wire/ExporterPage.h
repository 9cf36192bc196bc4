// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/SimulatedCluster.h"
#include "bench/simulator/wire/Answer.h"
#include "bench/simulator/wire/WireTime.h"

namespace perfdeck::simulation {

/// The resource manager's Prometheus exporter, text format 0.0.4, with the families, labels and
/// oddities of the recorded ones; those of the Python process itself are left out. Its own mark is
/// the family drm_simulated.
[[nodiscard]] Answer exporterAnswer(const SimulatedCluster &cluster, const WireTime &time);

} // namespace perfdeck::simulation
