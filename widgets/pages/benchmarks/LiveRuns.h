// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/Panel.h"

#include <map>
#include <string>
#include <vector>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class CurveChart;
class StateLabel;

/// One run that waits or runs: how far it is, what it does or waits for, and its newest values as
/// small charts. GUI thread.
class LiveRunCard final : public QWidget
{
    Q_OBJECT

public:
    LiveRunCard(PageContext context, BenchmarkDesk &desk, QWidget *parent = nullptr);

    void show(const BenchmarkRun &run);
    using QWidget::show;

private:
    void showCharts(const std::vector<RunSample> &samples);

    PageContext m_context;
    BenchmarkDesk &m_desk;
    std::string m_run;
    QLabel *m_title;
    StateLabel *m_state;
    QProgressBar *m_progress;
    QLabel *m_facts;
    QHBoxLayout *m_charts;
    std::map<std::string, CurveChart *> m_chartOf; ///< by the name of its values
};

/// All runs that wait or run, a card each; hidden without any. GUI thread.
class LiveRuns final : public QWidget
{
    Q_OBJECT

public:
    LiveRuns(PageContext context, BenchmarkDesk &desk, QWidget *parent = nullptr);

    void showRuns();

private:
    PageContext m_context;
    BenchmarkDesk &m_desk;
    QVBoxLayout *m_layout;
    std::map<std::string, LiveRunCard *> m_cards; ///< by the id of the run
};

} // namespace perfdeck
