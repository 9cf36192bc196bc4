// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Evaluator.h"

#include "core/derive/EvaluatorNode.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

Evaluator::Evaluator(Expression expression)
    : m_expression(std::move(expression))
{
    addNode(m_expression.root());
}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator &&) noexcept = default;
Evaluator &Evaluator::operator=(Evaluator &&) noexcept = default;

const Evaluator::Node &Evaluator::addNode(const ExpressionNode &step)
{
    std::vector<const Node *> operands;
    for (const ExpressionNode &operand : step.operands)
        operands.push_back(&addNode(operand));
    return *m_nodes.emplace_back(std::make_unique<Node>(step, std::move(operands)));
}

std::vector<Evaluator::Input> Evaluator::follow(const SeriesKey &key)
{
    std::vector<Input> inputs;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        Node &node = *m_nodes[i];
        if (!node.reads(key))
            continue;
        const std::size_t before = node.labels().size();
        inputs.push_back({static_cast<std::uint32_t>(i), node.intern(key.labels)});
        m_isGrown = m_isGrown || node.labels().size() != before;
    }
    return inputs;
}

void Evaluator::take(Input input, Timestamp time, double value)
{
    m_nodes[input.node]->take(input.element, time, value);
}

void Evaluator::evaluate()
{
    if (std::exchange(m_isGrown, false))
        for (const auto &node : m_nodes)
            node->grow();
    for (const auto &node : m_nodes)
        node->evaluate();
}

const std::vector<Labels> &Evaluator::labels() const
{
    return m_nodes.back()->labels();
}

std::span<const double> Evaluator::values() const
{
    return m_nodes.back()->values();
}

std::size_t Evaluator::followed() const
{
    std::size_t count = 0;
    for (const auto &node : m_nodes)
        count += node->isRead() ? node->labels().size() : 0;
    return count;
}

std::size_t Evaluator::present() const
{
    std::size_t count = 0;
    for (const auto &node : m_nodes)
        if (node->isRead())
            count += static_cast<std::size_t>(std::ranges::count_if(
                node->values(), [](double value) { return !isAbsent(value); }));
    return count;
}

void Evaluator::forgetIdle()
{
    Evaluator fresh(m_expression);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        Node &old = *m_nodes[i];
        if (!old.isRead())
            continue;
        for (std::size_t element = 0; element < old.labels().size(); ++element)
            if (!isAbsent(old.values()[element]))
                fresh.m_nodes[i]->intern(old.labels()[element]);
        fresh.m_nodes[i]->inheritWindows(old);
    }
    fresh.m_isGrown = true;
    *this = std::move(fresh);
}

} // namespace perfdeck
