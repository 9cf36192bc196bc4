// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/Page.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class EmptyState;
class Panel;
class RowTable;
class StateLabel;

/// A test cluster: how it is in one line, its load and tasks over time, its workers and its tasks.
class ClusterPage final : public Page
{
    Q_OBJECT

public:
    explicit ClusterPage(PageContext context, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeTables();
    [[nodiscard]] Panel *
    makeTable(RowTable &table, const QString &title, const char *name, const QString &filterName);
    void showCluster();
    void showSentence();
    void showRows();
    void showEmpty();
    void askHistory();

    WorkersModel m_workers;
    TasksModel m_tasks;
    Background m_background;
    StateLabel *m_sentence = nullptr;
    QLabel *m_remarks = nullptr;
    Panel *m_workerPanel = nullptr;
    Panel *m_taskPanel = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_tables = nullptr;
    bool m_hasHistory = false; ///< a cluster was watched earlier
    bool m_isOutdated = true; ///< the rows are older than the cluster
};

} // namespace perfdeck
