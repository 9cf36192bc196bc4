// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

namespace perfdeck {

/// Layers that call others (aten::linear calls aten::addmm) do no work of their own: what they
/// compute is left to those inside, and where only the caller is known to compute something
/// (aten::conv2d with FLOPs by the profiler) the innermost of the same sort gets it. O(events).
void countNestedOnce(Profile &profile);

} // namespace perfdeck
