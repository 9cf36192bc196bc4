// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace perfdeck {

/// Drags with the left button from one share of a widget's width to another, at half its height.
inline void
dragAcrossWidget(QWidget &widget, double from, double to, Qt::KeyboardModifiers modifiers)
{
    const auto at = [&widget](double share) {
        return QPoint(int(share * widget.width()), widget.height() / 2);
    };
    QTest::mousePress(&widget, Qt::LeftButton, modifiers, at(from));
    for (const double part : {0.3, 0.7, 1.0}) {
        const QPoint place = at(from + (to - from) * part);
        QMouseEvent move(QEvent::MouseMove,
                         place,
                         widget.mapToGlobal(place),
                         Qt::NoButton,
                         Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, at(to));
}

/// The same across the plot of a chart.
inline void
dragAcross(TimeSeriesChart &chart, double from, double to, Qt::KeyboardModifiers modifiers)
{
    dragAcrossWidget(*chart.findChild<PlotCanvas *>(), from, to, modifiers);
}

} // namespace perfdeck
