// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/CountFrame.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/charts/TimedChart.h"

namespace perfdeck {

/// How many there were over time, stacked by severity; less severe ones are hatched, so that they
/// are told apart without colour too. Items are columns. GUI thread.
class CountChart final : public TimedChart
{
    Q_OBJECT

public:
    using TimedChart::TimedChart;

    /// Null for "still waiting". With no visible range set, the frame's own is shown.
    void setFrame(CountFramePtr frame);

    [[nodiscard]] const CountFramePtr &frame() const { return m_frame; }

    /// Of a column; nothing where there is none.
    [[nodiscard]] TimeRange columnRange(int item) const;

    [[nodiscard]] QString description() const override;
    /// A row for each column and group that is not empty.
    [[nodiscard]] DataTable table() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 110}; }

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

private:
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] std::uint32_t total(std::size_t column) const;
    [[nodiscard]] QRectF columnRect(const PlotAxes &axes, std::size_t column) const;
    void paintColumn(QPainter &painter,
                     const Theme &theme,
                     const PlotAxes &axes,
                     std::size_t column) const;

    CountFramePtr m_frame;
    std::uint32_t m_most = 0; ///< of a column
};

} // namespace perfdeck
