// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/BenchmarkRunsModel.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace perfdeck {

class EmptyState;
class LiveRuns;
class RunFilterBar;
class RunRemovals;
class RunSummary;
class TablePanel;
class UndoBar;

/// What runs now at the top, all runs in a table, the chosen one beside it. GUI thread.
class BenchmarkRunsView final : public BenchmarkView
{
    Q_OBJECT

public:
    BenchmarkRunsView(PageContext context, BenchmarkTools tools, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeLower();
    void makeActions();
    void showRuns();
    void showEmptiness();
    void showChosen();
    void startQuick();
    void open();
    void repeat();
    void removeChosen();
    [[nodiscard]] BenchmarkRunPtr chosen() const;

    BenchmarkRunsModel m_rows;
    LiveRuns *m_live;
    RunFilterBar *m_filters;
    TablePanel *m_table = nullptr;
    RunSummary *m_summary;
    UndoBar *m_undo;
    RunRemovals *m_removals;
    EmptyState *m_nothing; ///< in place of all, while nothing was ever run
    QWidget *m_lower = nullptr;
    QAction *m_open = nullptr;
    QAction *m_repeat = nullptr;
    QAction *m_resume = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_note = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace perfdeck
