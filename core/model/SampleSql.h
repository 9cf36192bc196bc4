// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <string>
#include <vector>

namespace perfdeck {

/// The question in SQL whose answer is every stored sample of these series with from <= time < to,
/// by time: for the table `samples` of a history. Empty without series. Any thread.
[[nodiscard]] std::string sampleSql(const std::vector<SeriesKeyPtr> &series, TimeRange range);

} // namespace perfdeck
