// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

// Runs and their cells as JSON, resources/benchmarks.md describes it. Pure, any thread.

/// How much of a run is written.
enum class RunDetail
{
    Head, ///< without cells
    Cells, ///< without single values
    All
};

/// A run with the definition as its TOML text, which others read.
struct RunDocument
{
    BenchmarkRun run; ///< of the definition only the id
    std::string definition;
};

using RunDocuments = std::vector<RunDocument>;

/// What is to be stored: runs in place of those with their ids, and those to forget.
struct BenchmarkChanges
{
    RunDocuments put;
    std::vector<std::string> remove;

    [[nodiscard]] bool empty() const { return put.empty() && remove.empty(); }
};

[[nodiscard]] std::string runJson(const RunDocument &document, RunDetail detail);
/// Refuses other JSON and newer versions; fields that are not known are left alone.
[[nodiscard]] Result<RunDocument> parseRunJson(std::string_view text);

[[nodiscard]] std::string cellJson(const BenchmarkCell &cell, bool withSamples);
[[nodiscard]] Result<BenchmarkCell> parseCellJson(std::string_view text);

} // namespace perfdeck
