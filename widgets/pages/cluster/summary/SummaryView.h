// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/cluster/ClusterView.h"

namespace perfdeck {

class Panel;
class RowTable;

/// Load and tasks over time, all workers and all tasks.
class SummaryView final : public ClusterView
{
    Q_OBJECT

public:
    explicit SummaryView(PageContext context, QWidget *parent = nullptr);

    void showCluster(const ClusterPtr &cluster) override;

private:
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeTables();
    [[nodiscard]] Panel *
    makeTable(RowTable &table, const QString &title, const char *name, const QString &filterName);

    WorkersModel m_workers;
    TasksModel m_tasks;
    Background m_background;
    Panel *m_workerPanel = nullptr;
    Panel *m_taskPanel = nullptr;
    QWidget *m_tables = nullptr;
};

} // namespace perfdeck
