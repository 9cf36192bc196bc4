// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "core/model/BenchmarkRun.h"
#include "core/runs/plan/DefinitionSet.h"

#include <string>
#include <vector>

namespace perfdeck {

// What `perfdeckctl bench` prints; `format` is table, json, csv or empty (outputFormat()).

ExitCode listDefinitions(const DefinitionSet &set, const std::string &format);
/// One line a run.
ExitCode listRuns(const std::vector<BenchmarkRun> &runs, const std::string &format);
/// json: the whole run; table and csv: one line a cell, in csv with all numbers in base units.
ExitCode listCells(const BenchmarkRun &run, const std::string &format);

/// What must be said besides the cells: how it ended, and what stands against it.
void tellAbout(const BenchmarkRun &run);

} // namespace perfdeck
