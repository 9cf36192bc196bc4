// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/storage/Workload.h"

#include "core/model/Series.h"

namespace perfdeck::bench {

/// How many series of the wide workload share a source and with it their times.
inline constexpr std::size_t kSeriesPerSource = 50;

/// Names as a scraped series has them; `workload` ("wide" or "long") is part of the metric.
[[nodiscard]] SeriesKey
seriesKey(const Workload &workload, std::string_view name, std::size_t series);

} // namespace perfdeck::bench
