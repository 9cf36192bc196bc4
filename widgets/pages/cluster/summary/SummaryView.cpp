// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/summary/SummaryView.h"

#include "widgets/models/ClusterText.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kMinChartHeight = 180;
constexpr int kFilterWidth = 160;
constexpr std::size_t kLines = 12;

QString titleOf(const FrameSeries &series)
{
    return metricTitle(series.info);
}

struct ChartSpec
{
    const char *objectName;
    const char *title;
    std::vector<Selector> selectors;
    SeriesNamer namer;
};

std::vector<ChartSpec> charts()
{
    return {{"chart-cluster-load",
             QT_TRANSLATE_NOOP("perfdeck::SummaryView", "Load of the workers"),
             {{"cluster_cpu_utilization_ratio", {}},
              {"cluster_memory_utilization_ratio", {}},
              {"cluster_gpu_utilization_ratio", {}},
              {"cluster_cpu_reserved_ratio", {}},
              {"cluster_memory_reserved_ratio", {}},
              {"cluster_gpu_reserved_ratio", {}}},
             titleOf},
            {"chart-cluster-tasks",
             QT_TRANSLATE_NOOP("perfdeck::SummaryView", "Tasks"),
             {{"cluster_tasks", {}}},
             stateTitle},
            {"chart-cluster-throughput",
             QT_TRANSLATE_NOOP("perfdeck::SummaryView", "Tasks ended per second"),
             {{"cluster_tasks_per_second", {}}},
             titleOf},
            {"chart-cluster-workers",
             QT_TRANSLATE_NOOP("perfdeck::SummaryView", "Workers"),
             {{"cluster_workers", {}}},
             stateTitle}};
}

} // namespace

SummaryView::SummaryView(PageContext context, QWidget *parent)
    : ClusterView(std::move(context), parent)
{
    m_tables = makeTables();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(makeCharts(), 2);
    layout->addWidget(m_tables, 3);
}

QWidget *SummaryView::makeCharts()
{
    auto *area = new QWidget;
    auto *layout = new QHBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    for (ChartSpec &spec : charts()) {
        const LiveChart live(context(),
                             spec.objectName,
                             tr(spec.title),
                             {std::move(spec.selectors), Transform::None, kLines, false});
        TimeSeriesChart *chart = live.chart();
        chart->setEmptyText(tr("Not reported by this cluster"),
                            tr("Or not in this range; its exporter may know more"));
        chart->setSeriesName(spec.namer);
        chart->setMinimumHeight(kMinChartHeight);
        run(live.feed());
        layout->addWidget(chart, 1);
    }
    return area;
}

QWidget *SummaryView::makeTables()
{
    auto *workers = makeTable(m_workers, tr("Workers"), "workerTable", tr("Filter workers"));
    workers->setEmptyText(tr("No worker is registered"),
                          tr("Workers appear here when they register with the coordinator."));
    workers->table().showColumns({WorkersModel::Name,
                                  WorkersModel::State,
                                  WorkersModel::Cpu,
                                  WorkersModel::Memory,
                                  WorkersModel::Running,
                                  WorkersModel::Completed,
                                  WorkersModel::Failed},
                                 WorkersModel::Name);
    workers->table().setYielding({WorkersModel::Completed, WorkersModel::Running});
    auto *tasks = makeTable(m_tasks, tr("Tasks"), "taskTable", tr("Filter tasks"));
    tasks->setEmptyText(tr("No task is known"),
                        tr("Not every server lists tasks: a coordinator with a key does."));
    tasks->table().showColumns({TasksModel::Name,
                                TasksModel::Type,
                                TasksModel::State,
                                TasksModel::Worker,
                                TasksModel::Progress,
                                TasksModel::Duration},
                               TasksModel::Name);
    auto *area = new QSplitter;
    area->setChildrenCollapsible(false);
    area->setHandleWidth(kGap);
    area->addWidget(workers);
    area->addWidget(tasks);
    area->setStretchFactor(0, 1);
    area->setStretchFactor(1, 1);
    return area;
}

TablePanel *SummaryView::makeTable(RowSource &rows,
                                   const QString &title,
                                   const char *name,
                                   const QString &filterName)
{
    auto *panel = new TablePanel(context().style, rows, name, title);
    auto *filter = new QLineEdit;
    filter->setObjectName(QString::fromLatin1(name) + QStringLiteral("Filter"));
    filter->setAccessibleName(filterName);
    filter->setPlaceholderText(tr("Filter"));
    filter->setToolTip(RowTable::filterHelp());
    filter->setClearButtonEnabled(true);
    filter->setFixedWidth(kFilterWidth);
    connect(filter, &QLineEdit::textChanged, &panel->table(), &RowTable::setFilter);
    panel->addControl(filter);
    return panel;
}

void SummaryView::showCluster(const ClusterPtr &cluster)
{
    m_tables->setVisible(cluster != nullptr);
    if (!cluster)
        return;

    struct Rows
    {
        RowChange<WorkerRow> workers;
        RowChange<TaskRow> tasks;
    };

    m_background.run(
        [cluster,
         now = context().clock->now(),
         zone = context().scope.zone(),
         workers = m_workers.preparation(),
         tasks = m_tasks.preparation()] {
            return Rows{workers(workerRows(*cluster, now, zone)),
                        tasks(taskRows(*cluster, now, zone))};
        },
        [this](Rows rows) {
            m_workers.apply(std::move(rows.workers));
            m_tasks.apply(std::move(rows.tasks));
        });
}

} // namespace perfdeck
