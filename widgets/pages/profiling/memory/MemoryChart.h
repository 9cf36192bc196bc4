// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/pages/profiling/ProfileFigures.h"

#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// Memory in use of one device as steps, over time or, where nobody wrote times down, over the
/// layers in their order.
struct MemoryLine
{
    std::string device;
    std::vector<double> at; ///< ns since the first event, or numbers of layers from 1; ascending
    std::vector<double> bytes;
    std::vector<std::uint32_t> layer; ///< that changed it
    std::size_t peak = 0; ///< the first highest
};

/// What a layer holds when the most is in use.
struct MemoryOwner
{
    std::uint32_t layer = kNoIndex;
    double bytes = 0;
};

/// Memory of a profile. Never changes.
struct MemoryScene
{
    ProfileFiguresPtr figures;
    bool isOverLayers = false;
    std::vector<MemoryLine> lines;
    std::vector<MemoryOwner> owners; ///< of the highest peak, the largest first
    std::vector<MemoryOwner> allocated; ///< all that layers asked for, likewise
};

using MemoryScenePtr = std::shared_ptr<const MemoryScene>;

/// O(points + layers log layers). Pure.
[[nodiscard]] MemoryScenePtr memoryScene(ProfileFiguresPtr figures);

/// Memory in use with its peak marked. Items are columns of pixels. GUI thread.
class MemoryChart final : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setScene(MemoryScenePtr scene);

    [[nodiscard]] QString description() const override;
    [[nodiscard]] DataTable table() const override;

Q_SIGNALS:
    void layerChosen(std::uint32_t layer);

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] std::vector<LegendEntry> legend(const Theme &theme) const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] PlotAxes axes() const;
    void paintLine(QPainter &painter,
                   const PlotAxes &axes,
                   const MemoryLine &line,
                   const QColor &color) const;
    void paintPeak(QPainter &painter,
                   const Theme &theme,
                   const PlotAxes &axes,
                   const MemoryLine &line) const;
    [[nodiscard]] QString placeText(double at) const;

    MemoryScenePtr m_scene;
};

} // namespace perfdeck
