// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// How a cluster is, in one line.
struct ClusterSentence
{
    CellState level = CellState::None;
    QString text;
};

/// `silent` are the servers of the cluster that do not answer now: what they said is old then.
[[nodiscard]] ClusterSentence describeCluster(const Cluster &cluster, const QStringList &silent);

/// What has to be said about the numbers (limits of keys, simulated data), one sentence each.
[[nodiscard]] QStringList clusterRemarks(const Cluster &cluster);

} // namespace perfdeck
