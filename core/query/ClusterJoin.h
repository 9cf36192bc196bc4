// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ClusterHistory.h"

namespace perfdeck {

/// What is stored, brought up to date by what is watched now. `live` may be null. Any thread.
[[nodiscard]] ClusterHistory
joinLive(ClusterHistory stored, const Cluster *live, const ClusterQuery &query);

} // namespace perfdeck
