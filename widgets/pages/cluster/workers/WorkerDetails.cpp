// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/workers/WorkerDetails.h"

#include "widgets/pages/ChartGrid.h"
#include "widgets/pages/cluster/workers/WorkerCharts.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QCoreApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr std::size_t kMostTasks = 200; ///< the newest of one worker

std::optional<double> valueOf(const Worker &worker, std::string_view metric)
{
    const auto number
        = [](const auto &count) { return count ? std::optional(double(*count)) : std::nullopt; };
    if (metric == "worker_cpu_utilization_ratio")
        return worker.measured.cpuRatio;
    if (metric == "worker_memory_utilization_ratio")
        return worker.measured.memoryRatio;
    if (metric == "worker_gpu_utilization_ratio")
        return worker.measured.gpuRatio;
    if (metric == "worker_tasks_running")
        return number(worker.tasksRunning);
    if (metric == "worker_tasks_completed_total")
        return number(worker.tasksCompleted);
    if (metric == "worker_tasks_failed_total")
        return number(worker.tasksFailed);
    if (metric == "worker_memory_used_bytes")
        return worker.memoryUsedBytes;
    if (metric == "worker_cpu_reserved_ratio")
        return worker.reserved.cpuRatio;
    if (metric == "worker_memory_reserved_ratio")
        return worker.reserved.memoryRatio;
    if (metric == "worker_gpu_reserved_ratio")
        return worker.reserved.gpuRatio;
    return std::nullopt;
}

QLabel *textLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

