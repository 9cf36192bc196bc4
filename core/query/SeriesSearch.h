// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "core/model/Series.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The series of one metric that were found, by their labels.
struct FoundMetric
{
    MetricInfo info;
    std::vector<SeriesRecord> series;
    std::string help{}; ///< what a server says about it; may be empty
};

/// The answer to a search, ready to be shown. Never changes.
struct FoundSeries
{
    std::vector<FoundMetric> metrics; ///< by name
    std::size_t found = 0; ///< series
    std::size_t searched = 0; ///< series
};

using FoundSeriesPtr = std::shared_ptr<const FoundSeries>;

/// The series in which every word occurs, capitals or not: `label=part` in the value of that label,
/// any other word in the name, in some value or in what is said about the metric. No words: all.
/// Pure.
[[nodiscard]] FoundSeries
searchSeries(std::vector<SeriesRecord> series, std::string_view words, const MetricHelp &help = {});

} // namespace perfdeck
