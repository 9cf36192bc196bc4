// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/timeline/TimeRuler.h"

#include "widgets/style/Format.h"
#include "widgets/style/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kNanosecond = 1e-9;
constexpr double kLabelWidth = 110; ///< room for a label

ScaledUnit unitFor(std::int64_t largest)
{
    const double seconds = double(largest) * kNanosecond;
    if (seconds >= 1)
        return {1, QStringLiteral("s")};
    if (seconds >= 1e-3)
        return {1e-3, QStringLiteral("ms")};
    return {1e-6, QStringLiteral("µs")};
}

/// 1, 2 or 5 times a power of ten, not below this.
std::int64_t roundStep(double least)
{
    std::int64_t power = 1;
    while (double(power) * 10 <= least)
        power *= 10;
    for (const std::int64_t factor : {1, 2, 5, 10})
        if (double(power * factor) >= least)
            return power * factor;
    return power * 10;
}

} // namespace

QString profileTimeText(std::int64_t time, std::int64_t largest, double step)
{
    const ScaledUnit unit = unitFor(largest);
    const double inUnit = step * kNanosecond / unit.factor;
    const int decimals = std::clamp(int(std::ceil(-std::log10(inUnit) - 1e-9)), 0, 9);
    return formatIn(double(time) * kNanosecond, unit, decimals) + QChar(0x00A0) + unit.name;
}

std::vector<RulerTick> rulerTicks(ProfileSpan window, int most)
{
    const std::int64_t step = roundStep(std::max(1.0, double(window.length()) / std::max(1, most)));
    std::int64_t first = window.from / step * step;
    if (first < window.from)
        first += step;
    std::vector<RulerTick> ticks;
    for (std::int64_t time = first; time <= window.to; time += step)
        ticks.push_back({time, profileTimeText(time, window.to, double(step))});
    return ticks;
}

double screenX(std::int64_t time, ProfileSpan window, const QRectF &plot)
{
    return plot.left() + double(time - window.from) / double(window.length()) * plot.width();
}

std::int64_t timeAtX(double x, ProfileSpan window, const QRectF &plot)
{
    return window.from
        + std::int64_t((x - plot.left()) / std::max(1.0, plot.width()) * double(window.length()));
}

void paintRuler(QPainter &painter, const Theme &theme, ProfileSpan window, const QRectF &plot)
{
    const double height = painter.fontMetrics().height();
    const int most = std::max(1, int(plot.width() / kLabelWidth));
    for (const RulerTick &tick : rulerTicks(window, most)) {
        const double x = std::round(screenX(tick.time, window, plot));
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(theme.dim);
        const double left = std::clamp(
            x - kLabelWidth / 2, plot.left(), std::max(plot.left(), plot.right() - kLabelWidth));
        const Qt::AlignmentFlag side = left > x - kLabelWidth / 2 ? Qt::AlignLeft
            : left < x - kLabelWidth / 2                          ? Qt::AlignRight
                                                                  : Qt::AlignHCenter;
        painter.drawText(QRectF(left, plot.top() - height - 2, kLabelWidth, height),
                         static_cast<int>(Qt::AlignVCenter | side),
                         tick.label);
    }
}

} // namespace perfdeck
