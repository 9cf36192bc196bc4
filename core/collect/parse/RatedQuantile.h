// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/MergedHistogram.h"
#include "core/model/Quality.h"

namespace perfdeck {

/// The quantile of a histogram (see histogramQuantile()) with what its buckets do not tell: the
/// value stays the interpolated one, the quality says how it is to be read. NaN where there is
/// none.
[[nodiscard]] RatedNumber ratedQuantile(double quantile, const MergedHistogram &merged);

} // namespace perfdeck
