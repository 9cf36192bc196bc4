// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace perfdeck {

// Many p-values looked at together: each adjusted one is the level at which it would still be
// rejected, in the order given. NaN stands for a test that was not made: it stays NaN and counts
// for nothing. O(n log n). Pure, any thread.

/// Of all that fall below a level, it is this improbable that even one is wrong (S. Holm, "A simple
/// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979).
/// Holds whatever depends on what.
[[nodiscard]] std::vector<double> holmAdjusted(std::span<const double> pValues);

/// Of all that fall below a level, this share is wrong on average (Y. Benjamini, Y. Hochberg,
/// "Controlling the false discovery rate", JRSS B 57, 1995). Holds for tests that are independent
/// or depend on each other positively.
[[nodiscard]] std::vector<double> benjaminiHochbergAdjusted(std::span<const double> pValues);

} // namespace perfdeck
