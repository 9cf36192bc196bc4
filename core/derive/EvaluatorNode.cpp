// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/EvaluatorNode.h"

#include "core/model/Sample.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

Labels keptOf(const Labels &labels, const KeptLabels &kept)
{
    if (!kept)
        return labels;
    std::vector<Labels::Pair> pairs;
    for (const std::string &name : *kept)
        if (const std::string_view value = labels.get(name); !value.empty())
            pairs.emplace_back(name, value);
    return Labels(std::move(pairs));
}

/// Folds one more value into a group that has one already.
double folded(Aggregation aggregation, double group, double value)
{
    switch (aggregation) {
    case Aggregation::Minimum:
        return value < group || group != group ? value : group;
    case Aggregation::Maximum:
        return value > group || group != group ? value : group;
    case Aggregation::Sum:
    case Aggregation::Average:
    case Aggregation::Count:
        break;
    }
    return group + value;
}

} // namespace

Evaluator::Node::Node(const ExpressionNode &step, std::vector<const Node *> operands)
    : m_step(step)
    , m_operands(std::move(operands))
{
    if (step.kind != ExpressionNode::Kind::Formula)
        return;
    m_formula.emplace(step.formula, m_operands.size());
    while (m_operands[m_leading]->m_step.labels != step.labels)
        ++m_leading;
}

bool Evaluator::Node::reads(const SeriesKey &key) const
{
    return isRead() && m_step.selector.matches(key);
}

Evaluator::Node::Element Evaluator::Node::intern(const Labels &labels)
{
    const auto [at, isNew] = m_elements.try_emplace(labels, static_cast<Element>(m_labels.size()));
    if (isNew) {
        m_labels.push_back(labels);
        m_values.push_back(absentValue());
        if (m_step.function != WindowFunction::None)
            m_windows.emplace_back(m_step.function, m_step.window);
    }
    return at->second;
}

std::optional<Evaluator::Node::Element> Evaluator::Node::find(const Labels &labels) const
{
    const auto at = m_elements.find(labels);
    return at == m_elements.end() ? std::nullopt : std::optional(at->second);
}

void Evaluator::Node::take(Element element, Timestamp time, double value)
{
    if (m_step.function != WindowFunction::None && !isAbsent(value)) {
        m_windows[element].add(time, value);
        value = m_windows[element].value();
    }
    m_values[element] = value;
}

void Evaluator::Node::grow()
{
    if (m_step.kind == ExpressionNode::Kind::Aggregate) {
        const std::vector<Labels> &fine = m_operands.front()->m_labels;
        for (; m_grownTo < fine.size(); ++m_grownTo)
            m_groups.push_back(intern(keptOf(fine[m_grownTo], m_step.labels)));
        m_counts.resize(m_labels.size());
    } else if (m_step.kind == ExpressionNode::Kind::Formula) {
        growFormula();
    }
}

void Evaluator::Node::growFormula()
{
    const std::vector<Labels> &leading = m_operands[m_leading]->m_labels;
    for (; m_grownTo < leading.size(); ++m_grownTo)
        m_pending.push_back(static_cast<Element>(m_grownTo));
    std::erase_if(m_pending, [&](Element element) {
        const auto found = partners(leading[element]);
        if (!found)
            return false;
        intern(leading[element]);
        m_picks.insert(m_picks.end(), found->begin(), found->end());
        return true;
    });
}

/// The element of each operand that these labels of the leading one meet; none while one lacks.
std::optional<std::vector<Evaluator::Node::Element>>
Evaluator::Node::partners(const Labels &labels) const
{
    std::vector<Element> found;
    for (const Node *operand : m_operands) {
        const auto element = operand->find(keptOf(labels, operand->m_step.labels));
        if (!element)
            return std::nullopt;
        found.push_back(*element);
    }
    return found;
}

void Evaluator::Node::evaluate()
{
    if (m_step.kind == ExpressionNode::Kind::Aggregate)
        aggregate();
    else if (m_step.kind == ExpressionNode::Kind::Formula)
        compute();
}

void Evaluator::Node::aggregate()
{
    std::ranges::fill(m_values, absentValue());
    std::ranges::fill(m_counts, 0);
    const std::span<const double> fine = m_operands.front()->m_values;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        if (isAbsent(fine[i]))
            continue;
        const Element group = m_groups[i];
        m_values[group]
            = m_counts[group] == 0 ? fine[i] : folded(m_step.aggregation, m_values[group], fine[i]);
        m_counts[group] += 1;
    }
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        if (m_step.aggregation == Aggregation::Average)
            m_values[i] /= m_counts[i];
        else if (m_step.aggregation == Aggregation::Count)
            m_values[i] = m_counts[i];
    }
}

void Evaluator::Node::compute()
{
    const std::span<double> slots = m_formula->operands();
    const Element *pick = m_picks.data();
    for (double &value : m_values) {
        bool isComplete = true;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            slots[i] = m_operands[i]->m_values[*pick++];
            isComplete = isComplete && !isAbsent(slots[i]);
        }
        value = isComplete ? m_formula->compute() : absentValue();
    }
}

void Evaluator::Node::inheritWindows(Node &old)
{
    for (std::size_t i = 0; i < m_windows.size(); ++i)
        if (const auto same = old.find(m_labels[i]))
            m_windows[i] = std::move(old.m_windows[*same]);
}

} // namespace perfdeck
