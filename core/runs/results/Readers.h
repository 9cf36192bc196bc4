// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/JsonFields.h"
#include "core/model/BenchmarkRun.h"
#include "core/runs/results/ResultText.h"

#include <optional>
#include <string>
#include <vector>

// One reader a tool; `ReadResults` tells which a file belongs to. Each refuses a file that lacks
// what its tool always writes. Pure, but for readAsv() and readCriterion(), which look at the files
// beside theirs.
namespace perfdeck {

using ReadRuns = Result<std::vector<BenchmarkRun>>;

/// Tells the tool by what is in the file and calls its reader.
[[nodiscard]] ReadRuns readRuns(const ResultText &file);

[[nodiscard]] ReadRuns readGoogleBenchmark(const JsonObject &root, const ResultText &file);
[[nodiscard]] ReadRuns readHyperfine(const JsonObject &root, const ResultText &file);
[[nodiscard]] ReadRuns readPytestBenchmark(const JsonObject &root, const ResultText &file);
/// One file of a commit; `benchmarks.json` of the folder above tells names of parameters and units.
[[nodiscard]] ReadRuns readAsv(const JsonObject &root, const ResultText &file);
/// AIPerf and GenAI-Perf.
[[nodiscard]] ReadRuns readAiPerfJson(const JsonObject &root, const ResultText &file);
[[nodiscard]] ReadRuns readAiPerfCsv(const ResultText &file);
[[nodiscard]] ReadRuns readPerfAnalyzer(const ResultText &file);

[[nodiscard]] ReadRuns readTrustformers(const std::vector<JsonObject> &records,
                                        const ResultText &file);

/// Messages of cargo-criterion, a JSON value a line.
[[nodiscard]] ReadRuns readCriterionMessages(const ResultText &file);
/// A folder that holds benchmarks of criterion at any depth, or a file of one of them.
[[nodiscard]] ReadRuns readCriterion(const std::string &path);

} // namespace perfdeck
