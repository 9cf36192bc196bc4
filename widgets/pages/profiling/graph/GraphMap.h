// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/MapChart.h"
#include "widgets/pages/profiling/graph/GraphScene.h"

namespace perfdeck {

/// A model as boxes that feed each other, the more coloured the more they cost: time where there is
/// any, else FLOPs. Items are nodes. GUI thread.
class GraphMap final : public MapChart
{
    Q_OBJECT

public:
    using MapChart::MapChart;

    /// Null for "still waiting".
    void setScene(GraphScenePtr scene);
    void setLayer(std::uint32_t layer);

    [[nodiscard]] const GraphScenePtr &scene() const { return m_scene; }

    [[nodiscard]] QString description() const override;
    [[nodiscard]] DataTable table() const override;

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] QRectF planeBounds() const override;
    [[nodiscard]] QRectF boxOf(int item) const override;

private:
    [[nodiscard]] double shareOf(const GraphNode &node) const;
    [[nodiscard]] bool isChosen(const GraphNode &node) const;
    void paintEdges(QPainter &painter, const Theme &theme) const;
    void paintNode(QPainter &painter, const Theme &theme, const GraphNode &node) const;

    GraphScenePtr m_scene;
    std::uint32_t m_layer = kNoIndex;
};

} // namespace perfdeck
