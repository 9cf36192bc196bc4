// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/plan/CellRunner.h"

#include <memory>

namespace perfdeck {

/// Any program, run again and again as a whole process or saying its results itself
/// (resources/benchmarks.md). All variants of a cell are measured together, in blocks that hold
/// each once in random order, so that noise meets all alike (N. Laaber, J. Scheuner, P. Leitner:
/// "Software microbenchmarking in the cloud", EMSE 24, 2019); the n-th sample of one and of another
/// are a pair, and "ratio_to_first" is the geometric mean of their ratios with its interval.
class CommandRunner final : public CellRunner
{
public:
    CommandRunner();
    ~CommandRunner() override;

    [[nodiscard]] Result<std::vector<CellKey>>
    cells(const BenchmarkDefinition &definition) const override;
    /// Numbers: "requests", "errors", "cpu_user_seconds", "cpu_system_seconds" (means),
    /// "shell_seconds" (what an empty command takes), "measured_seconds", "ratio_to_first".
    [[nodiscard]] Result<BenchmarkCell> run(const BenchmarkDefinition &definition,
                                            const CellKey &key,
                                            const std::stop_token &stop,
                                            const CellListener &listener) override;
    [[nodiscard]] std::map<std::string, std::string>
    facts(const BenchmarkDefinition &definition) const override;

private:
    struct Measured;
    std::unique_ptr<Measured> m_last; ///< what was measured together last
};

} // namespace perfdeck
