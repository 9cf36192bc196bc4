// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "widgets/charts/MarkLane.h"
#include "widgets/charts/PlotScale.h"
#include "widgets/charts/SeriesBook.h"
#include "widgets/charts/SpanPainter.h"
#include "widgets/style/Theme.h"

#include <QImage>
#include <QPoint>
#include <QWidget>

#include <optional>
#include <vector>

namespace perfdeck {

/// One line as the canvas paints it.
struct CanvasLine
{
    const std::vector<FrameColumn> *columns = nullptr; ///< kept alive by the chart's frame
    QColor color;
    int alpha = 255;
    double width = 1.5; ///< logical pixels; 0: an area, made of runs a device pixel wide
    AxisSide side = AxisSide::Left;
};

/// A sample the crosshair points at.
struct CanvasMarker
{
    Timestamp time;
    double value = 0;
    QColor color;
    AxisSide side = AxisSide::Left;
};

/// A horizontal line with a word at its end.
struct CanvasLevel
{
    double value = 0;
    QString label;
    QColor color;
};

/// Where the grid lies, in the axes' own measures.
struct CanvasGrid
{
    std::vector<double> values;
    std::vector<Timestamp> times;
};

/// The opaque area in which the lines are painted, exactly over the plot of the chart, so that new
/// data repaint nothing else. Turns the pointer into wishes about time. GUI thread.
class PlotCanvas final : public QWidget
{
    Q_OBJECT

public:
    explicit PlotCanvas(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setScale(TimeRange range, const ValueBounds &left, const ValueBounds &right);
    void setGrid(CanvasGrid grid);
    void setLines(std::vector<CanvasLine> lines);
    /// Words instead of lines.
    void setMessage(const QString &headline, const QString &hint);
    void setNote(
        const QString &note); ///< small, at the upper right, for example since when data are old
    /// The vertical line of the crosshair, and the samples it reads out.
    void setCursorTime(std::optional<Timestamp> time);
    void setMarkers(std::vector<CanvasMarker> markers);
    void setLevels(std::vector<CanvasLevel> levels);
    void setMarks(std::vector<ChartMark> marks);

    [[nodiscard]] const MarkLane &marks() const { return m_marks; }

    /// The selected stretch of time, tinted.
    void setSelection(std::optional<TimeRange> selection);

    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }

    [[nodiscard]] std::optional<Timestamp> cursorTime() const { return m_cursor; }

    /// Overrides the screen's ratio, for pictures; 0 is the screen's.
    void setPixelRatio(qreal ratio);
    [[nodiscard]] qreal pixelRatio() const;

    /// Grid and lines are painted as paths, for pictures that are not made of pixels.
    void setVector(bool isVector) { m_isVector = isVector; }

    [[nodiscard]] int columns() const; ///< device pixels across

    [[nodiscard]] TimeRange range() const { return m_range; }

    /// Logical pixels kept free above the highest and below the lowest value.
    static constexpr int kInset = 3;
    [[nodiscard]] double xOf(Timestamp time) const; ///< logical
    [[nodiscard]] double yOf(double value, AxisSide side = AxisSide::Left) const;
    [[nodiscard]] double valueAt(double y, AxisSide side = AxisSide::Left) const;
    void cancelDrag();

    [[nodiscard]] bool isDragging() const { return m_drag != Drag::None; }

Q_SIGNALS:
    void rangeSelected(perfdeck::TimeRange range); ///< finished drag: zoom there
    void selected(perfdeck::TimeRange range); ///< finished Shift-drag
    void valuesSelected(int top, int bottom); ///< finished Alt-drag, in rows
    void clicked(perfdeck::Timestamp time); ///< neither a drag nor on a mark
    void marksPressed(const perfdeck::MarkLane::Group &group); ///< of marks()
    void zoomWanted(double factor, perfdeck::Timestamp around);
    void panWanted(perfdeck::Duration shift);
    void liveWanted();
    void hovered(std::optional<perfdeck::Timestamp> time);
    void columnsChanged(int columns);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    enum class Drag
    {
        None,
        Pressed,
        Zoom, ///< over time
        Select,
        Values,
        Pan
    };

    [[nodiscard]] Drag wantedDrag(const QMouseEvent &event) const;
    [[nodiscard]] QRect dragged() const; ///< between press and pointer
    [[nodiscard]] QRect dragArea() const;
    void paintLevels(QPainter &painter) const;

    [[nodiscard]] const ValueBounds &boundsOf(AxisSide side) const;
    [[nodiscard]] PlotScale deviceScale(const QSize &size) const;
    [[nodiscard]] PlotScale logicalScale(AxisSide side) const;
    [[nodiscard]] Timestamp timeAt(double x) const;
    void makeBackdrop(const QSize &size);
    void renderLines();
    void paintVector(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void paintMessage(QPainter &painter) const;
    void press(QPointF at);
    void invalidate();

    Theme m_theme;
    TimeRange m_range;
    ValueBounds m_left;
    ValueBounds m_right;
    CanvasGrid m_grid;
    std::vector<CanvasLine> m_lines;
    QString m_headline;
    QString m_hint;
    QString m_note;
    std::optional<Timestamp> m_cursor;
    std::vector<CanvasMarker> m_markers;
    std::vector<CanvasLevel> m_levels;
    MarkLane m_marks;
    std::optional<TimeRange> m_selection;
    SpanPainter m_painter;
    PlotBackdrop m_backdrop;
    QImage m_image; ///< grid and lines; the crosshair is drawn over it
    bool m_dirty = true;
    bool m_isVector = false;
    qreal m_ratio = 0;
    int m_columns = 0;
    Drag m_drag = Drag::None;
    Drag m_wanted = Drag::None; ///< what Pressed becomes when the pointer moves far enough
    QPoint m_dragFrom;
    QPoint m_dragTo;
    TimeRange m_dragRange; ///< the range when the drag began
};

} // namespace perfdeck
