// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/CoursePath.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

QPainterPath coursePath(std::span<const double> course, double fullScale, const QRectF &area)
{
    constexpr std::size_t kJoined = 6;
    double low = 0;
    double high = fullScale;
    for (const double value : course) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    QPainterPath path;
    std::size_t last = course.size();
    for (std::size_t at = 0; at < course.size(); ++at) {
        if (!std::isfinite(course[at]))
            continue;
        const double share = high > low ? (course[at] - low) / (high - low) : 0;
        const QPointF point(area.left() + area.width() * (double(at) + 0.5) / double(course.size()),
                            area.bottom() - share * area.height());
        if (last == course.size() || at - last > kJoined)
            path.moveTo(point);
        else
            path.lineTo(point);
        last = at;
    }
    return path;
}

} // namespace perfdeck
