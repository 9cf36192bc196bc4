// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ScatterFrame.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"

#include <string>
#include <vector>

namespace perfdeck {

/// Points in a plane, coloured by group, with the front of the best ones as a line of steps. The
/// axes say which way is good; X and Y switch them to logarithms where all values are positive.
/// Labels are painted where they cover nothing, those of the front first. Items are points. GUI
/// thread.
class ScatterChart final : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setFrame(ScatterFramePtr frame);

    [[nodiscard]] const ScatterFramePtr &frame() const { return m_frame; }

    void setLogarithmic(bool x, bool y);

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
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] PlotAxis
    axis(double ScatterPoint::*value, const MetricInfo &info, bool logarithmic, int ticks) const;
    [[nodiscard]] QPointF placeOf(const PlotAxes &axes, std::size_t point) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, const ScatterPoint &point) const;
    [[nodiscard]] bool isOnFront(std::size_t point) const;
    void paintFront(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;
    void paintLabels(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;

    ScatterFramePtr m_frame;
    std::vector<std::size_t> m_points; ///< measured in both directions
    std::vector<std::string> m_groups;
    bool m_logarithmicX = false;
    bool m_logarithmicY = false;
};

} // namespace perfdeck
