// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace perfdeck {

/// How a sequence goes round: behind the first `head` elements the rest is one pattern of `period`
/// elements, over and over (the first time it may begin in the middle).
struct Repetition
{
    std::size_t head = 0;
    std::size_t period = 0;
};

/// The shortest pattern that at least half of the sequence, up to its end, consists of at least
/// twice. O(n), by the prefix function of D. Knuth, J. Morris, V. Pratt (SIAM J. Comput. 6, 1977)
/// on the sequence from its end. Pure.
[[nodiscard]] std::optional<Repetition> repetitionOf(std::span<const std::uint32_t> sequence);

} // namespace perfdeck
