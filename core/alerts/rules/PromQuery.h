// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One step of a query in the language of Prometheus (prometheus.io/docs, "Querying"). Subqueries
/// and @ are not read.
struct PromNode
{
    enum class Kind
    {
        Number,
        Text,
        Series, ///< a selector, perhaps with a range and an offset
        Call, ///< function(operands)
        Aggregate, ///< name by (labels) (operands); the last operand is aggregated
        Binary, ///< operands[0] name operands[1]
        Negated,
    };

    struct Matcher
    {
        std::string label;
        std::string comparison; ///< = != =~ !~
        std::string value;
    };

    Kind kind = Kind::Number;
    std::string name; ///< of a metric, function, aggregation or operator
    double number = 0;
    std::vector<Matcher> matchers;
    std::optional<Duration> range;
    std::optional<Duration> offset;
    std::vector<PromNode> operands;
    std::vector<std::string> labels; ///< of Aggregate, or of on and ignoring
    std::string grouping; ///< "by", "without", "on", "ignoring"; empty
    bool isBool = false;
    bool isGroup = false; ///< group_left or group_right
};

/// On failure the reason names the column, counted from 1.
[[nodiscard]] Result<PromNode> parsePromQuery(std::string_view text);

/// "5m", "1h30m", "2w", "250ms"
[[nodiscard]] Result<Duration> parsePromDuration(std::string_view text);

} // namespace perfdeck
