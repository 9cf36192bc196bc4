// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/cluster/ClusterView.h"

namespace perfdeck {

class RowSource;
class TablePanel;

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
    [[nodiscard]] TablePanel *
    makeTable(RowSource &rows, const QString &title, const char *name, const QString &filterName);

    WorkersModel m_workers;
    TasksModel m_tasks;
    Background m_background;
    QWidget *m_tables = nullptr;
};

} // namespace perfdeck
