// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The text with ${batch}, ${sequence}, ${concurrency}, ${rate}, ${threads}, ${model}, ${device}
/// and
/// ${precision} of the cell filled in; other ${NAME} are left to the shell. Pure.
[[nodiscard]] std::string filledCommand(std::string_view text, const CellKey &key);

/// What a command says itself, see resources/benchmarks.md.
struct CommandResults
{
    std::map<BenchmarkMeasure, std::vector<double>> measures;
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> facts;
};

/// Refuses what is no such object, names that are not known, and an object that tells of an error.
[[nodiscard]] Result<CommandResults> readCommandResults(std::string_view json);

} // namespace perfdeck
