// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/ClusterPage.h"

#include "core/engine/Session.h"
#include "widgets/pages/cluster/ClusterSentence.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kMinChartHeight = 180;
constexpr int kFilterWidth = 160;
constexpr std::size_t kLines = 12;

QString label(const FrameSeries &series, std::string_view name)
{
    const std::string_view text = series.key->labels.get(name);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

struct ChartSpec
{
    const char *objectName;
    const char *title;
    std::vector<Selector> selectors;
    const char *label; ///< that names the lines; null: the metric's title
};

std::vector<ChartSpec> charts()
{
    return {{"chart-cluster-load",
             QT_TRANSLATE_NOOP("perfdeck::ClusterPage", "Load of the workers"),
             {{"cluster_cpu_utilization_ratio", {}},
              {"cluster_memory_utilization_ratio", {}},
              {"cluster_gpu_utilization_ratio", {}},
              {"cluster_cpu_reserved_ratio", {}},
              {"cluster_memory_reserved_ratio", {}},
              {"cluster_gpu_reserved_ratio", {}}},
             nullptr},
            {"chart-cluster-tasks",
             QT_TRANSLATE_NOOP("perfdeck::ClusterPage", "Tasks"),
             {{"cluster_tasks", {}}},
             "state"},
            {"chart-cluster-throughput",
             QT_TRANSLATE_NOOP("perfdeck::ClusterPage", "Tasks ended per second"),
             {{"cluster_tasks_per_second", {}}},
             nullptr},
            {"chart-cluster-workers",
             QT_TRANSLATE_NOOP("perfdeck::ClusterPage", "Workers"),
             {{"cluster_workers", {}}},
             "state"}};
}

} // namespace

ClusterPage::ClusterPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
{
    m_empty = new EmptyState(this->context().style, {}, {});
    m_empty->setObjectName(QStringLiteral("clusterEmpty"));
    m_empty->setIcon(QStringLiteral("cluster"));
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&this->context().session, &Session::clusterChanged, this, &ClusterPage::showCluster);
    connect(&this->context().session, &Session::sourcesChanged, this, [this] {
        showEmpty();
        showSentence();
    });
    showCluster();
}

QWidget *ClusterPage::makeContent()
{
    m_sentence = new StateLabel(context().style, TextSize::Normal);
    m_sentence->setObjectName(QStringLiteral("clusterSentence"));
    m_remarks = new QLabel;
    m_remarks->setObjectName(QStringLiteral("clusterRemarks"));
    m_remarks->setWordWrap(true);
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    layout->addWidget(m_sentence);
    layout->addWidget(m_remarks);
    layout->addWidget(makeCharts(), 2);
    m_tables = makeTables();
    layout->addWidget(m_tables, 3);
    return content;
}

QWidget *ClusterPage::makeCharts()
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
        chart->setSeriesName([name = spec.label](const FrameSeries &series) {
            return name ? label(series, name) : metricTitle(series.info);
        });
        chart->setMinimumHeight(kMinChartHeight);
        run(live.feed());
        layout->addWidget(chart, 1);
    }
    return area;
}

QWidget *ClusterPage::makeTables()
{
    auto *workers = new RowTable(m_workers, context().style);
    workers->showColumns({WorkersModel::Name,
                          WorkersModel::State,
                          WorkersModel::Cpu,
                          WorkersModel::Memory,
                          WorkersModel::Running,
                          WorkersModel::Completed,
                          WorkersModel::Failed},
                         WorkersModel::Name);
    auto *tasks = new RowTable(m_tasks, context().style);
    tasks->showColumns({TasksModel::Name,
                        TasksModel::Type,
                        TasksModel::State,
                        TasksModel::Worker,
                        TasksModel::Progress,
                        TasksModel::Duration},
                       TasksModel::Name);
    m_workerPanel = makeTable(*workers, tr("Workers"), "workerTable", tr("Filter workers"));
    m_taskPanel = makeTable(*tasks, tr("Tasks"), "taskTable", tr("Filter tasks"));
    auto *area = new QSplitter;
    area->setChildrenCollapsible(false);
    area->setHandleWidth(kGap);
    area->addWidget(m_workerPanel);
    area->addWidget(m_taskPanel);
    area->setStretchFactor(0, 1);
    area->setStretchFactor(1, 1);
    return area;
}

