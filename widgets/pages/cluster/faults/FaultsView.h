// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/FailureGroups.h"
#include "widgets/models/EventsModel.h"
#include "widgets/models/FailuresModel.h"
#include "widgets/models/FaultModels.h"
#include "widgets/models/TasksModel.h"
#include "widgets/pages/cluster/EvidenceView.h"

QT_BEGIN_NAMESPACE
class QTabWidget;
QT_END_NAMESPACE

namespace perfdeck {

class BarChart;
class DistributionChart;
class RowTable;
class TablePanel;

/// What fails, where and how often, how long workers stay away, what was done about it, and who may
/// fail next.
class FaultsView final : public EvidenceView
{
    Q_OBJECT

public:
    explicit FaultsView(PageContext context, QWidget *parent = nullptr);

    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

protected:
    void judge(const Case &matter) override;

private:
    struct Findings;

    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeFailures();
    [[nodiscard]] QWidget *makeSide();
    [[nodiscard]] TablePanel *makeRisks();
    [[nodiscard]] TablePanel *makeRecovery();
    [[nodiscard]] QWidget *makeBreakers();
    void show(Findings findings);
    void showTasks();
    void leadToWorkers(const RowTable &table, int column);

    FailuresModel m_failures;
    TasksModel m_tasks; ///< of the chosen failure
    RisksModel m_risks;
    BreakersModel m_breakers;
    EventsModel m_breakerEvents;
    RecoveryModel m_recovery;
    BarChart *m_byHardware = nullptr;
    BarChart *m_byType = nullptr;
    DistributionChart *m_recoveryTime = nullptr;
    TablePanel *m_failurePanel = nullptr;
    QTabWidget *m_side = nullptr;
    std::vector<FailureGroup> m_groups;
    ClusterHistoryPtr m_history; ///< the groups are of
};

} // namespace perfdeck
