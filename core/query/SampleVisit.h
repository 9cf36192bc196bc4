// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/query/SeriesLoader.h"

#include <functional>
#include <span>
#include <vector>

namespace perfdeck {

/// Takes samples of a series in pieces, ascending, also empty ones, together with the share of all
/// that is done, 0…1; false ends the visit.
using SampleVisitor = std::function<bool(const SeriesRecord &series,
                                         std::span<const Timestamp> times,
                                         std::span<const double> values,
                                         double done)>;

/// Every raw sample of these series in the range, live and stored, series by series, at most a day
/// at a time: memory stays bounded. Cancelled when the visitor had enough; Unavailable when the
/// history cannot be read, for nothing is left out in silence. One reader thread.
[[nodiscard]] Status visitSamples(SeriesLoader &loader,
                                  const std::vector<SeriesRecord> &series,
                                  TimeRange range,
                                  const SampleVisitor &visitor);

} // namespace perfdeck
