// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Benchmark.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Reads one definition as TOML, resources/benchmarks.md describes it. `id` is the name of the file
/// without its suffix, `file` names it in refusals, which say every fault with its line. What must
/// still be said before it can run (an address) may be missing: see missingPart(). Pure.
[[nodiscard]] Result<BenchmarkDefinition>
readDefinition(std::string_view text, const std::string &id, const std::string &file);

/// As readDefinition() reads it to an equal one, but for `origin`; what is as by default is left
/// out.
[[nodiscard]] std::string definitionText(const BenchmarkDefinition &definition);

/// The definition with some entries replaced: "batch_sizes=1,8", "latency_p99=250ms",
/// "url=http://localhost:8000/v1/completions". A key is named without its table. Pure.
[[nodiscard]] Result<BenchmarkDefinition> withSettings(const BenchmarkDefinition &definition,
                                                       const std::vector<std::string> &settings);

/// What keeps the definition from being run as it is, a sentence; empty when nothing does.
[[nodiscard]] std::string missingPart(const BenchmarkDefinition &definition);

/// Lower-case letters, digits and -, at most 100: an id is the name of a file.
[[nodiscard]] bool isDefinitionId(std::string_view id);

inline constexpr std::size_t kLargestDefinition = 1 << 20; ///< bytes
inline constexpr std::size_t kMostCells = 10'000; ///< of one run

} // namespace perfdeck
