// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"
#include "core/runs/load/LoadEngine.h"
#include "core/runs/plan/CellRunner.h"

#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// The kind `http`: load on a serving endpoint. Samples once a second: "throughput" (good answers a
/// second), "latency_p50", "latency_p99", "in_flight".
class LoadRunner final : public CellRunner
{
public:
    /// Secrets of `access` are read when a cell begins and go into no result. A proxy is not used:
    /// it would be measured too.
    explicit LoadRunner(SourceAccess access = {});

    /// Closed load: its concurrencies, without any one user. Open load: its rates; a trace without
    /// any goes at its own pace. A search begins with its first loads.
    [[nodiscard]] Result<std::vector<CellKey>>
    cells(const BenchmarkDefinition &definition) const override;
    [[nodiscard]] std::vector<CellKey>
    moreCells(const BenchmarkDefinition &definition,
              const std::vector<BenchmarkCell> &done) const override;
    [[nodiscard]] Result<BenchmarkCell> run(const BenchmarkDefinition &definition,
                                            const CellKey &key,
                                            const std::stop_token &stop,
                                            const CellListener &listener) override;
    /// "endpoint" (scheme, host, port), "protocol".
    [[nodiscard]] std::map<std::string, std::string>
    facts(const BenchmarkDefinition &definition) const override;

    /// The single requests of the cell that was run last, at most LoadBook::kMostRecords.
    [[nodiscard]] const std::vector<RequestRecord> &lastRecords() const { return m_lastRecords; }

private:
    SourceAccess m_access;
    std::vector<RequestRecord> m_lastRecords;
};

} // namespace perfdeck
