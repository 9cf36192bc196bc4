// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"
#include "core/model/TimeRange.h"

#include <string>
#include <vector>

namespace perfdeck {

/// One side of a comparison: what it is of, and when.
struct ComparedSide
{
    std::string name; ///< as it is shown
    std::vector<Selector::Matcher> matchers; ///< of its series; none: every series
    TimeRange range; ///< of a file it is found by reading
    std::string file{}; ///< holds the samples in place of series; empty: none

    friend bool operator==(const ComparedSide &, const ComparedSide &) = default;
};

} // namespace perfdeck
