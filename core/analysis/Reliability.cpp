// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Reliability.h"

namespace perfdeck {

std::optional<Proportion> reliability(const Worker &worker)
{
    if (!worker.tasksCompleted || !worker.tasksFailed)
        return std::nullopt;
    return wilson(*worker.tasksCompleted, *worker.tasksCompleted + *worker.tasksFailed);
}

} // namespace perfdeck
