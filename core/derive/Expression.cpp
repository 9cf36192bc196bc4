// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Expression.h"

#include "core/derive/ExpressionReader.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

void collectMetrics(const ExpressionNode &node, std::vector<std::string> &names)
{
    if (node.kind == ExpressionNode::Kind::Read)
        names.push_back(node.selector.metric);
    for (const ExpressionNode &operand : node.operands)
        collectMetrics(operand, names);
}

bool dropsSource(const ExpressionNode &node)
{
    const bool drops = node.kind == ExpressionNode::Kind::Aggregate
        && std::ranges::find(*node.labels, "source") == node.labels->end();
    return drops || std::ranges::any_of(node.operands, dropsSource);
}

} // namespace

Expression::Expression(std::string text, ExpressionNode root)
    : m_text(std::move(text))
    , m_root(std::make_shared<const ExpressionNode>(std::move(root)))
{
}

Result<Expression> Expression::parse(std::string_view text)
{
    auto root = readExpression(text);
    if (!root)
        return failure(root.error());
    return Expression(std::string(text), std::move(*root));
}

std::vector<std::string> Expression::metrics() const
{
    std::vector<std::string> names;
    collectMetrics(*m_root, names);
    std::ranges::sort(names);
    const auto [from, to] = std::ranges::unique(names);
    names.erase(from, to);
    return names;
}

bool Expression::joinsSources() const
{
    return dropsSource(*m_root);
}

} // namespace perfdeck
