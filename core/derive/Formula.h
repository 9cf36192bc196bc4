// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

namespace perfdeck {

/// Why a formula cannot be computed, and where in its text (0-based).
struct FormulaProblem
{
    std::size_t position = 0;
    std::string reason;
};

/// The name under which a formula knows its operand of this number.
[[nodiscard]] std::string operandName(std::size_t number);
/// Whether a formula may call a function of this name (abs, sqrt, ln, clamp_min, …).
[[nodiscard]] bool isFormulaFunction(std::string_view name);

/// Arithmetic on numbered operands, carried out by muParser: + - * / ^, comparisons (1 or 0), && ||
/// and the functions above. A division by 0 gives NaN. One thread at a time.
class Formula final
{
public:
    /// Check problem() before use.
    Formula(const std::string &text, std::size_t operands);
    ~Formula();
    Formula(Formula &&) noexcept;
    Formula &operator=(Formula &&) noexcept;

    /// Null when the formula can be computed.
    [[nodiscard]] const FormulaProblem *problem() const;
    /// The operands in their order, for compute().
    [[nodiscard]] std::span<double> operands();
    /// NaN where the result of finite operands is not finite.
    [[nodiscard]] double compute();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
