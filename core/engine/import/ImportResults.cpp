// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/ImportResults.h"

#include "core/runs/plan/RunFile.h"
#include "core/runs/results/ReadResults.h"

namespace perfdeck {

Result<std::vector<ImportedRun>> importResults(const std::string &path, HistoryStore &history)
{
    auto runs = readResults(path);
    if (!runs)
        return failure(runs.error());
    std::vector<ImportedRun> imported;
    BenchmarkChanges changes;
    for (BenchmarkRun &run : *runs) {
        imported.push_back({run.id, run.source, run.cells.size()});
        changes.put.push_back(documentOf(std::move(run)));
    }
    history.apply(std::move(changes));
    history.flush(SystemClock().now());
    if (const std::string problem = history.status().problem; !problem.empty())
        return failure(ErrorKind::Unavailable, "The results of " + path + " are not kept", problem);
    return imported;
}

} // namespace perfdeck
