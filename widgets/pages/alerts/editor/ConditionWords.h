// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <QString>

#include <cstddef>

namespace perfdeck {

// What conditions are called in the editor.

/// Place of a kind of condition in AlertCondition.
template<class Condition, std::size_t at = 0>
[[nodiscard]] constexpr std::size_t conditionIndex()
{
    if constexpr (std::is_same_v<std::variant_alternative_t<at, AlertCondition>, Condition>)
        return at;
    else
        return conditionIndex<Condition, at + 1>();
}

[[nodiscard]] QString conditionKindText(std::size_t kind);
[[nodiscard]] QString reducerText(Reducer reducer);
/// What the number under judgement is: "The average of the last 5 min".
[[nodiscard]] QString judgedText(const AlertCondition &condition);
/// The levels can be drawn on the series themselves: they are in their unit.
[[nodiscard]] bool isDrawable(const AlertCondition &condition);

} // namespace perfdeck
