// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One series that is to be continued.
struct SeriesLine
{
    std::string id;
    std::size_t season = 0; ///< samples; 0 or 1: not stated
    std::size_t horizon = 0; ///< steps to forecast
    std::vector<double> values; ///< equally spaced, NaN where one is missing
};

/// A line of a file of series: {"id":"x","period":24,"horizon":48,"train":[1,2,null,…]}, as the
/// files of the M4 competition are written here. "period" may be missing; a horizon has to be
/// 1 … kMostHorizon. An error names `path` and `line` (from 1) and says what is wrong. Pure, any
/// thread.
[[nodiscard]] Result<SeriesLine>
readSeriesLine(std::string_view text, const std::string &path, std::size_t line);

inline constexpr std::size_t kMostHorizon = 10'000;

} // namespace perfdeck
