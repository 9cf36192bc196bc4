// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/Expression.h"
#include "core/model/Series.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace perfdeck {

/// Computes one expression over the newest samples of the series it reads. Operands meet where
/// their labels are the same; an aggregate meets everything that agrees with it in the labels it
/// was made by. Where an operand is missing there is no result; where it is undefined (division by
/// 0) the result is NaN. A call of evaluate() costs what the samples cost, no look-up of names. One
/// thread at a time.
class Evaluator final
{
public:
    explicit Evaluator(Expression expression);
    ~Evaluator();
    Evaluator(Evaluator &&) noexcept;
    Evaluator &operator=(Evaluator &&) noexcept;

    /// Where the expression takes samples of one series; valid until forgetIdle().
    struct Input
    {
        std::uint32_t node = 0;
        std::uint32_t element = 0;
    };

    /// The places that read this series: none when no part of the expression does. The same answer
    /// for the same series.
    [[nodiscard]] std::vector<Input> follow(const SeriesKey &key);
    /// The newest sample of a followed series; absentValue() when it has none now.
    void take(Input input, Timestamp time, double value);
    void evaluate();

    /// The labels of every result so far; they only grow, until forgetIdle().
    [[nodiscard]] const std::vector<Labels> &labels() const;
    /// Parallel to labels(), of the last evaluate(); absentValue() where there is no result.
    [[nodiscard]] std::span<const double> values() const;

    /// How many series are followed, and how many of them have a sample now.
    [[nodiscard]] std::size_t followed() const;
    [[nodiscard]] std::size_t present() const;
    /// Forgets the series without a sample; the others keep their windows. Every place and result
    /// is numbered anew: follow() the series again.
    void forgetIdle();

private:
    class Node;

    const Node &addNode(const ExpressionNode &step);

    Expression m_expression;
    std::vector<std::unique_ptr<Node>> m_nodes; ///< operands before what is made of them
    bool m_isGrown = false;
};

} // namespace perfdeck
