// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DistributionFrame.h"
#include "core/model/Frame.h"
#include "widgets/charts/ChartFrame.h"
#include "widgets/charts/ChartView.h"
#include "widgets/charts/LayerSet.h"
#include "widgets/charts/SeriesBook.h"
#include "widgets/charts/ValueAxes.h"
#include "widgets/style/Style.h"

#include <QElapsedTimer>
#include <QPixmap>

#include <optional>
#include <set>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace perfdeck {

class ChartLegend;
class ChartReadout;
class PinnedReadout;
class PlotCanvas;
struct ReadoutContent;

/// A live chart of the series of a Frame: title, axes, lines, legend, crosshair, zoom, export.
/// It shows frames and reports wishes; it never asks for data. The page sets range and frame
/// together:
///   on rangeSelected / liveRequested: change the page's range; on plotColumnsChanged or a new
///   range: run a RangeQuery with `snapToColumns(range, plotColumns())` and `plotColumns()`, then
///   setVisibleRange and setFrame.
/// Drag zooms over time, Shift-drag selects, Alt-drag zooms over values, the middle button pans,
/// the wheel zooms at the pointer (Shift: pans), double click goes live. Keys: W S zoom, A D pan,
/// arrows step the crosshair, `.` `,` go to the next and previous mark, F shows the selection, R
/// selects what is under the crosshair, N notes it, Enter or a click pins the values, L and Z
/// change the axis, 0 goes live; Esc undoes one thing at a time. GUI thread.
class TimeSeriesChart final : public ChartView
{
    Q_OBJECT

public:
    explicit TimeSeriesChart(Style &style, QWidget *parent = nullptr);
    ~TimeSeriesChart() override;

    void setTitle(const QString &title) override;

    /// The newest answer; null for "still waiting". Unit and names come from it. With no visible
    /// range set, the frame's own is shown.
    void setFrame(FramePtr frame);
    [[nodiscard]] FramePtr frame() const;
    void setVisibleRange(TimeRange range);

    [[nodiscard]] TimeRange visibleRange() const { return m_range; }

    /// A live chart moves its time labels at most once a second.
    void setLive(bool live);

    [[nodiscard]] bool isLive() const { return m_live; }

    /// Said instead of lines while the frame has no series; default: waiting, or no data in this
    /// range.
    void setEmptyText(const QString &headline, const QString &hint);
    /// Since when nothing new came: lines fade and a note says so. nullopt: fresh.
    void setStaleSince(std::optional<Timestamp> since);
    void setSeriesName(SeriesNamer namer);
    /// Fixed value bounds instead of those found from the data.
    void setValueRange(std::optional<std::pair<double, double>> bounds);
    /// Base and logarithm of the value axes. Emits nothing.
    void setAxisWish(AxisWish wish);

    [[nodiscard]] const AxisWish &axisWish() const { return m_axes.wish(); }

    void setTimeZone(const QTimeZone &zone) override;
    void setLegendVisible(bool visible);
    /// Which lines the user hid. Emits nothing.
    void setHiddenLines(std::set<SeriesKey> hidden);
    /// Which lines the user moved to the other value axis. Emits nothing.
    void setMovedLines(std::set<SeriesKey> moved);

    /// What happened, shown at the foot of the plot and read out at the crosshair.
    void setMarks(std::vector<ChartMark> marks);
    /// The same series `shift` earlier, dashed; their times are moved on by it.
    void setGhost(FramePtr earlier, Duration shift, const QString &name);
    void setThresholds(std::vector<ChartThreshold> thresholds);
    void setBands(std::vector<ChartBand> bands);

    [[nodiscard]] const std::vector<ChartBand> &bands() const { return m_layers.bands(); }

    /// The selected stretch of time, also from other charts. Emits nothing.
    void setSelection(std::optional<TimeRange> selection);
    [[nodiscard]] std::optional<TimeRange> selection() const;
    /// The true samples of the selection and of the equal range before it, shown beside it until
    /// the selection changes. Null: not known. An answer about another range is dropped.
    void setSelectionStatistics(DistributionFramePtr now, DistributionFramePtr before);

    /// The crosshair, also from other charts of the page. Does not emit cursorMoved.
    void setCursor(std::optional<Timestamp> time);
    using QWidget::setCursor; // the pointer's shape
    [[nodiscard]] std::optional<Timestamp> cursorTime() const;
    /// What is read out there, or pinned; null where nothing is. Until the cursor moves or the
    /// frame changes.
    [[nodiscard]] const ReadoutContent *readout() const;
    /// By which samples the crosshair reads; the previous ones at first.
    void setSampling(Sampling sampling);
    /// Device pixels across the plot, for RangeQuery::columns.
    [[nodiscard]] int plotColumns() const;

