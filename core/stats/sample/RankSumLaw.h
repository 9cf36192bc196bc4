// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// The exact law of the sum of `drawn` scores taken at random without putting any back: element s
/// is the probability of the sum s. With midranks doubled into integers it also serves samples with
/// ties (B. Streitberg, J. Röhmel, "Exact distributions for permutations and rank tests",
/// Statistical Software Newsletter 12, 1986). O(scores × drawn × sum). Pure, any thread.
[[nodiscard]] std::vector<double> rankSumLaw(std::span<const unsigned> scores, std::size_t drawn);

} // namespace perfdeck
