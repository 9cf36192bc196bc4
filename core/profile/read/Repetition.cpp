// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/Repetition.h"

#include <vector>

namespace perfdeck {

std::optional<Repetition> repetitionOf(std::span<const std::uint32_t> sequence)
{
    const std::size_t count = sequence.size();
    const auto at = [&](std::size_t i) { return sequence[count - 1 - i]; };
    std::vector<std::size_t> border(count, 0); // the longest proper one of each beginning
    std::size_t longest = 0;
    for (std::size_t i = 1; i < count; ++i) {
        std::size_t length = border[i - 1];
        while (length > 0 && at(i) != at(length))
            length = border[length - 1];
        border[i] = at(i) == at(length) ? length + 1 : 0;
        const std::size_t size = i + 1;
        if (size >= 2 * (size - border[i]))
            longest = size;
    }
    if (longest < 2 || 2 * longest < count)
        return std::nullopt;
    return Repetition{count - longest, longest - border[longest - 1]};
}

} // namespace perfdeck