    /// The frame's samples; see frameTable().
    [[nodiscard]] DataTable table() const override;

    /// Title, range and newest values in words, as screen readers get it.
    [[nodiscard]] QString description() const override;

    [[nodiscard]] const SeriesBook &book() const { return m_book; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void rangeSelected(
        perfdeck::TimeRange range); ///< the user zoomed or panned; the chart shows it already
    void liveRequested();
    void cursorMoved(std::optional<perfdeck::Timestamp> time);
    void plotColumnsChanged(int columns);
    void hiddenLinesChanged(); ///< by the user; the chart shows it already
    void movedLinesChanged(); ///< by the user; the chart shows it already
    void axisWishChanged(); ///< by the user; the chart shows it already
    void selectionMade(perfdeck::TimeRange range); ///< the chart shows it already
    void selectionCleared();
    void markActivated(std::uint64_t id);
    /// The user wants to note something about a moment (no `to`) or a range.
    void noteWanted(perfdeck::Timestamp from, std::optional<perfdeck::Timestamp> to);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintPaper(QPainter &painter, qreal scale) override;
    void addToMenu(QMenu &menu) override;

private:
    [[nodiscard]] const Theme &theme() const;
    void connectParts();
    void applyTheme();
    void rebuildLines();
    void updateCanvasLines();
    void updateValueAxis();
    void showValueAxes();
    void updateTimeAxis(bool force);
    [[nodiscard]] std::vector<TimeTick> fittingTicks() const;
    [[nodiscard]] std::vector<TimeTick> visibleLabels(std::vector<TimeTick> ticks) const;
    void updateThresholds();
    void updateMessage();
    void updateReadout();
    [[nodiscard]] int cursorX() const;
    [[nodiscard]] QRect readoutArea() const;
    void togglePin();
    void freePin();
    void refreshTexts(bool now);
    void layOut();
    [[nodiscard]] QRect layOutLegend(QRect area);
    [[nodiscard]] int valueLabelWidth(AxisSide side) const;
    [[nodiscard]] int valueTickCount() const;
    [[nodiscard]] QString headerNote() const;
    [[nodiscard]] QString unitNote() const;
    void showRange(TimeRange range);
    void select(TimeRange range);
    void zoom(double factor, Timestamp around);
    void pan(Duration shift);
    void stepCursor(int columns);
    void moveCursor(std::optional<Timestamp> time);
    void addSamplingMenu(QMenu &menu);
    void stepMark(bool forward);
    [[nodiscard]] const MarkLane::Group *marksAtCursor() const;
    void activateMarks(const MarkLane::Group &group);
    void zoomValues(int top, int bottom);
    void wishAxis(AxisWish wish);
    void moveLine(std::size_t line);
    void addAxisMenu(QMenu &menu);
    void toggleLogarithmic();
    void toggleZero();
    [[nodiscard]] bool startsAtZero() const;
    void resetView();
    void selectTimes(TimeRange range);
    void clearSelection();
    void selectUnderCursor();
    void focusSelection();
    void wantNote();
    [[nodiscard]] bool undoOne();
    void showAllLines();
    void renderFrame();
    void paintHeader(QPainter &painter) const;

    Style &m_style;
    bool m_paper = false; ///< drawn for export, in the light theme
    QString m_emptyHeadline;
    QString m_emptyHint;
    SeriesBook m_book;
    TimeRange m_range;
    bool m_hasRange = false;
    bool m_live = false;
    bool m_legendVisible = true;
    std::optional<Timestamp> m_staleSince;
    std::optional<std::size_t> m_highlight;
    LayerSet m_layers;
    std::vector<ChartThreshold> m_thresholds;
    ValueAxes m_axes;
    bool m_axisShown = true; ///< without samples there is nothing to measure
    QElapsedTimer m_sinceTimeAxis;
    QTimer *m_timeAxisTimer;
    QTimer *m_textTimer;
    bool m_textsBehind = false;
    std::size_t m_linesLaidOut = 0; ///< the legend has room for this many
    ChartFrame m_frame;
    QPixmap m_framePixmap;
    bool m_frameDirty = true;
    PlotCanvas *m_canvas;
    ChartLegend *m_legend;
    ChartReadout *m_readout;
    PinnedReadout *m_pinned;
    PinnedReadout *m_statistics;
    Sampling m_sampling = Sampling::Previous;
};

} // namespace perfdeck
