// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/BenchmarkCompatibility.h"

#include <map>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

/// None of what waits, runs or was cancelled: that says nothing about the hardware.
Compatibility stateOf(const BenchmarkCell &cell)
{
    if (cell.isSkipped)
        return Compatibility::Skipped;
    if (cell.state == RunState::Failed)
        return Compatibility::Failed;
    if (cell.state != RunState::Finished && cell.state != RunState::Imported)
        return Compatibility::Untried;
    return isComparable(cell) ? Compatibility::Works : Compatibility::Doubtful;
}

std::string reasonOf(const BenchmarkCell &cell)
{
    if (cell.isSkipped)
        return cell.skippedFor;
    if (!cell.error.empty())
        return cell.error;
    for (const VerdictReason &reason : cell.reasons)
        if (reason.isFatal)
            return reason.text;
    return {};
}

using Place = std::pair<std::string, CompatibilityColumn>;

void take(CompatibilityCell &known, const PlacedCell &placed, Compatibility state)
{
    ++known.tried;
    const bool isNewest = known.best.cell == nullptr || known.best.run == placed.run
        || known.state == Compatibility::Skipped;
    if (!isNewest || state <= known.state)
        return;
    known.state = state;
    known.best = placed;
    known.reason = state == Compatibility::Works ? std::string() : reasonOf(*placed.cell);
}

} // namespace

CompatibilityMatrix compatibilityOf(const BenchmarkRuns &runs, const std::string &definition)
{
    std::map<Place, CompatibilityCell> found;
    std::set<std::string> models;
    std::set<CompatibilityColumn> columns;
    for (const BenchmarkRunPtr &run : runs) {
        if (!definition.empty() && run->definition.id != definition)
            continue;
        for (const BenchmarkCell &cell : run->cells) {
            const Compatibility state = stateOf(cell);
            if (state == Compatibility::Untried || cell.key.model.empty())
                continue;
            const CompatibilityColumn column{cell.key.device, cell.key.precision};
            models.insert(cell.key.model);
            columns.insert(column);
            take(found[{cell.key.model, column}], {run, &cell}, state);
        }
    }
    CompatibilityMatrix matrix{
        {models.begin(), models.end()}, {columns.begin(), columns.end()}, {}};
    for (const std::string &model : matrix.models)
        for (const CompatibilityColumn &column : matrix.columns)
            matrix.cells.push_back(found[{model, column}]);
    return matrix;
}

} // namespace perfdeck
