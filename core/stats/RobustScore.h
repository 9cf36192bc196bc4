// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace perfdeck {

/// Middle and width of a sample that single strange numbers do not move.
struct RobustScale
{
    double median = 0;
    double deviation = 0; ///< as a standard deviation of normal numbers; 0: all are equal

    /// How many deviations `value` lies from the median; 0 where all are equal.
    [[nodiscard]] double score(double value) const
    {
        return deviation > 0 ? (value - median) / deviation : 0;
    }
};

/// A number with a score beyond this is an outlier.
inline constexpr double kOutlierScore = 3.5;

/// The scale of the modified z-score (B. Iglewicz, D. C. Hoaglin, "How to detect and handle
/// outliers", ASQC 1993): 1.4826 × the median absolute deviation; where more than half of the
/// numbers are equal, 1.2533 × the mean absolute deviation from the median, which is as wide for
/// normal numbers. Numbers that are not finite are passed over; none of nothing. O(n). Pure.
[[nodiscard]] std::optional<RobustScale> robustScale(std::vector<double> numbers);

} // namespace perfdeck
