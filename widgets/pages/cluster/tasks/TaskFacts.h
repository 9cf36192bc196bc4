// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/CriticalPath.h"
#include "core/analysis/TaskPerformance.h"

#include <QString>
#include <QTimeZone>

#include <span>

namespace perfdeck {

/// In one line: throughput, how long tasks waited and ran, the longest critical path. What no
/// server tells is not in it. Any thread.
[[nodiscard]] QString taskFacts(std::span<const TaskGroup> groups,
                                std::span<const CriticalPath> paths);

/// All that is known of a task, a fact a line. Any thread.
[[nodiscard]] QString taskText(const Task &task, Timestamp now, const QTimeZone &zone);

} // namespace perfdeck
