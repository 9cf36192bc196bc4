// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "widgets/charts/MarkLane.h"
#include "widgets/charts/PaintedChart.h"

#include <optional>

namespace perfdeck {

/// A painted chart whose horizontal axis is time, with the gestures and signals of TimeSeriesChart:
/// drag zooms, Shift-drag selects, wheel zooms at the pointer, Shift-wheel and middle-drag pan,
/// double click goes live, Esc ends a drag or the selection; W and S zoom, A and D pan, 0 goes
/// live,
/// `.` `,` go to the next and previous mark, F shows the selection, R selects the range of the mark
/// at the crosshair, N writes a note, Enter opens the mark. It reports wishes and never asks for
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

    /// What happened; drawn on top, read out at the crosshair.
    void setMarks(std::vector<ChartMark> marks);

    [[nodiscard]] const MarkLane &marks() const { return m_marks; }

    /// Tinted; also of other charts of the page. Does not emit selectionMade.
    void setSelection(std::optional<TimeRange> selection);

    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }

    /// Device pixels across the plot.
    [[nodiscard]] int plotColumns() const;

Q_SIGNALS:
    void rangeSelected(
        perfdeck::TimeRange range); ///< the user zoomed or panned; the chart shows it already
    void liveRequested();
    void cursorMoved(std::optional<perfdeck::Timestamp> time);
    void plotColumnsChanged(int columns);
    void selectionMade(perfdeck::TimeRange range); ///< the chart shows it already
    void selectionCleared();
    void markActivated(std::uint64_t id);
    void noteWanted(perfdeck::Timestamp from, std::optional<perfdeck::Timestamp> to);

protected:
    /// Where time runs, in logical pixels.
    [[nodiscard]] virtual QRectF plot() const = 0;
    [[nodiscard]] double xOf(Timestamp time) const;
    [[nodiscard]] Timestamp timeAt(double x) const;

    void refresh() override;
    [[nodiscard]] Reading readMore() const override;
    void paintOverlay(QPainter &painter) const override;
    void paintPaper(QPainter &painter, qreal scale) override;
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
        enum class Kind
        {
            Zoom,
            Select,
            Pan
        };

        double from = 0;
        double to = 0;
        Kind kind = Kind::Zoom;
    };

    void select(TimeRange range);
    void zoom(double factor, Timestamp around);
    void pan(double share);
    void moveCursor(std::optional<Timestamp> time);
    void layOutMarks();
    void paintMarks(QPainter &painter, const Theme &theme) const;
    void paintSelection(QPainter &painter) const;
    [[nodiscard]] const MarkLane::Group *marksAtCursor() const;
    [[nodiscard]] const MarkLane::Group *marksUnder(QPointF position) const;
    void activateMarks(const MarkLane::Group &group);
    void stepMark(bool forward);
    void selectTimes(TimeRange range);
    void focusSelection();
    void wantNote();
    bool undoOne();
    bool takeMarkKey(int key);

    TimeRange m_range;
    std::optional<Timestamp> m_cursor;
    std::optional<Drag> m_drag;
    std::optional<TimeRange> m_selection;
    MarkLane m_marks;
};

} // namespace perfdeck
