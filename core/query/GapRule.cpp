// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/GapRule.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

std::int64_t stepBefore(std::span<const Timestamp> times, std::size_t at)
{
    return (times[at] - times[at - 1]).count();
}

bool isLong(std::int64_t step, std::int64_t typical)
{
    return static_cast<double>(step) > kGapFactor * static_cast<double>(typical);
}

/// The lower median of a window of nine can only be much shorter than the step in its middle when
/// one of the four nearest steps is: at most four of the five short ones lie further out.
bool mayBeGap(std::span<const Timestamp> times, std::size_t at, std::int64_t step)
{
    const std::size_t from = at > 2 ? at - 2 : 1;
    const std::size_t to = std::min(at + 2, times.size() - 1);
    std::int64_t shortest = step;
    for (std::size_t i = from; i <= to; ++i)
        shortest = std::min(shortest, stepBefore(times, i));
    return isLong(step, shortest);
}

} // namespace

bool hasGapBefore(std::span<const Timestamp> times, std::size_t at)
{
    const std::int64_t step = stepBefore(times, at);
    if (!mayBeGap(times, at, step))
        return false;
    std::array<std::int64_t, 2 * kGapNeighbours + 1> steps{};
    const std::size_t from = at > kGapNeighbours ? at - kGapNeighbours : 1;
    const std::size_t to = std::min(at + kGapNeighbours, times.size() - 1);
    std::size_t count = 0;
    for (std::size_t i = from; i <= to; ++i)
        steps[count++] = stepBefore(times, i);
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>((count - 1) / 2);
    std::nth_element(steps.begin(), middle, steps.begin() + static_cast<std::ptrdiff_t>(count));
    return isLong(step, *middle);
}

} // namespace perfdeck
