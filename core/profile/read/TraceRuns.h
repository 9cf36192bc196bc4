// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/read/NameTable.h"

#include <vector>

namespace perfdeck {

/// The passes through the model in a trace: marks of PyTorch's profiler (ProfilerStep#3), or the
/// first outermost events that somebody numbered like it (forward#0, forward#1, …) on one track.
/// The whole trace is one run where there are none. Of arranged events. O(n).
[[nodiscard]] std::vector<ProfileRun> traceRuns(const ProfileEvents &events,
                                                const NameTable &names);

} // namespace perfdeck
