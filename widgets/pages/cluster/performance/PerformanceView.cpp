// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/performance/PerformanceView.h"

#include "core/analysis/ClusterAdvice.h"
#include "core/analysis/ClusterFrames.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/models/ClusterText.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kLines = 12;

struct ChartSpec
{
    const char *name;
    const char *title;
    const char *metric;
};

constexpr std::array kCharts{
    ChartSpec{"chart-cluster-rate",
              QT_TRANSLATE_NOOP("perfdeck::PerformanceView", "Tasks ended per second"),
              "cluster_tasks_per_second"},
    ChartSpec{"chart-cluster-allocation",
              QT_TRANSLATE_NOOP("perfdeck::PerformanceView", "Allocation time, by the server"),
              "cluster_allocation_seconds"},
    ChartSpec{"chart-cluster-efficiency",
              QT_TRANSLATE_NOOP("perfdeck::PerformanceView", "Efficiency, by the server"),
              "cluster_efficiency_ratio"},
};

/// What is made beside the GUI thread.
struct Judgements
{
    RowChange<TaskGroupRow> groups;
    DistributionFramePtr waiting;
    QString efficiency;
    QString advice;
};

QString allocationText(std::span<const TaskGroup> groups)
{
    TaskGroup all;
    std::size_t cases = 0;
    for (const TaskGroup &group : groups) {
        all.executedSeconds += group.executedSeconds;
        all.waitedSeconds += group.waitedSeconds;
        cases += group.waiting.count();
    }
    const auto efficiency = all.allocationEfficiency();
    if (!efficiency)
        return PerformanceView::tr(
            "Allocation: not reported by this cluster, or no task has ended in this range.");
    return PerformanceView::tr(
               "Allocation: tasks ran for %1 of the time they waited and ran (%2 tasks).")
        .arg(formatText(*efficiency, Unit::Ratio))
        .arg(cases);
}

QString useText(std::span<const Worker> workers)
{
    const auto use = useOfReserved(workers);
    if (!use)
        return PerformanceView::tr(
            "Use of what is reserved: not reported by this cluster for the same worker.");
    return PerformanceView::tr(
               "Use of what is reserved: %1 of the CPU are reserved, %2 used, which "
               "is %3 of it (%4 workers, now).")
        .arg(formatText(use->reserved, Unit::Ratio),
             formatText(use->measured, Unit::Ratio),
             formatText(use->ratio(), Unit::Ratio))
        .arg(use->workers);
}

QString busyText(std::span<const Worker> workers)
{
    const BusyWorkers busy = busyWorkers(workers);
    return busy.alive == 0 ? PerformanceView::tr("Busy workers: not reported by this cluster.")
                           : PerformanceView::tr("Busy workers: %1 of %2 have a task now.")
                                 .arg(busy.busy)
                                 .arg(busy.alive);
}

QString adviceOf(const std::vector<ClusterAdvice> &advice)
{
    QStringList sentences;
    for (const ClusterAdvice &each : advice)
        sentences.append(ruleText(each.rule) + QStringLiteral(": ") + adviceText(each));
    return sentences.isEmpty()
        ? PerformanceView::tr(
              "Nothing to recommend from this range. A rule speaks from %1 cases on "
              "and only where the intervals are apart.")
              .arg(kLeastCases)
        : sentences.join(QStringLiteral("\n\n"));
}

} // namespace

PerformanceView::PerformanceView(PageContext context, QWidget *parent)
    : EvidenceView(std::move(context), {}, parent)
{
    layOutView(*this, makeCharts(), {makeGroups(), 5}, {makeSide(), 2});
}

QWidget *PerformanceView::makeCharts()
{
    std::vector<LayoutPart> charts;
    for (const ChartSpec &spec : kCharts) {
        const LiveChart live(context(),
                             spec.name,
                             tr(spec.title),
                             {{{spec.metric, {}}}, Transform::None, kLines, false});
        live.chart()->setSeriesName(
            [](const FrameSeries &series) { return metricTitle(series.info); });
        live.chart()->setEmptyText(tr("Not reported by this cluster"),
                                   tr("Or not in this range; its exporter may know more"));
        run(live.feed());
        charts.push_back({live.chart()});
    }
    m_waiting = new DistributionChart(context().style);
    m_waiting->setObjectName(QStringLiteral("waitingTimes"));
    m_waiting->setTitle(tr("Allocation time, task by task"));
    m_waiting->setForm(DistributionChart::Form::Cumulative);
    m_waiting->setSeriesName([](const SeriesKey &key) { return nameText(key.labels.get("type")); });
    m_waiting->setEmptyText(tr("Not reported by this cluster"),
                            tr("Or no task has ended in this range"));
    charts.push_back({m_waiting});
    return chartRow(charts);
}

QWidget *PerformanceView::makeGroups()
{
    auto *panel
        = new TablePanel(context().style, m_groups, "taskGroupTable", tr("By type and hardware"));
    panel->setEmptyText(tr("No task has ended in this range"),
                        tr("Or this cluster does not list its tasks. Choose a longer range above "
                           "to look further back."));
    RowTable &table = panel->table();
    table.showColumns({TaskGroupsModel::Type,
                       TaskGroupsModel::Hardware,
                       TaskGroupsModel::Completed,
                       TaskGroupsModel::Failed,
                       TaskGroupsModel::Throughput,
                       TaskGroupsModel::P50,
                       TaskGroupsModel::P90,
                       TaskGroupsModel::P99,
                       TaskGroupsModel::Waiting50,
                       TaskGroupsModel::Waiting90,
                       TaskGroupsModel::Efficiency},
                      TaskGroupsModel::Type);
    table.setYielding({TaskGroupsModel::P99,
                       TaskGroupsModel::Waiting90,
                       TaskGroupsModel::Efficiency,
                       TaskGroupsModel::Failed});
    return panel;
}

QWidget *PerformanceView::makeSide()
{
    m_efficiency = sentences("efficiencyText");
    m_advice = sentences("adviceText");
    auto *efficiency = new Panel(context().style, tr("Efficiency"));
    efficiency->setContent(m_efficiency);
    auto *advice = new Panel(context().style, tr("Recommendations"));
    advice->setContent(m_advice);
    return panelColumn({efficiency, advice});
}

void PerformanceView::judge(const Case &matter)
{
    judgeBeside(
        [matter, rows = m_groups.preparation()] {
            const ClusterHistory &history = *matter.evidence->history;
            const std::vector<TaskGroup> groups
                = taskGroups(history.tasks, history.workers, matter.evidence->range);
            const std::vector<Worker> &workers = matter.workers();
            const auto pending
                = matter.cluster ? matter.cluster->totals.tasksPending : std::optional<double>();
            const FrameWords words{tr("Allocation time").toStdString(), {}};
            return Judgements{
                rows(taskGroupRows(groups)),
                waitingFrame(groups, words),
                QStringList{allocationText(groups), useText(workers), busyText(workers)}.join(
                    QChar(u'\n')),
                adviceOf(performanceAdvice(groups,
                                           failureRatesByHardware(history.tasks, history.workers),
                                           workers,
                                           pending))};
        },
        [this](Judgements findings) {
            m_groups.apply(std::move(findings.groups));
            m_waiting->setFrame(std::move(findings.waiting));
            m_efficiency->setText(findings.efficiency);
            m_advice->setText(findings.advice);
        });
}

} // namespace perfdeck
