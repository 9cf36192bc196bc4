// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/FailuresModel.h"
#include "widgets/models/TasksModel.h"
#include "widgets/pages/cluster/EvidenceView.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class ChartLink;
class ChipRow;
class DistributionChart;
class GanttChart;
class TableExtras;
class TablePanel;

/// What ran where and when: the stream of tasks worker by worker, all tasks of the range in a table
/// with their failures, and how long they ran.
class TasksView final : public EvidenceView
{
    Q_OBJECT

public:
    explicit TasksView(PageContext context, QWidget *parent = nullptr);

    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

protected:
    void judge(const Case &matter) override;

private:
    struct Findings;

    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] GanttChart *makeStream();
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeSide();
    void showFindings(Findings findings);
    void showTask();

    TasksModel m_rows;
    FailuresModel m_failures;
    ClusterHistoryPtr m_history; ///< that the rows were made from
    ChipRow *m_states = nullptr;
    QLabel *m_facts = nullptr;
    GanttChart *m_stream = nullptr;
    ChartLink *m_link = nullptr; ///< of the stream
    QLineEdit *m_filter = nullptr;
    TablePanel *m_table = nullptr;
    TableExtras *m_extras = nullptr;
    DistributionChart *m_durations = nullptr;
    TablePanel *m_failurePanel = nullptr;
    QLabel *m_task = nullptr; ///< the chosen one
};

} // namespace perfdeck
