// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/Evaluator.h"
#include "core/derive/Formula.h"

#include <map>
#include <optional>

namespace perfdeck {

/// The results of one step of an expression: an element per set of labels. Elements are added,
/// never moved.
class Evaluator::Node final
{
public:
    using Element = std::uint32_t;

    /// `operands` outlive the node.
    Node(const ExpressionNode &step, std::vector<const Node *> operands);

    [[nodiscard]] bool reads(const SeriesKey &key) const;
    /// The element of these labels, a new one at the end when it is unknown.
    Element intern(const Labels &labels);
    void take(Element element, Timestamp time, double value);
    /// Gives the new elements of the operands their places.
    void grow();
    void evaluate();
    /// Takes over the window of every element that `old` has too.
    void inheritWindows(Node &old);

    [[nodiscard]] bool isRead() const { return m_step.kind == ExpressionNode::Kind::Read; }

    [[nodiscard]] const std::vector<Labels> &labels() const { return m_labels; }

    [[nodiscard]] std::span<const double> values() const { return m_values; }

private:
    [[nodiscard]] std::optional<Element> find(const Labels &labels) const;
    [[nodiscard]] std::optional<std::vector<Element>> partners(const Labels &labels) const;
    void growFormula();
    void aggregate();
    void compute();

    const ExpressionNode &m_step; ///< inside the evaluator's expression, which shares its tree
    std::vector<const Node *> m_operands;
    std::vector<Labels> m_labels;
    std::vector<double> m_values;
    std::map<Labels, Element> m_elements;

    std::vector<SampleWindow> m_windows; ///< Read with a function: per element
    std::vector<Element> m_groups; ///< Aggregate: per element of the operand
    std::vector<double> m_counts; ///< Aggregate: per element
    std::optional<Formula> m_formula;
    std::size_t m_leading = 0; ///< Formula: an operand whose labels are those of the results
    std::vector<Element> m_pending; ///< Formula: elements of the leading operand without partners
    std::size_t m_grownTo = 0; ///< elements of the (leading) operand that grow() has seen
    std::vector<Element> m_picks; ///< Formula: per element one element of each operand
};

} // namespace perfdeck
