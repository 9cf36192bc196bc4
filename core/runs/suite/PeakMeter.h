// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ComputePeak.h"

#include <functional>
#include <stop_token>

namespace perfdeck {

/// Measures what the processor can do at best: blocked matrix products of oneDNN in every precision
/// this CPU has, and reading from each level of the memory, by one thread and by all. Each is
/// repeated for about half a second and the best of it counts, so it takes less than 15 s.
/// Blocking; progress 0 … 1 from the calling thread. Other load makes the peaks too low.
[[nodiscard]] Result<ComputePeaks> measurePeaks(const std::stop_token &stop,
                                                const std::function<void(double)> &progress,
                                                Duration each = std::chrono::milliseconds(500));

} // namespace perfdeck
