// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/derive/SampleWindow.h"
#include "core/model/Selector.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

enum class Aggregation
{
    Sum,
    Average,
    Minimum,
    Maximum,
    Count
};

/// The labels an operand still has; none: all labels of the series it was read from. Sorted.
using KeptLabels = std::optional<std::vector<std::string>>;

/// One step of an expression. Immutable once made.
struct ExpressionNode
{
    enum class Kind
    {
        Read, ///< the series of a selector, or a function over their recent samples
        Aggregate, ///< one value per group of its only operand
        Formula ///< arithmetic on operands that agree in their labels
    };

    Kind kind = Kind::Read;
    Selector selector;
    WindowFunction function = WindowFunction::None;
    Duration window{0}; ///< 0: the default window
    Aggregation aggregation = Aggregation::Sum;
    std::string formula; ///< of operands o0, o1 …, as Formula takes it
    std::vector<ExpressionNode> operands;
    KeptLabels labels;
};

/// Reads and checks an expression over metrics:
///
///     sum by (model) (rate(http_errors_total[5m])) / sum by (model)
///     (rate(http_requests_total[5m]))
///
/// README.md of this folder describes the language. A value; any thread.
class Expression final
{
public:
    /// On failure the reason names the column, counted from 1.
    [[nodiscard]] static Result<Expression> parse(std::string_view text);

    [[nodiscard]] const std::string &text() const { return m_text; }

    [[nodiscard]] const ExpressionNode &root() const { return *m_root; }

    /// The names of the metrics it reads, each once.
    [[nodiscard]] std::vector<std::string> metrics() const;
    /// True when an aggregation drops the label `source`, so that series of several sources meet.
    [[nodiscard]] bool joinsSources() const;

private:
    Expression(std::string text, ExpressionNode root);

    std::string m_text;
    std::shared_ptr<const ExpressionNode> m_root;
};

inline constexpr std::size_t kLongestExpression = 4096; ///< bytes

} // namespace perfdeck
