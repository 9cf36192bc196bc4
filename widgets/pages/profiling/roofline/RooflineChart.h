// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ComputePeak.h"
#include "core/profile/judge/Roofline.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/pages/profiling/ProfileFigures.h"

#include <memory>
#include <vector>

namespace perfdeck {

/// What a roofline shows. Never changes.
struct RooflineScene
{
    struct Point
    {
        std::uint32_t layer = kNoIndex;
        double intensity = 0; ///< FLOPs a byte
        double flopsPerSecond = 0;
        double share = 0; ///< of the time
        double bound = 0; ///< FLOP/s; NaN without a roof
        std::string precision;
    };

    struct Slope
    {
        std::string level; ///< of the memory
        double bytesPerSecond = 0;
    };

    struct Ceiling
    {
        std::string precision;
        double flopsPerSecond = 0;
    };

    ProfileFiguresPtr figures;
    ComputePeaksPtr peaks; ///< null: no roof
    std::vector<Point> points; ///< those that take longest last, so that they lie on top
    std::vector<Slope> slopes; ///< the best of each level
    std::vector<Ceiling> ceilings; ///< of the precisions that occur
};

using RooflineScenePtr = std::shared_ptr<const RooflineScene>;

/// Layers with a time, FLOPs and bytes. Pure.
[[nodiscard]] RooflineScenePtr rooflineScene(ProfileFiguresPtr figures, ComputePeaksPtr peaks);

/// Layers by how much they compute for a byte and how fast they do it, both as logarithms, under
/// the roof that was measured: bandwidth of each level of the memory, then the arithmetic of each
/// precision. The larger a point, the longer it takes. Items are points. GUI thread.
class RooflineChart final : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setScene(RooflineScenePtr scene);
    void setLayer(std::uint32_t layer);

    [[nodiscard]] const RooflineScenePtr &scene() const { return m_scene; }

    [[nodiscard]] QString description() const override;
    [[nodiscard]] DataTable table() const override;

Q_SIGNALS:
    void layerChosen(std::uint32_t layer);

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] QPointF placeOf(const PlotAxes &axes, const RooflineScene::Point &point) const;
    [[nodiscard]] double ceiling() const;
    void paintRoof(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;

    RooflineScenePtr m_scene;
    std::uint32_t m_layer = kNoIndex;
};

} // namespace perfdeck
