// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/AlertRule.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The expression of a rule of Prometheus in our words.
struct PromCondition
{
    AlertCondition condition;
    Comparator comparator = Comparator::Above;
    double level = 0;
    std::vector<std::string> notes; ///< in what it is not quite the same
};

/// What is expressed: an expression against a number (threshold; rate, increase, delta and
/// *_over_time), against an offset of itself (change), absent() and absent_over_time() (absence),
/// predict_linear() (forecast), comparisons joined by `and` and `or`. On failure the reason says
/// what is not.
[[nodiscard]] Result<PromCondition> promCondition(std::string_view query);

} // namespace perfdeck
