// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BoxFrame.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"

#include <functional>

namespace perfdeck {

/// Lying boxes below each other, one a group: the middle half with the median, whiskers, and behind
/// them the samples as points. X switches to logarithms where all values are positive. Items are
/// boxes. GUI thread.
class BoxChart final : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setFrame(BoxFramePtr frame);

    [[nodiscard]] const BoxFramePtr &frame() const { return m_frame; }

    /// Default: the labels of the key, else its metric.
    void setSeriesName(std::function<QString(const SeriesKey &)> namer);

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
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] QString nameOf(const Box &box) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, std::size_t box) const;
    [[nodiscard]] QRectF rowRect(const PlotAxes &axes, std::size_t box) const;
    void
    paintBox(QPainter &painter, const Theme &theme, const PlotAxes &axes, std::size_t at) const;

    BoxFramePtr m_frame;
    std::function<QString(const SeriesKey &)> m_namer;
    bool m_logarithmic = false;
};

} // namespace perfdeck
