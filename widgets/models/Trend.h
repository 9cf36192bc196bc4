// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/FrameCompanions.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// How several series become the one number of a tile.
enum class Reduce
{
    Sum, ///< of all disks, interfaces, models
    Largest, ///< the worst of them
};

/// One number over a range: its newest value, its mean and its course.
struct Trend
{
    std::optional<double> value;
    RatedNumber rated; ///< `value` as it is to be read; Largest only, a sum has no mark
    std::optional<double> mean;
    Timestamp time{}; ///< of the newest value
    std::vector<double> course; ///< one point per column of the frame, NaN where there is none

    /// Nothing newer than this long before `now`.
    [[nodiscard]] bool isOlderThan(Duration age, Timestamp now) const
    {
        return value && time + age < now;
    }
};

/// The series of the frame that match any selector, made one. Pure; O(columns).
[[nodiscard]] Trend trendOf(const Frame &frame, std::span<const Selector> selectors, Reduce reduce);

/// "▲ 12 %" between two means, "steady" below one percent, in points for ratios; empty when
/// unknown.
[[nodiscard]] QString
changeText(std::optional<double> before, std::optional<double> now, Unit unit);

} // namespace perfdeck
