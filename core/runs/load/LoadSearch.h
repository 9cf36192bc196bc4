// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <optional>
#include <vector>

namespace perfdeck {

/// One load that was measured.
struct LoadProbe
{
    double load = 0; ///< users, or requests/s
    bool keeps = false; ///< its objectives
    double power = 0; ///< throughput over median latency
};

/// In which steps and bounds is searched.
struct LoadBounds
{
    double least = 1;
    double most = 1024;
    bool isWhole = true; ///< users come whole
};

/// The next load to measure on the way to the largest one that keeps the objectives: doubled while
/// all are kept, halved while none is, then halving what lies between, by ratio, until that is
/// within a twentieth (or one user). None: found, or out of bounds. Pure.
[[nodiscard]] std::optional<double> nextForObjective(std::vector<LoadProbe> probes,
                                                     const LoadBounds &bounds);

/// The same on the way to the knee, the load of the greatest power (L. Kleinrock, "Power and
/// deterministic rules of thumb for probabilistic problems in computer communications", ICC 1979):
/// doubled until two larger loads than the best are known, then refined between the best and its
/// neighbours until they are within a fifth (or one user). Pure.
[[nodiscard]] std::optional<double> nextForKnee(std::vector<LoadProbe> probes,
                                                const LoadBounds &bounds);

/// The loads to be searched next, one for each combination of the rest of the matrix, from what is
/// done; the first ones where nothing is. With objectives for them, without for the knee. Lists of
/// rates or concurrencies in the matrix are the bounds. A load that failed, had more than 0.1 %
/// errors or whose schedule was missed keeps no objective. Pure.
[[nodiscard]] std::vector<CellKey> searchedCells(const BenchmarkDefinition &definition,
                                                 const std::vector<CellKey> &rest,
                                                 const std::vector<BenchmarkCell> &done);

} // namespace perfdeck
