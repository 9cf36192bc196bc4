// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/ImportText.h"
#include "core/model/TimeRange.h"
#include "core/store/HistoryStore.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace perfdeck {

struct ImportReport
{
    ImportFormat format = ImportFormat::Text;
    std::uint64_t lines = 0;
    std::uint64_t samples = 0;
    std::uint64_t empty = 0; ///< records without a value
    std::uint64_t series = 0;
    std::optional<TimeRange> range; ///< of the samples; none when there are none
};

/// Called now and then with the work done, from 0 to 1.
using ImportProgress = std::function<void(double done)>;

/// Reads a file of samples (CSV, Prometheus or OpenMetrics text) into an open history and flushes
/// it. The file is read twice: first to the end to see whether all of it can be understood, so that
/// a bad line, which the error names, leaves the history as it was. Files may be larger than the
/// memory. A stop during the first reading changes nothing, one during the second leaves what is
/// stored by then; importing again completes it. Call on the thread that writes the history.
[[nodiscard]] Result<ImportReport> importFile(const std::string &path,
                                              HistoryStore &history,
                                              SeriesCatalog &catalog,
                                              const ImportProgress &progress = {},
                                              std::stop_token stop = {});

} // namespace perfdeck
