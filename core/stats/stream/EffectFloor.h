// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// How large a relative change of a series must be to be more than its usual unrest: the third
/// quartile of its past relative changes from sample to sample, without their signs, and three
/// times their interquartile range (the rule of the Rust project's performance tracker). Never
/// below `least`, which is the answer too where there are fewer than kLeastChanges changes. Samples
/// that are not finite, and changes from zero, are passed over. 0.02: two per cent. O(n). Pure.
[[nodiscard]] double effectFloor(std::span<const double> samples, double least);

inline constexpr int kLeastChanges = 12;

} // namespace perfdeck
