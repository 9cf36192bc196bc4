// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/report/TableWriter.h"
#include "core/stats/sample/Comparison.h"

#include <functional>
#include <string>

namespace perfdeck {

/// Compares the pairs of samples of a file of JSON lines and writes a line for each, in their
/// order: id, p_value (two-sided, raw), significant (the verdict), q_value (Benjamini and Hochberg
/// within the suite), shift, ci_low, ci_high (of B/A − 1). Holds one line of the file at a time. A
/// line that cannot be read is an error with its number, and nothing is written.
[[nodiscard]] Status compareTrials(const std::string &path,
                                   const ComparisonOptions &options,
                                   const TextSink &sink,
                                   const std::function<void(double done)> &progress);

} // namespace perfdeck
