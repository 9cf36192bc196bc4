// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/query/QueryService.h"

#include <stop_token>
#include <string>

namespace perfdeck {

/// A question for an expression over metrics (core/derive/README.md), computed for the past too.
struct ExpressionQuery
{
    RequestId id;
    std::string expression;
    std::string name; ///< the metric name of the results; its ending tells their unit
    TimeRange range;
    int columns = 800; ///< 1…16384
    std::size_t maxSeries = 100; ///< of the results; further ones are counted
};

/// Computes the expression once per pixel column that has samples, from the last sample of each
/// series in it: exact while samples are no denser than pixels, and as good as the picture where
/// they are. A series whose samples stop has no value after three of its usual steps. An expression
/// that cannot be read is an Error that names the column. One reader thread.
[[nodiscard]] Result<FramePtr>
runExpression(QueryService &service, const ExpressionQuery &query, const std::stop_token &stop);

} // namespace perfdeck
