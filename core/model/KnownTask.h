// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

namespace perfdeck {

/// What an earlier answer, or another server, knew of the task and this one does not say. The state
/// is never filled in, and how it ended only where it has: one that was given out again lives.
void fillIn(Task &task, const Task &known);

} // namespace perfdeck
