// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/faults/FaultsView.h"

#include "core/analysis/ClusterFrames.h"
#include "core/engine/Session.h"
#include "widgets/charts/BarChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QSplitter>
#include <QTabWidget>

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>

namespace perfdeck {

namespace {

constexpr auto kSideKey = "side";
constexpr int kGap = 2 * Style::kGrid;

/// What the recovery chart is called, from which cases, and the same with its interval.
std::pair<QString, QString> recoveryTitles(std::span<const Outage> outages)
{
    const SurvivalCurve curve = timeToRecovery(outages);
    const QString usual = FaultsView::tr("Time until lost workers were back");
    if (curve.cases == 0)
        return {usual, {}};
    const QString cases
        = FaultsView::tr("%1 back, %2 away").arg(curve.ended).arg(curve.cases - curve.ended);
    if (!curve.median)
        return {FaultsView::tr("Until back: %1").arg(cases), {}};
    const auto seconds = [](std::optional<double> value) {
        return value ? formatText(*value, Unit::Second) : FaultsView::tr("not known");
    };
    return {FaultsView::tr("Until back: half within %1 (%2)").arg(seconds(curve.median), cases),
            FaultsView::tr("Half of them within %1; 95 % interval from %2 to %3. Workers that are "
                           "still away are counted as open cases.")
                .arg(seconds(curve.median), seconds(curve.medianLow), seconds(curve.medianHigh))};
}

FrameWords wordsOf(const QString &title, const QString &interval = {})
{
    return {title.toStdString(),
            FaultsView::tr("not reported").toStdString(),
            interval.toStdString(),
            FaultsView::tr("of ended tasks").toStdString()};
}

FrameWords rateWords(const FailureRates &rates)
{
    return wordsOf(FaultsView::tr("Failed tasks"),
                   rates.isSinceStart
                       ? FaultsView::tr("95 % interval; since the start of the server")
                       : FaultsView::tr("95 % interval"));
}

std::vector<Event> breakerEvents(const EventsPtr &events)
{
    std::vector<Event> found;
    if (events)
        std::ranges::copy_if(*events, std::back_inserter(found), [](const Event &event) {
            return event.kind == "circuit-breaker";
        });
    return found;
}

} // namespace

struct FaultsView::Findings
{
    ClusterHistoryPtr history;
    std::vector<FailureGroup> groups;
    RowChange<FailureRow> failures;
    RowChange<RiskRow> risks;
    RowChange<BreakerRow> breakers;
    RowChange<EventRow> breakerEvents;
    RowChange<RecoveryRow> recovery;
    BarFramePtr byHardware;
    BarFramePtr byType;
    DistributionFramePtr recoveryTime;
    std::pair<QString, QString> recoveryTitles;
};

FaultsView::FaultsView(PageContext context, QWidget *parent)
    : EvidenceView(std::move(context), {{}, {{"worker_up", {}}}, true}, parent)
{
    layOutView(*this, makeCharts(), {makeFailures(), 3}, {makeSide(), 2});
}

QWidget *FaultsView::makeCharts()
{
    Style &style = context().style;
    m_byHardware = new BarChart(style);
    m_byHardware->setObjectName(QStringLiteral("failuresByHardware"));
    m_byHardware->setTitle(tr("Failed tasks by hardware"));
    m_byType = new BarChart(style);
    m_byType->setObjectName(QStringLiteral("failuresByType"));
    m_byType->setTitle(tr("Failed tasks by type"));
    for (BarChart *chart : {m_byHardware, m_byType})
        chart->setEmptyText(tr("No task has ended in this range"),
                            tr("Or this cluster does not list its tasks"));
    m_recoveryTime = new DistributionChart(style);
    m_recoveryTime->setObjectName(QStringLiteral("recoveryTime"));
    m_recoveryTime->setTitle(tr("Time until lost workers were back"));
    m_recoveryTime->setForm(DistributionChart::Form::Cumulative);
    m_recoveryTime->setSeriesName([](const SeriesKey &) { return tr("Workers that were back"); });
    m_recoveryTime->setEmptyText(tr("No worker was lost and came back in this range"),
                                 tr("Choose a longer range above to look further back"));
    return chartRow({{m_byHardware}, {m_byType}, {m_recoveryTime}});
}

QWidget *FaultsView::makeFailures()
{
    m_failurePanel = new TablePanel(context().style, m_failures, "failureTable", tr("Failures"));
    m_failurePanel->setEmptyText(tr("No failure in this range"),
                                 tr("Tasks that fail or time out are grouped here by what their "
                                    "error texts have in common, where the cluster lists tasks."));
    RowTable &failures = m_failurePanel->table();
    failures.showColumns({FailuresModel::Text,
                          FailuresModel::Count,
                          FailuresModel::Share,
                          FailuresModel::Workers,
                          FailuresModel::Types,
                          FailuresModel::First,
                          FailuresModel::Last},
                         FailuresModel::Text);
    failures.setYielding({FailuresModel::First, FailuresModel::Types, FailuresModel::Last});
    connect(&failures, &RowTable::currentIdChanged, this, &FaultsView::showTasks);
    failures.setToolTip(tr("Enter or a double click finds its tasks"));
    connect(&failures, &RowTable::activated, this, [this, &failures] {
        const QString words = failureFilter(failures.currentId().toStdString());
        Q_EMIT viewWanted("tasks", {{"filter", words.toStdString()}});
    });
    auto *tasks
        = new TablePanel(context().style, m_tasks, "failedTaskTable", tr("Its newest tasks"));
    tasks->setEmptyText(tr("No failure chosen"), tr("Choose one above to see its tasks"));
    tasks->table().showColumns({TasksModel::Name,
                                TasksModel::Type,
                                TasksModel::State,
                                TasksModel::Worker,
                                TasksModel::Duration,
                                TasksModel::Created,
                                TasksModel::Problem},
                               TasksModel::Problem);
    tasks->table().setYielding({TasksModel::Created, TasksModel::Duration, TasksModel::Type});
    leadToWorkers(tasks->table(), TasksModel::Worker);
    auto *area = new QSplitter(Qt::Vertical);
    area->setChildrenCollapsible(false);
    area->setHandleWidth(kGap);
    area->addWidget(m_failurePanel);
    area->addWidget(tasks);
    area->setStretchFactor(0, 3);
    area->setStretchFactor(1, 2);
    return area;
}

QWidget *FaultsView::makeSide()
{
    m_side = new QTabWidget;
    m_side->setObjectName(QStringLiteral("faultTabs"));
    m_side->setDocumentMode(true);
    m_side->addTab(makeRisks(), tr("At &risk"));
    m_side->addTab(makeBreakers(), tr("&Circuit breakers"));
    m_side->addTab(makeRecovery(), tr("Recover&y"));
    return m_side;
}

TablePanel *FaultsView::makeRisks()
{
    auto *panel = new TablePanel(context().style, m_risks, "riskTable", tr("Workers at risk"));
    panel->setEmptyText(
        tr("Nothing speaks for a failure"),
        tr("No worker fails more often than the others, was lost more than once, is silent, short "
           "of memory or unhealthy by what the cluster reports."));
    panel->table().showColumns({RisksModel::Name, RisksModel::Reasons, RisksModel::Why},
                               RisksModel::Why);
    panel->table().setToolTip(tr("Enter or a double click opens the worker"));
    leadToWorkers(panel->table(), RisksModel::Name);
    return panel;
}

QWidget *FaultsView::makeBreakers()
{
    auto *breakers
        = new TablePanel(context().style, m_breakers, "breakerTable", tr("Circuit breakers"));
    breakers->setEmptyText(
        tr("Not reported by this cluster"),
        tr("The error dashboard of a coordinator reports them: add its address as a server."));
    breakers->table().showColumns({BreakersModel::Name,
                                   BreakersModel::Guards,
                                   BreakersModel::State,
                                   BreakersModel::Since,
                                   BreakersModel::Trips,
                                   BreakersModel::Failures,
                                   BreakersModel::Successes,
                                   BreakersModel::Health},
                                  BreakersModel::Name);
    breakers->table().setYielding(
        {BreakersModel::Successes, BreakersModel::Since, BreakersModel::Health});
    auto *events = new TablePanel(
        context().style, m_breakerEvents, "breakerEvents", tr("Opened and closed"));
    events->setEmptyText(tr("None opened or closed in this range"),
                         tr("Choose a longer range above to look further back"));
    events->table().showColumns({EventsModel::Time, EventsModel::Text}, EventsModel::Text);
    auto *area = new QSplitter(Qt::Vertical);
    area->setChildrenCollapsible(false);
    area->setHandleWidth(kGap);
    area->addWidget(breakers);
    area->addWidget(events);
    return area;
}

TablePanel *FaultsView::makeRecovery()
{
    auto *panel
        = new TablePanel(context().style, m_recovery, "recoveryTable", tr("Recovery actions"));
    panel->setEmptyText(tr("Nothing had to be recovered in this range"),
                        tr("Tasks given out again, workers that came back and circuit breakers are "
                           "counted here, where the cluster tells of them."));
    panel->table().showColumns({RecoveryModel::Action,
                                RecoveryModel::Tried,
                                RecoveryModel::Worked,
                                RecoveryModel::Open,
                                RecoveryModel::Share},
                               RecoveryModel::Action);
    panel->table().setYielding({RecoveryModel::Worked});
    return panel;
}

/// Enter or a double click leads to the worker that a row names.
void FaultsView::leadToWorkers(const RowTable &table, int column)
{
    connect(&table, &RowTable::activated, this, [this, column](const QModelIndex &index) {
        const QString worker = index.siblingAtColumn(column).data().toString();
        if (!worker.isEmpty())
            Q_EMIT viewWanted("workers", {{"worker", worker.toStdString()}});
    });
}

ViewState FaultsView::view() const
{
    return {{kSideKey, std::to_string(m_side->currentIndex())}};
}

void FaultsView::setView(const ViewState &state)
{
    if (const auto side = state.find(kSideKey); side != state.end())
        m_side->setCurrentIndex(QString::fromStdString(side->second).toInt());
}

void FaultsView::judge(const Case &matter)
{
    judgeBeside(
        [matter,
         failures = m_failures.preparation(),
         risks = m_risks.preparation(),
         breakers = m_breakers.preparation(),
         events = m_breakerEvents.preparation(),
         recovery = m_recovery.preparation()] {
            const ClusterHistory &history = *matter.evidence->history;
            const std::vector<Outage> outages
                = unplanned(outagesOf(*matter.evidence->workers), history.scaling);
            const std::vector<CircuitBreaker> guards
                = matter.cluster ? matter.cluster->breakers : std::vector<CircuitBreaker>();
            const FailureRates byHardware = failureRatesByHardware(history.tasks, matter.workers());
            const FailureRates byType = failureRatesByType(history.tasks);
            std::vector<FailureGroup> groups = groupFailures(history.tasks);
            auto rows = failures(failureRows(groups, matter.now, matter.zone));
            return Findings{
                matter.evidence->history,
                std::move(groups),
                std::move(rows),
                risks(riskRows(workersAtRisk(matter.workers(), outages, guards))),
                breakers(breakerRows(guards, matter.now, matter.zone)),
                events(eventRows(breakerEvents(matter.evidence->events), matter.now, matter.zone)),
                recovery(recoveryRows(recoveryActions(history.tasks, outages, guards))),
                failureFrame(byHardware, rateWords(byHardware)),
                failureFrame(byType, rateWords(byType)),
                recoveryFrame(outages, wordsOf(tr("Time until back"))),
                recoveryTitles(outages)};
        },
        [this](Findings findings) { show(std::move(findings)); });
}

void FaultsView::show(Findings findings)
{
    m_history = std::move(findings.history);
    m_groups = std::move(findings.groups);
    m_failures.apply(std::move(findings.failures));
    m_risks.apply(std::move(findings.risks));
    m_breakers.apply(std::move(findings.breakers));
    m_breakerEvents.apply(std::move(findings.breakerEvents));
    m_recovery.apply(std::move(findings.recovery));
    m_byHardware->setFrame(std::move(findings.byHardware));
    m_byType->setFrame(std::move(findings.byType));
    m_recoveryTime->setTitle(findings.recoveryTitles.first);
    m_recoveryTime->setToolTip(findings.recoveryTitles.second);
    m_recoveryTime->setFrame(std::move(findings.recoveryTime));
    showTasks();
}

/// Those of the chosen group, the newest first.
void FaultsView::showTasks()
{
    const RowTable &table = m_failurePanel->table();
    const std::string pattern = table.currentId().toStdString();
    const auto group = std::ranges::find(m_groups, pattern, &FailureGroup::pattern);
    Cluster chosen;
    if (table.currentIndex().isValid() && group != m_groups.end() && m_history) {
        const auto newest
            = std::span(group->tasks).first(std::min(group->tasks.size(), std::size_t(kFewRows)));
        const std::unordered_set<std::string_view> ids(newest.begin(), newest.end());
        std::ranges::copy_if(m_history->tasks,
                             std::back_inserter(chosen.ended),
                             [&](const Task &task) { return ids.contains(task.id); });
    }
    m_tasks.setRows(taskRows(chosen, context().clock->now(), context().scope.zone()));
}

} // namespace perfdeck
