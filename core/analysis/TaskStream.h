// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/CriticalPath.h"
#include "core/model/GanttFrame.h"

#include <span>

namespace perfdeck {

/// Which worker ran which task when. A worker that ran several at once has a row for each of its
/// lanes ("w1", "w1 (2)"); what has not started is not in it. Colours by type. Tasks that still run
/// end at `now`. Tasks on one of the paths are marked as critical. Workers in natural order of
/// their names. O(n log n).
[[nodiscard]] GanttFrame taskStream(std::span<const Task> tasks,
                                    std::span<const CriticalPath> paths,
                                    TimeRange range,
                                    Timestamp now);

} // namespace perfdeck
