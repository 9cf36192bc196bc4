// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/GanttFrame.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/charts/TimedChart.h"

#include <vector>

namespace perfdeck {

class RowScroll;

/// What entities did when: one row each, spans coloured by kind, their state as shape (failed: a
/// cross or a notch, waiting: hollow, cancelled: hatched, running: open at the right), the
/// critical path with a thick line below. Short spans are merged pixel by pixel, so that 100,000 of
/// them cost no more than the picture is wide. Rows that do not fit are scrolled (Ctrl-wheel, arrow
/// keys). Items are spans, numbered through row after row. GUI thread.
class GanttChart final : public TimedChart
{
    Q_OBJECT

public:
    explicit GanttChart(Style &style, QWidget *parent = nullptr);

    /// Null for "still waiting". With no visible range set, the frame's own is shown.
    void setFrame(GanttFramePtr frame);

    [[nodiscard]] const GanttFramePtr &frame() const { return m_frame; }

    /// The name of a span, by the number that activated() gives; empty for none.
    [[nodiscard]] QString itemName(int item) const;

    [[nodiscard]] QString description() const override;
    /// The spans that touch the visible range.
    [[nodiscard]] DataTable table() const override;

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] std::vector<LegendEntry> legend(const Theme &theme) const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;
    [[nodiscard]] QRectF plot() const override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOutScroll();
    void showItem(int item);
    [[nodiscard]] double leastRowHeight() const;
    [[nodiscard]] std::size_t rowsThatFit() const;
    [[nodiscard]] std::size_t firstRow() const;
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] QRectF rowRect(const PlotAxes &axes, std::size_t row) const;
    [[nodiscard]] const GanttSpan &spanOf(int item) const;
    [[nodiscard]] std::size_t rowOf(int item) const;
    void paintRow(QPainter &painter, const Theme &theme, const QRectF &box, std::size_t row) const;
    void paintRun(QPainter &painter,
                  const Theme &theme,
                  const QRectF &box,
                  const SpanRun &run,
                  const GanttSpan &span) const;

    GanttFramePtr m_frame;
    std::vector<int> m_starts; ///< number of the first span of each row, then of all
    std::vector<std::string> m_kinds; ///< in order of appearance
    RowScroll *m_scroll;
};

} // namespace perfdeck
