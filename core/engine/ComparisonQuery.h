// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/compare/SideJudgement.h"
#include "core/query/QueryService.h"

#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// A question for how sides differ: the first is what the others are compared with.
struct ComparisonQuery
{
    std::vector<ComparedSide> sides;
    std::vector<std::string> metrics; ///< only these; none: all that are compared
    bool isJudged = true; ///< else just the samples are wanted
};

/// Reads the samples of all sides, live, stored or from files, and judges them; see core/compare.
/// Where all sides are files, their samples are taken as they are. Unavailable
/// when the history cannot be read: half of the samples would make a wrong judgement. A stop ends
/// early with Cancelled. One reader thread.
[[nodiscard]] Result<SideComparisonPtr>
runComparison(QueryService &service, const ComparisonQuery &asked, const std::stop_token &stop);

} // namespace perfdeck
