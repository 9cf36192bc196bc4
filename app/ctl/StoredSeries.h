// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <string>
#include <vector>

namespace perfdeck {

/// The samples of one series of a history file, in order of time.
struct StoredSeries
{
    SeriesKey key;
    std::vector<double> values;
};

/// The series that match any of `match` (NAME{label="v"}) and have samples in the range; of the
/// usual history file where `databasePath` is empty.
[[nodiscard]] Result<std::vector<StoredSeries>> readStoredSeries(
    const std::string &databasePath, const std::vector<std::string> &match, TimeRange range);

} // namespace perfdeck
