// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "widgets/charts/PaintedChart.h"

#include <optional>

namespace perfdeck {

/// A painted chart whose horizontal axis is time, with the gestures and signals of TimeSeriesChart:
/// drag zooms, wheel zooms at the pointer, Shift-wheel and middle-drag pan, double click goes live,
/// Esc ends a drag; W and S zoom, A and D pan, 0 goes live. It reports wishes and never asks for
/// data. GUI thread.
class TimedChart : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    void setVisibleRange(TimeRange range);

    [[nodiscard]] TimeRange visibleRange() const { return m_range; }

    /// The line at a moment, also from other charts of the page. Does not emit cursorMoved.
    void setCursor(std::optional<Timestamp> time);
    using QWidget::setCursor; // the pointer's shape

    [[nodiscard]] std::optional<Timestamp> cursorTime() const { return m_cursor; }

    /// Device pixels across the plot.
    [[nodiscard]] int plotColumns() const;

Q_SIGNALS:
    void rangeSelected(
        perfdeck::TimeRange range); ///< the user zoomed or panned; the chart shows it already
    void liveRequested();
    void cursorMoved(std::optional<perfdeck::Timestamp> time);
    void plotColumnsChanged(int columns);

protected:
    /// Where time runs, in logical pixels.
    [[nodiscard]] virtual QRectF plot() const = 0;
    [[nodiscard]] double xOf(Timestamp time) const;
    [[nodiscard]] Timestamp timeAt(double x) const;

    void paintOverlay(QPainter &painter) const override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Drag
    {
        double from = 0;
        double to = 0;
        bool isPan = false;
    };

    void select(TimeRange range);
    void zoom(double factor, Timestamp around);
    void pan(double share);
    void moveCursor(std::optional<Timestamp> time);

    TimeRange m_range;
    std::optional<Timestamp> m_cursor;
    std::optional<Drag> m_drag;
};

} // namespace perfdeck
