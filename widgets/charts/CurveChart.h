// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/CurveFrame.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"

#include <utility>
#include <vector>

namespace perfdeck {

/// A few measured points joined by lines, with intervals as whiskers and marked points ringed and
/// told; over a number or over time. X and Y switch the axes to logarithms where all values are
/// positive. Items are points, curve after curve. GUI thread.
class CurveChart final : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setFrame(CurveFramePtr frame);

    [[nodiscard]] const CurveFramePtr &frame() const { return m_frame; }

    void setLogarithmic(bool x, bool y);
    /// Which curve and which of its points an item is.
    [[nodiscard]] std::pair<std::size_t, std::size_t> placeOf(int item) const;

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
    void keyPressEvent(QKeyEvent *event) override;
    void addToMenu(QMenu &menu) override;

private:
    [[nodiscard]] const CurvePoint &point(std::size_t item) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, std::size_t curve) const;
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] PlotAxis xAxis(double width) const;
    [[nodiscard]] PlotAxis yAxis(double height) const;
    [[nodiscard]] QString textOfX(const CurvePoint &point) const;
    [[nodiscard]] QPointF positionOf(const PlotAxes &axes, const CurvePoint &point) const;
    void
    paintCurve(QPainter &painter, const Theme &theme, const PlotAxes &axes, std::size_t at) const;
    void paintMarks(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;

    CurveFramePtr m_frame;
    std::vector<std::pair<std::size_t, std::size_t>> m_points; ///< curve and point of each item
    bool m_logarithmicX = false;
    bool m_logarithmicY = false;
};

} // namespace perfdeck
