// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkNumbers.h"

#include <string>
#include <vector>

namespace perfdeck {

/// How a model fared on a kind of hardware. Worse ones first.
enum class Compatibility
{
    Untried,
    Skipped, ///< left out by a run: nothing is known
    Failed, ///< it does not run
    Doubtful, ///< it runs, and no result of it can be trusted
    Works
};

struct CompatibilityCell
{
    Compatibility state = Compatibility::Untried;
    std::string reason; ///< of what does not work: a sentence
    std::size_t tried = 0; ///< cells of all runs
    PlacedCell best; ///< the newest of that state; no cell: untried
};

/// A device with a precision.
struct CompatibilityColumn
{
    std::string device;
    std::string precision;

    friend auto operator<=>(const CompatibilityColumn &, const CompatibilityColumn &) = default;
};

/// Models × (device, precision), each in the order of its names.
struct CompatibilityMatrix
{
    std::vector<std::string> models;
    std::vector<CompatibilityColumn> columns;
    std::vector<CompatibilityCell> cells; ///< row by row

    [[nodiscard]] const CompatibilityCell &at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

/// A model works where any cell of its newest run there does; what an older run found counts only
/// where no newer one tried. O(n log n) in all cells.
[[nodiscard]] CompatibilityMatrix compatibilityOf(const BenchmarkRuns &runs,
                                                  const std::string &definition = {});

} // namespace perfdeck
