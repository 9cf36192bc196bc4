// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/MapChart.h"
#include "widgets/pages/cluster/topology/TopologyScene.h"

namespace perfdeck {

/// A cluster as a plan: its servers, groups of workers that hang on them, and the GPUs in each
/// worker. Colour says a quantity or the state, size the running tasks. From afar a worker is a
/// coloured square, from near it has its name, GPUs and numbers; only what can be seen is painted.
/// Items are workers in the order of the cluster, then its servers. GUI thread.
class ClusterMap final : public MapChart
{
    Q_OBJECT

public:
    using MapChart::MapChart;

    /// Null for "still waiting".
    void setScene(TopologyScenePtr scene);

    [[nodiscard]] const TopologyScenePtr &scene() const { return m_scene; }

    /// The id of the worker that an item is; empty for a server.
    [[nodiscard]] QString workerOf(int item) const;

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
    [[nodiscard]] QRectF mapArea() const override;

private:
    [[nodiscard]] Reading readServer(const ClusterServer &server) const;
    [[nodiscard]] QString groupName(std::size_t group) const;
    [[nodiscard]] QColor fillOf(const Theme &theme, std::size_t worker) const;
    void paintLinks(QPainter &painter, const Theme &theme) const;
    void paintServers(QPainter &painter, const Theme &theme) const;
    void paintGroup(QPainter &painter, const Theme &theme, std::size_t group) const;
    void paintBuses(QPainter &painter, const Theme &theme, const LayoutGroup &group) const;
    void paintWorker(QPainter &painter, const Theme &theme, std::size_t at) const;
    void paintInside(QPainter &painter,
                     const Theme &theme,
                     std::size_t at,
                     const QRectF &box,
                     const QColor &ground) const;
    void
    paintDevices(QPainter &painter, const Theme &theme, const Worker &worker, QRectF strip) const;
    void paintLegend(QPainter &painter, const Theme &theme) const;

    TopologyScenePtr m_scene;
};

} // namespace perfdeck