Panel *ClusterPage::makeTable(RowTable &table,
                              const QString &title,
                              const char *name,
                              const QString &filterName)
{
    table.setObjectName(QString::fromLatin1(name));
    table.setAccessibleName(title);
    auto *filter = new QLineEdit;
    filter->setObjectName(QString::fromLatin1(name) + QStringLiteral("Filter"));
    filter->setAccessibleName(filterName);
    filter->setPlaceholderText(tr("Filter"));
    filter->setToolTip(RowTable::filterHelp());
    filter->setClearButtonEnabled(true);
    filter->setFixedWidth(kFilterWidth);
    connect(filter, &QLineEdit::textChanged, &table, &RowTable::setFilter);
    auto *panel = new Panel(context().style, title);
    panel->addControl(filter);
    panel->setContent(&table);
    return panel;
}

void ClusterPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isOutdated)
        showCluster();
    if (!m_hasHistory)
        askHistory();
}

/// What was stored can be seen without a server: the charts, but no lists.
void ClusterPage::askHistory()
{
    context().session.askNames(this, [this](const SeriesNamesPtr &names) {
        m_hasHistory = std::ranges::any_of(names->metrics, [](const NameCount &metric) {
            return metric.name == "cluster_workers" || metric.name == "cluster_tasks";
        });
        showEmpty();
    });
}

void ClusterPage::showCluster()
{
    m_isOutdated = !isVisible();
    showEmpty();
    const ClusterPtr cluster = context().session.cluster();
    if (!cluster || m_isOutdated)
        return;
    showSentence();
    showRows();
}

void ClusterPage::showSentence()
{
    const ClusterPtr cluster = context().session.cluster();
    if (!cluster)
        return;
    QStringList silent;
    for (const SourceStatus &source : context().session.sources())
        if (source.config.kind == SourceKind::Coordinator
            && source.health.state == SourceState::BackingOff)
            silent.append(QString::fromStdString(source.config.name));
    const ClusterSentence sentence = describeCluster(*cluster, silent);
    m_sentence->setState(sentence.level, sentence.text);
    const QStringList remarks = clusterRemarks(*cluster);
    m_remarks->setText(remarks.join(QChar(u'\n')));
    m_remarks->setVisible(!remarks.isEmpty());
}

void ClusterPage::showRows()
{
    struct Rows
    {
        RowChange<WorkerRow> workers;
        RowChange<TaskRow> tasks;
    };

    const ClusterPtr cluster = context().session.cluster();
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
            m_workerPanel->setRemark(formatText(double(m_workers.rowCount()), Unit::Count));
            m_taskPanel->setRemark(formatText(double(m_tasks.rowCount()), Unit::Count));
        });
}

/// No server named yet, none reached yet, or one that does not answer: each with its way out.
void ClusterPage::showEmpty()
{
    const bool isWatched = context().session.cluster() != nullptr;
    m_tables->setVisible(isWatched);
    m_stack->setCurrentIndex(isWatched || m_hasHistory ? 0 : 1);
    if (isWatched)
        return;
    m_remarks->hide();
    m_sentence->setState(
        CellState::None,
        tr("As it was stored; workers and tasks are listed while a server is asked"));
    const std::vector<SourceStatus> sources = context().session.sources();
    const auto server = std::ranges::find_if(sources, [](const SourceStatus &source) {
        return source.config.kind == SourceKind::Coordinator;
    });
    if (server == sources.end())
        return m_empty->setText(
            tr("No cluster to show"),
            tr("Start with --drm-url URL, the address of a coordinator, its Prometheus exporter or "
               "its dashboard. The key comes from --api-key-file FILE or PERFDECK_API_KEY. Nothing "
               "is ever changed on the cluster."));
    const QString name = QString::fromStdString(server->config.name);
    if (server->health.lastError.empty())
        return m_empty->setText(tr("Asking %1 …").arg(name), tr("The first answer is on its way."));
    m_empty->setText(tr("%1 shows nothing").arg(name),
                     QString::fromStdString(server->health.lastError));
}

} // namespace perfdeck
