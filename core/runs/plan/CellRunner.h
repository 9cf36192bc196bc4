// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// What a running cell tells meanwhile; called from the thread that runs it. Either may be empty.
struct CellListener
{
    std::function<void(double ratio, std::string step)> progress;
    std::function<void(RunSample sample)> sample;
};

/// Measures the cells of one kind of benchmark. One thread at a time.
class CellRunner
{
public:
    virtual ~CellRunner() = default;

    /// The cells of a definition in the order they are measured, simple ones first. Fails where the
    /// definition asks for something there is not (an unknown model, a precision this CPU has not).
    [[nodiscard]] virtual Result<std::vector<CellKey>>
    cells(const BenchmarkDefinition &definition) const = 0;

    /// Cells that what was measured so far calls for: a search goes on, a sweep is refined. Asked
    /// whenever all cells are done, failed ones included; nothing more: empty. It comes from `done`
    /// alone, so that a resumed run goes on where it was.
    [[nodiscard]] virtual std::vector<CellKey>
    moreCells(const BenchmarkDefinition & /*definition*/,
              const std::vector<BenchmarkCell> & /*done*/) const
    {
        return {};
    }

    /// Measures one, blocking. The cell comes back with its values, numbers, errors and those
    /// reasons against it that only its kind can know ("schedule-missed"); the scheduler adds the
    /// others and the verdict. Cancelled soon after `stop` is asked for.
    [[nodiscard]] virtual Result<BenchmarkCell> run(const BenchmarkDefinition &definition,
                                                    const CellKey &key,
                                                    const std::stop_token &stop,
                                                    const CellListener &listener)
        = 0;

    /// What of this kind belongs to the fingerprint: versions of libraries, hash of the model.
    [[nodiscard]] virtual std::map<std::string, std::string>
    facts(const BenchmarkDefinition &definition) const = 0;
};

} // namespace perfdeck
