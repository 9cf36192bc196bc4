// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Hardware.h"
#include "core/model/Frame.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What an hour of one worker costs, by its hardware as hardwareName() gives it. The user's own
/// figures in a currency of their choice; what is not in it has no price.
using HourlyPrices = std::map<std::string, double, std::less<>>;

/// What workers of one kind of hardware took in a range.
struct HardwareCost
{
    std::string hardware; ///< empty: not reported
    std::size_t workers = 0;
    double hours = 0; ///< in which they were up
    std::optional<double> idleHours; ///< of these without a task; none: tasks are not reported
    std::optional<double> price; ///< of an hour; none: not priced

    [[nodiscard]] std::optional<double> cost() const;
    [[nodiscard]] std::optional<double> idleCost() const;
};

/// From the series `worker_up` and `worker_tasks_running` of a frame: between two samples it is as
/// at the first of them; gaps are not counted. Most hours first. O(columns).
[[nodiscard]] std::vector<HardwareCost>
clusterCost(const Frame &frame, const HardwareByWorker &hardware, const HourlyPrices &prices);

} // namespace perfdeck
