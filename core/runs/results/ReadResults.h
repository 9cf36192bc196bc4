// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"

#include <string>
#include <vector>

namespace perfdeck {

/// Runs of the results that a benchmarking tool wrote, told apart by what is in them, not by their
/// name:
///
/// | tool | file | runs |
/// | Google Benchmark | --benchmark_out, JSON | one |
/// | criterion | a folder below target/criterion, one of its estimates.json or sample.json, or the
/// messages of cargo-criterion | one a baseline |
/// | hyperfine | --export-json | one |
/// | asv | results/MACHINE/COMMIT-….json, versions 1 and 2, or the folder above | one a file |
/// | pytest-benchmark | --benchmark-json | one |
/// | perf_analyzer | -f, CSV | one |
/// | AIPerf, GenAI-Perf | profile_export_….json or .csv | one |
/// | TrustformeRS | what a benchmark program writes, and records of results | one |
/// | PerfDeck | bench show --format json | one, as it was |
///
/// Of other tools each has the state Imported, the tool with its version as source, and what the
/// file tells about the machine as environment. Its id is made from the bytes of the file: the same
/// results are the same run. Times come in seconds, sizes in bytes. Single values are kept where
/// the file has them; else what the tool says stands with those intervals that follow from it. A
/// file that cannot be understood as a whole is refused, with the line. Blocking, any thread.
[[nodiscard]] Result<std::vector<BenchmarkRun>> readResults(const std::string &path);

/// Whether a file begins like results (and not like samples); cheap, reads a little. False for what
/// cannot be read.
[[nodiscard]] bool looksLikeResults(const std::string &path);

inline constexpr std::uint64_t kMostResultBytes = 512ULL << 20;

} // namespace perfdeck
