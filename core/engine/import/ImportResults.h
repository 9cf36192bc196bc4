// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/store/HistoryStore.h"

#include <string>
#include <vector>

namespace perfdeck {

/// One run that was imported, for telling.
struct ImportedRun
{
    std::string id;
    std::string source; ///< "hyperfine"
    std::size_t cells = 0;
};

/// Reads the results of a benchmarking tool (`core/runs/results`) into an open history and flushes
/// it. A file that cannot be understood leaves the history as it was; one that was imported before
/// takes the place of itself. Call on the thread that writes the history.
[[nodiscard]] Result<std::vector<ImportedRun>> importResults(const std::string &path,
                                                             HistoryStore &history);

} // namespace perfdeck
