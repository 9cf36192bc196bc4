// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace perfdeck {

// The samples whose answers were taken from SciPy and R.

inline const std::vector<double> kSmallA{1.1, 2.3, 2.9, 4.2, 5.0};
inline const std::vector<double> kSmallB{2.0, 3.1, 4.8, 6.6, 7.2, 9.9};
inline const std::vector<double> kTiedA{1, 2, 2, 3, 5, 5};
inline const std::vector<double> kTiedB{2, 3, 5, 6, 7};

/// start + step × (i × stride mod modulus).
[[nodiscard]] std::vector<double>
scattered(int count, double start, double step, int stride, int modulus);

/// 30 and 28 samples in quarters.
[[nodiscard]] std::vector<double> middleA();
[[nodiscard]] std::vector<double> middleB();

/// 90 and 80 samples in halves, so that many are equal.
[[nodiscard]] std::vector<double> largeA();
[[nodiscard]] std::vector<double> largeB();

/// Normal noise around 100, each sample resembling the one before by `share`.
[[nodiscard]] std::vector<double> noise(int count, unsigned seed, double share = 0);

} // namespace perfdeck
