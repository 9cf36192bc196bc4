// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/EventsFeed.h"
#include "widgets/models/EventsModel.h"
#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkerDevicesModel.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class ChartFeed;
class ChartGrid;
class Panel;
class RowTable;
class StateLabel;
class TimeSeriesChart;

/// All about one worker: its state, charts of its series, what it is, its GPUs, its tasks, what
/// happened to it. A chart is made when a worker first has such data. GUI thread.
class WorkerDetails final : public QWidget
{
    Q_OBJECT

public:
    /// `run` takes the feeds over: they belong to this.
    WorkerDetails(PageContext context, std::function<void(Feed &)> run, QWidget *parent = nullptr);

    /// Another worker, or newer values of the same; without one of this name, what is known stays.
    void showWorker(const Cluster &cluster, const QString &id);

Q_SIGNALS:
    void closeWanted();

private:
    struct Detail
    {
        TimeSeriesChart *chart = nullptr;
        ChartFeed *feed = nullptr;
        bool isShown = false; ///< stays so for as long as the worker is chosen
    };

    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] RowTable *makeTable(RowSource &rows, const char *name, const QString &title);
    void makePanels();
    void startEvents();
    void choose(const QString &id);
    void showWords(const WorkerRow &row);
    void showCharts(const Worker &worker);
    void makeChart(std::size_t at);
    void showTasks(const Cluster &cluster);
    void showEvents(const EventsPtr &events);
    void arrange();

    PageContext m_context;
    std::function<void(Feed &)> m_run;
    std::string m_cluster;
    QString m_chosen;
    WorkerDevicesModel m_devices;
    TasksModel m_tasks;
    EventsModel m_events;
    EventsFeed m_eventsFeed;
    EventsPtr m_lastEvents; ///< of all workers
    std::vector<Detail> m_details; ///< in the order of workerCharts()
    QLabel *m_title = nullptr;
    StateLabel *m_state = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_profile = nullptr;
    Panel *m_profilePanel = nullptr;
    Panel *m_devicePanel = nullptr;
    Panel *m_taskPanel = nullptr;
    Panel *m_eventPanel = nullptr;
    ChartGrid *m_grid = nullptr;
};

} // namespace perfdeck
