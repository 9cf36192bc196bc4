// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/SeasonBaseline.h"

#include <algorithm>
#include <vector>

namespace perfdeck {

namespace {

/// A lag that is as good as the best but for this factor is taken for being shorter: a day, not
/// six.
constexpr double kAsGood = 1.25;

double middleOf(std::span<const double> numbers)
{
    std::vector<double> sorted(numbers.begin(), numbers.end());
    const auto middle = sorted.begin() + std::ssize(sorted) / 2;
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

/// The lowest point of the first valley that reaches below `limit`.
std::size_t firstValley(std::span<const double> numbers, double limit)
{
    const auto begin = std::ranges::find_if(numbers, [=](double x) { return x <= limit; });
    const auto end
        = std::find_if(begin, numbers.end(), [=](double number) { return number > limit; });
    return static_cast<std::size_t>(std::min_element(begin, end) - numbers.begin());
}

} // namespace

std::optional<std::size_t> SeasonBaseline::findSeason() const
{
    const std::vector<double> means = m_distances.meansByLag();
    const std::span all(means);
    const auto seenTwice = all.first(std::min(all.size(), m_count / 2));
    if (seenTwice.size() < kShortest)
        return std::nullopt;
    const double middle = middleOf(all);
    // Neighbours resemble each other without any season; behind them it begins.
    const auto behind = static_cast<std::size_t>(
        std::ranges::find_if(seenTwice, [=](double distance) { return distance >= middle; })
        - seenTwice.begin());
    const auto others
        = seenTwice.subspan(std::min(std::max(behind, kShortest - 1), seenTwice.size()));
    if (others.empty())
        return std::nullopt;
    const double best = *std::ranges::min_element(others);
    if (!(best < kLikeness * middle))
        return std::nullopt;
    return static_cast<std::size_t>(others.data() - all.data())
        + firstValley(others, std::min(kAsGood * best, kLikeness * middle)) + 1;
}

void SeasonBaseline::look()
{
    const std::optional<std::size_t> found = findSeason();
    const bool isSame = found && m_found && *found <= *m_found + 1 && *m_found <= *found + 1;
    m_season = isSame ? found : std::nullopt;
    m_found = found;
}

void SeasonBaseline::push(std::span<const double> newestFirst, double value)
{
    m_distances.push(newestFirst, value);
    if (++m_count % kLookEvery == 0)
        look();
    m_expected.reset();
    if (!m_season)
        return;
    for (std::size_t lag = *m_season; lag <= kSeasons * *m_season; lag += *m_season)
        // The next value lies `lag` behind newestFirst[lag - 2]: `value` itself is newer than
        // those.
        for (std::size_t at = lag - 3; at < lag && at < newestFirst.size(); ++at)
            m_expected = m_expected.value_or(ValueBand{newestFirst[at], newestFirst[at]})
                             .with(newestFirst[at]);
}

} // namespace perfdeck
