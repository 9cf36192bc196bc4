// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/LatestFeed.h"
#include "widgets/pages/cluster/ClusterView.h"
#include "widgets/pages/cluster/topology/TopologyScene.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace perfdeck {

class BarChart;
class ClusterMap;
class MachineMap;

/// How the cluster hangs together: its servers, workers in groups, their GPUs; beside it what the
/// workers offer and how the tasks are spread. And this machine, part by part.
class TopologyView final : public ClusterView
{
    Q_OBJECT

public:
    explicit TopologyView(PageContext context, QWidget *parent = nullptr);

    void showCluster(const ClusterPtr &cluster) override;
    /// `part` (cluster, machine), `color`, `groups`.
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeClusterPart();
    void makeMachinePart();
    void makeScene();
    void showSpread(const std::vector<Worker> &workers);
    void showMachine();

    ClusterPtr m_cluster;
    TopologyScenePtr m_scene;
    Background m_background;
    LatestFeed m_busy;
    QTabBar *m_parts = nullptr; ///< the cluster, or this machine
    QComboBox *m_color = nullptr;
    QComboBox *m_groups = nullptr;
    QStackedWidget *m_stack = nullptr;
    ClusterMap *m_map = nullptr;
    MachineMap *m_machine = nullptr;
    BarChart *m_capabilities = nullptr;
    BarChart *m_tasks = nullptr;
};

} // namespace perfdeck
