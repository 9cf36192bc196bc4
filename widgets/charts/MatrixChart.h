// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MatrixFrame.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"

namespace perfdeck {

/// Names × names: each cell has a colour and, where there is room, its number. Not measured is
/// hatched, what may be chance is faint. Items are cells: row × columns + column, from the top
/// left. GUI thread.
class MatrixChart final : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setFrame(MatrixFramePtr frame);

    [[nodiscard]] const MatrixFramePtr &frame() const { return m_frame; }

    [[nodiscard]] QString description() const override;
    [[nodiscard]] DataTable table() const override;

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;

private:
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] QRectF cellRect(const PlotAxes &axes, std::size_t item) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, const MatrixCell &cell) const;
    [[nodiscard]] QString textOf(const MatrixCell &cell) const;

    MatrixFramePtr m_frame;
    double m_least = 0; ///< of the cells
    double m_most = 0;
};

} // namespace perfdeck
