// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "widgets/style/AxisScale.h"
#include "widgets/style/Theme.h"

#include <QFont>
#include <QGraphicsScene>
#include <QRectF>

#include <vector>

QT_BEGIN_NAMESPACE
class QCategoryAxis;
class QChart;
class QPainter;
QT_END_NAMESPACE

namespace perfdeck {

/// The axes and labels around a plot, laid out by a QChart that never gets the lines: QtCharts
/// strokes every path again at each change, so it draws only what changes about once a second.
/// Painted from its scene without a view. Logical pixels. GUI thread.
class ChartFrame final
{
public:
    ChartFrame();
    ~ChartFrame();

    void setLook(const Theme &theme, const QFont &labelFont);
    /// `plot` is the inner area in which the axes lie.
    void setGeometry(QSizeF size, QRectF plot);
    void setValueAxis(const AxisScale &scale);
    /// The second axis; null for none.
    void setRightAxis(const AxisScale *scale);
    void setTimeAxis(TimeRange range, const std::vector<TimeTick> &ticks);
    void paint(QPainter &painter);

private:
    QGraphicsScene m_scene;
    QChart *m_chart; ///< owned by the scene, as its axes are by the chart
    QCategoryAxis *m_timeAxis;
    QCategoryAxis *m_valueAxis;
    QCategoryAxis *m_rightAxis;
};

} // namespace perfdeck
