// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/plan/CellRunner.h"

namespace perfdeck {

/// Runs the models of the standard suite: closed load, one pass after the other. The time of each
/// pass is a latency; a "request" is a pass, of `batchSize` samples.
///
/// Warm-up (effort, and at least ten passes) is left out. Then windows of a third of the duration
/// are measured until the mean times of the last three lie within effort.stableWithin, or there are
/// as many windows as the effort allows; the last three are what is told.
///
/// Values: Latency, Throughput (samples/s), OutputTokenRate (of a model that makes tokens),
/// PeakMemory (weights, tensors, scratch: what the model needs, not this program), EnergyPerRequest
/// where RAPL can be read. Numbers: "flops" of a pass, "achieved_flops_per_second" (of the median),
/// "requests", "tokens_per_second", "average_power_watts".
class SuiteRunner final : public CellRunner
{
public:
    [[nodiscard]] Result<std::vector<CellKey>>
    cells(const BenchmarkDefinition &definition) const override;

    [[nodiscard]] Result<BenchmarkCell> run(const BenchmarkDefinition &definition,
                                            const CellKey &key,
                                            const std::stop_token &stop,
                                            const CellListener &listener) override;

    [[nodiscard]] std::map<std::string, std::string>
    facts(const BenchmarkDefinition &definition) const override;
};

} // namespace perfdeck
