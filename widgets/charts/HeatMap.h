// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/HeatFrame.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/charts/TimedChart.h"

#include <vector>

namespace perfdeck {

/// A HeatFrame: time from left to right, buckets (on a logarithmic axis where their bounds allow)
/// or entities from the bottom up, the colour says how much. Counts are coloured by their
/// logarithm, so that a single slow answer among thousands is seen. Not measured is hatched. Coarse
/// buckets are marked "≈", what lies above the last bound "> bound". Items are cells: row × columns
/// + column. GUI thread.
class HeatMap final : public TimedChart
{
    Q_OBJECT

public:
    using TimedChart::TimedChart;

    /// Null for "still waiting". With no visible range set, the frame's own is shown.
    void setFrame(HeatFramePtr frame);

    [[nodiscard]] const HeatFramePtr &frame() const { return m_frame; }

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
    [[nodiscard]] QRectF plot() const override;

private:
    void findScale();
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] PlotAxis rowAxis() const;
    [[nodiscard]] QRectF cellRect(const PlotAxes &axes, std::size_t row, std::size_t column) const;
    [[nodiscard]] double share(double value) const;
    [[nodiscard]] Unit cellUnit() const;
    [[nodiscard]] QString rowName(std::size_t row) const;
    [[nodiscard]] QString rowNote(std::size_t row) const;
    void paintCells(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;
    void paintScale(QPainter &painter, const Theme &theme, const QRectF &plot) const;
    void paintMarks(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;

    HeatFramePtr m_frame;
    std::vector<double> m_edges; ///< of the rows from the bottom up, 0…1
    double m_least = 0; ///< of the cells
    double m_most = 0;
};

} // namespace perfdeck
