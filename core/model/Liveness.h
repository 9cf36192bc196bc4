// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

namespace perfdeck {

/// Whether a worker in this state can do something: not lost, given up on or failed.
[[nodiscard]] constexpr bool isAlive(WorkerState state)
{
    return state != WorkerState::Offline && state != WorkerState::Failed
        && state != WorkerState::Recovering;
}

} // namespace perfdeck
