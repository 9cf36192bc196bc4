// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"

#include <span>
#include <vector>

namespace perfdeck {

/// Of the raw series of one source, the buckets that the percentiles of `derived` were made from by
/// the bundled rules: the same model and device, the first spelling that is there. None when it
/// came from a summary or is not derived from a histogram. Pure; any thread.
[[nodiscard]] std::vector<SeriesRecord> histogramOrigin(const SeriesKey &derived,
                                                        std::span<const SeriesRecord> raw);

} // namespace perfdeck
