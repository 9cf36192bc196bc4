// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/plan/CellRunner.h"
#include "core/runs/remote/RunFollower.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace perfdeck {

/// Benchmarks that a benchmark server runs. The server gets all models, hardware and batch sizes of
/// a definition in one request (one a precision, of which it takes only one); the first cell starts
/// and follows it, the others are taken from the same results. Without models the server chooses
/// them by the priority: then one cell a hardware and batch size stands for its run, and the models
/// it measured are cells that come after. Of a server in incremental mode that left a cell out the
/// newest stored measurement is taken, and said. One thread at a time; several runners at once.
class RemoteRunner final : public CellRunner
{
public:
    explicit RemoteRunner(FollowPatience patience = {});

    [[nodiscard]] Result<std::vector<CellKey>>
    cells(const BenchmarkDefinition &definition) const override;
    [[nodiscard]] std::vector<CellKey>
    moreCells(const BenchmarkDefinition &definition,
              const std::vector<BenchmarkCell> &done) const override;
    [[nodiscard]] Result<BenchmarkCell> run(const BenchmarkDefinition &definition,
                                            const CellKey &key,
                                            const std::stop_token &stop,
                                            const CellListener &listener) override;
    [[nodiscard]] std::map<std::string, std::string>
    facts(const BenchmarkDefinition &definition) const override;

private:
    /// What came of one run of the server.
    struct Outcome
    {
        std::string run;
        RemoteStatus status; ///< the first final one
        RemoteResults results;
        std::optional<Error> error;
        std::set<CellKey> given; ///< cells that were taken from it
    };

    [[nodiscard]] Outcome perform(const BenchmarkServer &server,
                                  const BenchmarkDefinition &definition,
                                  const std::string &request,
                                  const std::stop_token &stop,
                                  const CellListener &listener) const;
    [[nodiscard]] Result<BenchmarkCell> cellOf(const BenchmarkServer &server,
                                               const BenchmarkDefinition &definition,
                                               const CellKey &key,
                                               const Outcome &outcome,
                                               const std::stop_token &stop) const;

    FollowPatience m_patience;
    std::map<std::string, Outcome> m_outcomes; ///< by request
};

} // namespace perfdeck
