// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/QueryService.h"

#include <vector>

namespace perfdeck {

/// What a heat map of these selectors reads: buckets stand for themselves, a derived percentile
/// (inference_latency_seconds{source="a",model="m"}) for the buckets it was made from. One reader
/// thread.
[[nodiscard]] std::vector<Selector> histogramSelectors(const std::vector<Selector> &asked,
                                                       const QueryService &service);

} // namespace perfdeck
