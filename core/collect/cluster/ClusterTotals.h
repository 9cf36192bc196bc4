// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

namespace perfdeck {

/// Fills in what `totals` does not say yet. Pure.
void joinTotals(ClusterTotals &totals, const ClusterTotals &other);

/// What no server counts but the lists tell: workers, those active, tasks by state, means over the
/// workers. Pure.
void fillTotals(Cluster &cluster);

} // namespace perfdeck
