// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/ComparableThings.h"
#include "core/compare/ComparedSide.h"
#include "core/model/RangeExpression.h"

#include <QString>

#include <string>
#include <vector>

namespace perfdeck {

class TimeScope;

/// A side of a comparison as it was chosen: its time moves with the window unless it was fixed.
struct ChosenSide
{
    QString thing; ///< what it is of, in words
    std::vector<Selector::Matcher> matchers;
    /// Empty: what the window shows; "-1d": so much earlier; else all that parseRange() reads.
    QString period;
    QString file{}; ///< with the samples of the side, in place of series; empty: none

    friend bool operator==(const ChosenSide &, const ChosenSide &) = default;
};

[[nodiscard]] ChosenSide sideOf(const ComparableThing &thing);
[[nodiscard]] ChosenSide sideOfFile(const QString &path);
/// "llama · vllm-1 · gpu:0"
[[nodiscard]] QString thingName(const ComparableThing &thing);
[[nodiscard]] QString kindName(ComparableThing::Kind kind);

/// The range of a period beside what the window shows.
[[nodiscard]] tl::expected<TimeRange, RangeProblem> periodRange(const QString &period,
                                                                const TimeScope &scope);
/// "as shown", "1 d earlier", else as it was typed.
/// "as shown", "1 d earlier", else as it was typed.
[[nodiscard]] QString periodName(const QString &period);

/// The names of sides, all different: the thing, with its period unless it is the window's; a
/// repeated one gets a number.
[[nodiscard]] QStringList sideNames(const std::vector<ChosenSide> &sides);

/// As core reads them; a period that cannot be read any more is that of the window.
[[nodiscard]] std::vector<ComparedSide> comparedSides(const std::vector<ChosenSide> &sides,
                                                      const TimeScope &scope);

/// What is compared before somebody has chosen: the first two models, else the first thing there is
/// with itself, as long before as the window shows. None when there is nothing.
[[nodiscard]] std::vector<ChosenSide> suggestedSides(const std::vector<ComparableThing> &things,
                                                     Duration shown);

/// As a text to be kept, and back; what cannot be read gives none.
[[nodiscard]] std::string sidesAsText(const std::vector<ChosenSide> &sides);
[[nodiscard]] std::vector<ChosenSide> sidesOfText(const std::string &text);

} // namespace perfdeck
