// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleWords.h"

#include <array>
#include <charconv>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kQuantum = 1e6; ///< of a percentage

} // namespace

std::optional<std::pair<Reducer, double>> parseReduction(std::string_view word)
{
    constexpr double kUsual = 0.95; ///< as ThresholdCondition has it
    if (const auto known = reducer(word); known && *known != Reducer::Quantile)
        return std::pair(*known, kUsual);
    double percent = 0;
    const char *const end = word.data() + word.size();
    if (!word.starts_with('p') || word.size() < 2 || word[1] == '-')
        return std::nullopt;
    const auto [stop, error]
        = std::from_chars(word.data() + 1, end, percent, std::chars_format::fixed);
    if (error != std::errc() || stop != end || !(percent >= 0 && percent <= 100))
        return std::nullopt;
    return std::pair(Reducer::Quantile, std::round(percent * kQuantum) / kQuantum / 100);
}

std::string reductionText(Reducer reducer, double quantile)
{
    if (reducer != Reducer::Quantile)
        return std::string(reducerName(reducer));
    const double percent = std::round(quantile * 100 * kQuantum) / kQuantum;
    std::array<char, 32> text{};
    const auto written
        = std::to_chars(text.data(), text.data() + text.size(), percent, std::chars_format::fixed);
    return 'p' + std::string(text.data(), written.ptr);
}

Comparator usualComparator(const AlertCondition &condition)
{
    if (std::holds_alternative<ForecastCondition>(condition))
        return Comparator::Below;
    return std::holds_alternative<CompositeCondition>(condition) ? Comparator::AtLeast
                                                                 : Comparator::Above;
}

std::optional<std::size_t> onlySeverity(const AlertLadder &ladder)
{
    std::optional<std::size_t> only;
    for (std::size_t at = 0; at < ladder.raise.size(); ++at) {
        if (ladder.clear[at] || (ladder.raise[at] && (only || *ladder.raise[at] != 1)))
            return std::nullopt;
        if (ladder.raise[at])
            only = at;
    }
    return ladder.comparator == Comparator::AtLeast ? only : std::nullopt;
}

} // namespace perfdeck
