// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Paths.h"

namespace perfdeck {

/// What a forecast from each origin missed, step by step: value − forecast. NaN where the series
/// has ended or has a gap.
struct BacktestErrors
{
    std::vector<std::size_t> starts; ///< of the origins
    std::vector<std::vector<double>> rows; ///< per origin, `horizon` numbers each

    /// Mean of the absolute errors; NaN of none.
    [[nodiscard]] double meanAbsolute() const;
};

/// At most kMostOrigins origins spread evenly over the newest part of the past of a series of
/// `length` samples; the first leaves enough before it to fit a method to. Empty where the series
/// is too short for that.
[[nodiscard]] Origins backtestOrigins(std::size_t length, std::size_t horizon);

inline constexpr std::size_t kMostOrigins = 48;

/// `series` may have gaps (NaN), which are not judged.
[[nodiscard]] BacktestErrors
backtestErrors(std::span<const double> series, const Origins &origins, const Paths &paths);

} // namespace perfdeck
