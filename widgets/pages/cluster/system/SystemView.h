// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ServerLoad.h"
#include "widgets/models/Background.h"
#include "widgets/models/PoolsModel.h"
#include "widgets/models/ServersModel.h"
#include "widgets/pages/cluster/ClusterView.h"

#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class ChartFeed;
class RowTable;
class TablePanel;
class Tile;

/// The cluster as a system: how the coordinator is, its servers and what is asked of them, its
/// supplies, and how all that went.
class SystemView final : public ClusterView
{
    Q_OBJECT

public:
    explicit SystemView(PageContext context, QWidget *parent = nullptr);

    void showCluster(const ClusterPtr &cluster) override;

private:
    [[nodiscard]] QWidget *makeTiles();
    [[nodiscard]] QWidget *makeServers();
    [[nodiscard]] QWidget *makePools();
    [[nodiscard]] QWidget *makeCharts();
    void showTotals(const ClusterTotals *totals);
    void askAnswers();
    void showServers();
    void showDetails();

    ClusterPtr m_cluster;
    ServerLoadBook m_loads;
    Background m_background;
    ServersModel m_servers;
    PoolsModel m_pools;
    std::vector<Tile *> m_tiles; ///< in the order of the quantities
    TablePanel *m_poolPanel = nullptr;
    QWidget *m_lists = nullptr; ///< known while a server is asked
    RowTable *m_serverTable = nullptr;
    QLabel *m_details = nullptr;
    ChartFeed *m_answers = nullptr; ///< how long the servers take
};

} // namespace perfdeck
