// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/cluster/ClusterView.h"

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class WorkerDetails;
class WorkersComparison;
class WorkerTable;

/// All workers in a table; below it the one that is chosen, or several or all compared.
class WorkersView final : public ClusterView
{
    Q_OBJECT

public:
    explicit WorkersView(PageContext context, QWidget *parent = nullptr);

    void showCluster(const ClusterPtr &cluster) override;
    /// `filter`, `state` (one of the chips), `metric`; `worker`: the one to choose.
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

private:
    void showChosen();

    ClusterPtr m_cluster;
    WorkerTable *m_table = nullptr;
    WorkerDetails *m_details = nullptr;
    WorkersComparison *m_comparison = nullptr;
    QStackedWidget *m_lower = nullptr; ///< one worker, or some compared
};

} // namespace perfdeck