WorkerDetails::WorkerDetails(PageContext context, std::function<void(Feed &)> run, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_run(std::move(run))
    , m_eventsFeed(questionsTo(m_context.session), m_context.scope)
    , m_details(workerCharts().size())
    , m_grid(new ChartGrid(m_context.style))
{
    makePanels();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(makeHead());
    layout->addWidget(m_grid, 1);
    startEvents();
}

QWidget *WorkerDetails::makeHead()
{
    const Style &style = m_context.style;
    m_title = textLabel("chosenWorker");
    const auto setFonts = [this, &style] {
        m_title->setFont(style.font(TextSize::Normal, TextWeight::Strong));
        m_facts->setFont(style.font(TextSize::Small));
    };
    m_state = new StateLabel(style, TextSize::Normal);
    m_facts = textLabel("workerFacts");
    m_facts->setMinimumWidth(1); // words of a worker must not widen the window
    connect(&style, &Style::changed, this, setFonts);
    setFonts();
    auto *back = new QToolButton;
    back->setObjectName(QStringLiteral("allWorkers"));
    back->setText(tr("All workers"));
    back->setToolTip(tr("Compare all workers again (Esc in the table)"));
    connect(back, &QToolButton::clicked, this, &WorkerDetails::closeWanted);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * Style::kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addWidget(m_facts, 1);
    layout->addWidget(back);
    return head;
}

RowTable *WorkerDetails::makeTable(RowSource &rows, const char *name, const QString &title)
{
    auto *table = new RowTable(rows, m_context.style);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(title);
    return table;
}

void WorkerDetails::makePanels()
{
    m_profile = textLabel("workerProfile");
    m_profile->setAccessibleName(tr("What the worker is"));
    m_profile->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_profile->setWordWrap(true);
    m_profilePanel = new Panel(m_context.style, tr("Profile"));
    auto *scroll = new VerticalScroll(m_profile);
    scroll->setSeenThrough();
    m_profilePanel->setContent(scroll);

    RowTable *devices = makeTable(m_devices, "workerDevices", tr("GPUs of the worker"));
    using D = WorkerDevicesModel;
    devices->showColumns({D::Device, D::Name, D::Busy, D::Used, D::Total}, D::Name);
    m_devicePanel = new Panel(m_context.style, tr("GPUs"));
    m_devicePanel->setContent(devices);

    RowTable *tasks = makeTable(m_tasks, "workerTasks", tr("Tasks of the worker"));
    using T = TasksModel;
    tasks->showColumns({T::Name, T::Type, T::State, T::Progress, T::Duration, T::Problem}, T::Name);
    tasks->setYielding({T::Problem, T::Type, T::Progress});
    m_taskPanel = new Panel(m_context.style, tr("Tasks"));
    m_taskPanel->setContent(tasks);

    RowTable *events = makeTable(m_events, "workerEvents", tr("Events of the worker"));
    events->showColumns({EventsModel::Time, EventsModel::Text}, EventsModel::Text);
    m_eventPanel = new Panel(m_context.style, tr("Events"));
    m_eventPanel->setContent(events);
}

void WorkerDetails::startEvents()
{
    connect(&m_eventsFeed, &EventsFeed::eventsReady, this, &WorkerDetails::showEvents);
    m_run(m_eventsFeed);
}

void WorkerDetails::showWorker(const Cluster &cluster, const QString &id)
{
    const bool isOther = m_cluster != cluster.name || m_chosen != id;
    m_cluster = cluster.name;
    if (isOther)
        choose(id);
    if (!cluster.workers)
        return;
    const auto worker = std::ranges::lower_bound(
        *cluster.workers, id.toStdString(), {}, [](const Worker &each) { return each.id(); });
    if (worker == cluster.workers->end() || worker->id() != id.toStdString())
        return;
    showWords(workerRow(*worker, m_context.clock->now(), m_context.scope.zone()));
    showCharts(*worker);
    m_devices.setRows(workerDeviceRows(*worker));
    showTasks(cluster);
    arrange();
}

void WorkerDetails::choose(const QString &id)
{
    m_chosen = id;
    m_title->setText(id);
    for (Detail &detail : m_details) {
        detail.isShown = false;
        if (detail.feed)
            detail.feed->setQuestion({});
    }
    if (m_lastEvents)
        showEvents(m_lastEvents);
}

void WorkerDetails::showWords(const WorkerRow &row)
{
    m_state->setState(row.state, row.stateText);
    QStringList facts;
    for (const QString &fact : {row.host, row.hardware})
        if (!fact.isEmpty())
            facts.append(fact);
    if (row.uptime)
        facts.append(tr("up for %1")
                         .arg(formatDuration(std::chrono::duration_cast<Duration>(
                             std::chrono::duration<double>(*row.uptime)))));
    if (row.lastSeen)
        facts.append(tr("last seen %1").arg(row.lastSeenText));
    if (row.reliability)
        facts.append(tr("completed %1").arg(row.reliabilityText));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(row.reliabilityNote);
    m_profile->setText(row.profile);
}

/// A chart that has had data stays: a quiet moment must not move the others about.
void WorkerDetails::showCharts(const Worker &worker)
{
    const std::vector<WorkerChart> charts = workerCharts();
    for (std::size_t at = 0; at < charts.size(); ++at) {
        Detail &detail = m_details[at];
        if (detail.isShown
            || std::ranges::none_of(charts[at].metrics, [&worker](const char *metric) {
                   return valueOf(worker, metric).has_value();
               }))
            continue;
        detail.isShown = true;
        if (!detail.feed)
            makeChart(at);
        ChartQuestion question;
        for (const char *metric : charts[at].metrics)
            question.selectors.push_back(workerSelector(metric, m_cluster, m_chosen));
        question.transform = charts[at].transform;
        detail.feed->setQuestion(std::move(question));
    }
}

void WorkerDetails::makeChart(std::size_t at)
{
    const WorkerChart spec = workerCharts()[at];
    const LiveChart live(
        m_context, spec.objectName, QCoreApplication::translate("WorkerCharts", spec.title), {});
    live.chart()->setSeriesName([](const FrameSeries &series) { return metricTitle(series.info); });
    live.chart()->setEmptyText(tr("Nothing stored of this worker"), tr("or not in this range"));
    m_details[at].chart = live.chart();
    m_details[at].feed = &live.feed();
    m_run(live.feed());
}

/// Those that live, then the last that ended.
void WorkerDetails::showTasks(const Cluster &cluster)
{
    const std::string id = m_chosen.toStdString();
    Cluster own;
    std::ranges::copy_if(cluster.living, std::back_inserter(own.living), [&id](const Task &task) {
        return task.worker == id;
    });
    for (auto task = cluster.ended.rbegin();
         task != cluster.ended.rend() && own.ended.size() < kMostTasks;
         ++task)
        if (task->worker == id)
            own.ended.push_back(*task);
    std::ranges::reverse(own.ended);
    own.listsTasks = cluster.listsTasks;
    m_tasks.setRows(taskRows(own, m_context.clock->now(), m_context.scope.zone()));
    m_taskPanel->setRemark(
        cluster.listsTasks
            ? tr("%1 running, %2 ended lately").arg(own.living.size()).arg(own.ended.size())
            : tr("No server of this cluster lists tasks"));
}

void WorkerDetails::showEvents(const EventsPtr &events)
{
    m_lastEvents = events;
    std::vector<Event> own;
    const std::string id = m_chosen.toStdString();
    std::ranges::copy_if(*events, std::back_inserter(own), [&id](const Event &event) {
        return event.labels.get("worker") == id;
    });
    m_events.setRows(eventRows(own, m_context.clock->now(), m_context.scope.zone()));
    m_eventPanel->setRemark(own.empty() ? tr("none in this range") : QString());
}

void WorkerDetails::arrange()
{
    std::vector<QWidget *> shown;
    for (const Detail &detail : m_details)
        if (detail.isShown)
            shown.push_back(detail.chart);
    shown.push_back(m_taskPanel);
    shown.push_back(m_eventPanel);
    if (m_devices.rowCount() > 0)
        shown.push_back(m_devicePanel);
    if (!m_profile->text().isEmpty())
        shown.push_back(m_profilePanel);
    m_grid->setCharts(shown);
}

} // namespace perfdeck
