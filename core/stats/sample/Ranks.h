// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace perfdeck {

/// The rank of every sample from 1, in the order of the samples; equal ones share the middle of
/// their ranks. Finite numbers only. O(n log n). Pure, any thread.
[[nodiscard]] std::vector<double> midranks(std::span<const double> samples);

} // namespace perfdeck
