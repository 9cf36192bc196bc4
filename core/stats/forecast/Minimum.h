// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

namespace perfdeck {

/// Where a smooth enough function of a few numbers is small, searched from `start` with first steps
/// of `step` by the simplex of J. A. Nelder and R. Mead (Computer Journal 7, 1965). Ends when the
/// corners of the simplex agree to `tolerance` (relative) or after `evaluations` calls. A value
/// that is not finite counts as bad. Deterministic.
[[nodiscard]] std::vector<double>
minimum(const std::function<double(const std::vector<double> &)> &function,
        std::vector<double> start,
        double step,
        int evaluations,
        double tolerance = 1e-6);

} // namespace perfdeck
