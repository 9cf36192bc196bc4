// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// The series with its gaps (NaN or infinite) filled: by the mean of the same place one season
/// before and after, as far as known, else by a straight line between the neighbours. Season 0:
/// lines only. Empty where nothing is known.
[[nodiscard]] std::vector<double> withoutGaps(std::span<const double> series, std::size_t season);

} // namespace perfdeck
