// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// A sum of columns times shares that comes near to a target, row by row; see LaggedRegression.
class RidgeRegression final
{
public:
    explicit RidgeRegression(std::size_t columns);

    void add(std::span<const double> row, double target);

    /// The share of each column. A column that is always 0 gets 0. O(rows × columns²).
    [[nodiscard]] std::vector<double> robustFit() const;

private:
    [[nodiscard]] std::vector<double> fit(std::span<const double> weights) const;
    [[nodiscard]] std::vector<double> weightsFor(std::span<const double> shares) const;

    [[nodiscard]] std::size_t rows() const { return m_targets.size(); }

    std::size_t m_columns;
    std::vector<double> m_cells; ///< row by row
    std::vector<double> m_targets;
};

} // namespace perfdeck
