// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "widgets/style/AxisScale.h"
#include "widgets/style/Style.h"

#include <QRectF>
#include <QString>

#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// One axis of a painted plot: where a value lies between its ends and what stands beside it.
struct PlotAxis
{
    double min = 0;
    double max = 1;
    bool logarithmic = false; ///< min is above zero
    std::vector<AxisScale::Tick> ticks;
    QString title; ///< with unit; may be empty
    bool hasGrid = true;

    /// 0 at min, 1 at max; beyond them outside of 0…1.
    [[nodiscard]] double share(double value) const;
    [[nodiscard]] double valueAt(double share) const;
};

/// A value axis with its title: "Latency, ms".
[[nodiscard]] PlotAxis valueAxis(const AxisScale &scale, const QString &title);
/// No further than the data, with a little room on both sides if that leaves two ticks: for clouds
/// and histograms, whose ends need not be round numbers.
[[nodiscard]] PlotAxis trimmed(PlotAxis axis, double min, double max, double room);
/// A time axis for a plot of this width; values are µs since the start of the range.
[[nodiscard]] PlotAxis
timeAxis(TimeRange range, double width, const Style &style, const QTimeZone &zone);

/// Two axes with grid, labels and titles around a plot, painted directly. A value; logical pixels.
class PlotAxes final
{
public:
    /// Divides `area` between plot and labels.
    PlotAxes(const Style &style, QRectF area, PlotAxis x, PlotAxis y);

    [[nodiscard]] const QRectF &plot() const { return m_plot; }

    [[nodiscard]] const PlotAxis &xAxis() const { return m_x; }

    [[nodiscard]] const PlotAxis &yAxis() const { return m_y; }

    [[nodiscard]] double x(double value) const;
    [[nodiscard]] double y(double value) const;

    void paint(QPainter &painter, const Theme &theme) const;

private:
    [[nodiscard]] double labelWidth(double room) const;
    void paintX(QPainter &painter, const Theme &theme) const;
    void paintY(QPainter &painter, const Theme &theme) const;

    const Style &m_style;
    QRectF m_area;
    PlotAxis m_x;
    PlotAxis m_y;
    QRectF m_plot;
};

} // namespace perfdeck
