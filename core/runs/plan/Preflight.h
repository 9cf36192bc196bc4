// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/runs/plan/MachineLook.h"

#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// What stands against measuring now, each with what to do about it: "governor", "boost",
/// "aslr", "smt", "load", "steal", "battery", "throttled", "swap", "gpu-processes",
/// "container-limit". Fatal is what makes results useless: battery and a busy machine. Those that
/// Google Benchmark, asv and criterion warn of, with their limits. Pure.
[[nodiscard]] std::vector<VerdictReason> preflight(const MachineLook &look);

/// Why measuring has to wait, a sentence; empty when the machine is quiet: less than
/// kQuietRatio of its cores at work. Pure.
[[nodiscard]] std::string busyWith(const MachineLook &look);

/// What results depend on, `more` of the kind of benchmark among it. Clocks stand in steps of
/// 100 MHz and memory in GiB, so that readings that drift do not divide a history. Pure.
[[nodiscard]] EnvironmentFingerprint fingerprintOf(const MachineLook &look,
                                                   const std::map<std::string, std::string> &more);

/// The facts that two fingerprints do not share, each "name: this, that". Pure.
[[nodiscard]] std::vector<std::string> differentFacts(const EnvironmentFingerprint &a,
                                                      const EnvironmentFingerprint &b);

/// The key of facts, as fingerprintOf() makes it: 16 hexadecimal digits.
[[nodiscard]] std::string fingerprintKey(const std::map<std::string, std::string> &facts);

inline constexpr double kQuietRatio = 0.1; ///< of all cores

} // namespace perfdeck
