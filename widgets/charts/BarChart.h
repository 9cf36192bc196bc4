// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BarFrame.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"

#include <vector>

namespace perfdeck {

class RowScroll;

/// Values by category as lying bars with room for names, beside each other for several groups, with
/// their intervals as whiskers; negative values reach to the left of zero. Sorted as given or by
/// the first group (key O changes). More categories than fit are scrolled. Items are bars: category
/// as shown × groups + group. GUI thread.
class BarChart final : public PaintedChart
{
    Q_OBJECT

public:
    enum class Order
    {
        AsGiven,
        LargestFirst,
        SmallestFirst
    };

    explicit BarChart(Style &style, QWidget *parent = nullptr);

    /// Null for "still waiting".
    void setFrame(BarFramePtr frame);

    [[nodiscard]] const BarFramePtr &frame() const { return m_frame; }

    void setOrder(Order order);

    [[nodiscard]] Order order() const { return m_order; }

    /// Indices into the categories of the frame, from the top down.
    [[nodiscard]] const std::vector<std::size_t> &shownOrder() const { return m_shown; }

    [[nodiscard]] QString description() const override;
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
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void addToMenu(QMenu &menu) override;

private:
    void sort();
    void layOutScroll();
    void scrollTo(std::size_t row);
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] std::size_t firstRow() const;
    [[nodiscard]] std::size_t rowsThatFit() const;
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] QRectF barRect(const PlotAxes &axes, std::size_t row, std::size_t group) const;
    [[nodiscard]] const BarCategory &category(std::size_t row) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, std::size_t group) const;
    void paintBar(QPainter &painter,
                  const Theme &theme,
                  const PlotAxes &axes,
                  std::size_t row,
                  std::size_t group) const;

    BarFramePtr m_frame;
    Order m_order = Order::AsGiven;
    std::vector<std::size_t> m_shown;
    RowScroll *m_scroll;
};

} // namespace perfdeck
