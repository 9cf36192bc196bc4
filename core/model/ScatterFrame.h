// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

struct ScatterPoint
{
    std::string name;
    std::string group; ///< colours points; may be empty
    double x = 0;
    double y = 0;
};

/// Points in a plane with the best of them: those no other point beats in both directions. An axis
/// whose MetricInfo says Better::Neither takes no part, so there is no front. Never changes.
struct ScatterFrame
{
    MetricInfo x; ///< title, unit and which way is good
    MetricInfo y;
    std::vector<ScatterPoint> points;
    std::vector<std::size_t> front; ///< indices into points, ascending in x; see paretoFront()
};

using ScatterFramePtr = std::shared_ptr<const ScatterFrame>;

} // namespace perfdeck
