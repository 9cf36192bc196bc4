// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/timeline/TimelineIndex.h"

#include <QRectF>
#include <QString>

#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace perfdeck {

struct Theme;

/// A time of a profile on screen, as exactly as `step` is fine: "12.345 ms". Both in nanoseconds.
[[nodiscard]] QString profileTimeText(std::int64_t time, std::int64_t largest, double step);

struct RulerTick
{
    std::int64_t time = 0; ///< ns since the first event
    QString label;
};

/// Ticks at round times inside a window, at most `most`; all labels in one unit. Pure.
[[nodiscard]] std::vector<RulerTick> rulerTicks(ProfileSpan window, int most);

/// Where a time lies between two edges of the screen.
[[nodiscard]] double screenX(std::int64_t time, ProfileSpan window, const QRectF &plot);
[[nodiscard]] std::int64_t timeAtX(double x, ProfileSpan window, const QRectF &plot);

/// Labels above the plot, lines through it.
void paintRuler(QPainter &painter, const Theme &theme, ProfileSpan window, const QRectF &plot);

} // namespace perfdeck
