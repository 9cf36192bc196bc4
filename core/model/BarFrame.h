// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// One bar; NaN: not measured.
struct BarValue
{
    double value = std::numeric_limits<double>::quiet_NaN();
    std::optional<std::pair<double, double>> interval; ///< low and high, around or beside the value
};

/// A category with one bar per group.
struct BarCategory
{
    std::string name;
    std::vector<BarValue> bars; ///< as many as there are groups
};

/// Values by category, for one or more groups (versions, models, periods). Never changes.
struct BarFrame
{
    MetricInfo info; ///< name, title, unit of the values
    std::string categoryTitle; ///< what the categories are: "model"
    std::string intervalTitle; ///< what the intervals are: "95 % interval"; empty without
    std::vector<std::string> groups; ///< at least one; a single one needs no name
    std::vector<BarCategory> categories;
};

using BarFramePtr = std::shared_ptr<const BarFrame>;

} // namespace perfdeck
