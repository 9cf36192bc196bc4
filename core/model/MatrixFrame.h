// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// One cell; NaN: not measured.
struct MatrixCell
{
    double value = 0;
    bool isSure = true; ///< else it is painted faint: it may be chance
    std::string note; ///< what has to be said about it; may be empty
};

/// One of several things that a cell can be.
struct MatrixState
{
    enum class Tone
    {
        Quiet,
        Good,
        Warning,
        Critical
    };

    std::string name;
    Tone tone = Tone::Quiet;
};

/// Names × names with a number each. Never changes.
struct MatrixFrame
{
    /// What the colours say.
    enum class Scale
    {
        Amount, ///< from nothing to the most of the cells
        Balance, ///< −1 … 1, nothing in the middle
        States ///< values are places in `states`
    };

    MetricInfo info; ///< of the cells
    Scale scale = Scale::Amount;
    std::string rowTitle; ///< what the rows are: "model family"
    std::string columnTitle;
    std::vector<std::string> rows; ///< from the top down
    std::vector<std::string> columns;
    std::vector<MatrixCell> cells; ///< row by row
    std::vector<MatrixState> states; ///< of Scale::States; empty else

    [[nodiscard]] const MatrixState &stateOf(const MatrixCell &cell) const
    {
        return states[static_cast<std::size_t>(cell.value)];
    }

    [[nodiscard]] const MatrixCell &at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

using MatrixFramePtr = std::shared_ptr<const MatrixFrame>;

} // namespace perfdeck
