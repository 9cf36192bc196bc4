// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/HeatFrame.h"
#include "core/query/SeriesLoader.h"

#include <stop_token>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Answers a HeatQuery from these series. Per set of labels the increase of each cumulative bucket
/// is taken column by column, resets handled, and the sets are added up over the bounds they have
/// in common: where versions of a server differ in their buckets, the finest shared ones are shown.
/// Series without a bound, and sets that share none with the others, are counted in seriesLeftOut.
/// Id and revision are the caller's. One reader thread.
[[nodiscard]] Result<HeatFrame> readHeat(SeriesLoader &loader,
                                         const std::vector<SeriesRecord> &series,
                                         const HeatQuery &query,
                                         const std::stop_token &stop);

/// The same picture of entities: one row per value of `label` in the frame, in natural order
/// ("w2" before "w10"), a cell being the largest value of its time, so that peaks are never lost.
/// Series without the label are counted in seriesLeftOut. Pure.
[[nodiscard]] HeatFrame entityHeat(const Frame &frame, std::string_view label);

} // namespace perfdeck
