// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/scaling/ScalingView.h"

#include "core/analysis/ClusterAdvice.h"
#include "core/analysis/ClusterCourse.h"
#include "core/analysis/LoadForecast.h"
#include "widgets/models/ClusterText.h"
#include "widgets/models/ViewHistory.h"
#include "widgets/pages/cluster/scaling/CostPanel.h"
#include "widgets/pages/cluster/scaling/ScalingWords.h"
#include "widgets/pages/cluster/scaling/ThresholdPanel.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/tables/RowTable.h"

#include <QCheckBox>
#include <QLabel>
#include <QPointer>

#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kLines = 12;
constexpr auto kUpKey = "up";
constexpr auto kDownKey = "down";
constexpr auto kKeptKey = "kept";
constexpr auto kPricesKey = "prices";

EvidenceWishes wishes()
{
    return {clusterCourseSelectors(), {{"worker_up", {}}, {"worker_tasks_running", {}}}, false};
}

std::vector<Selector> loadSelectors()
{
    std::vector<Selector> selectors = clusterCourseSelectors();
    std::erase_if(selectors, [](const Selector &each) { return !each.metric.ends_with("_ratio"); });
    return selectors;
}

/// What is made beside the GUI thread.
struct Judgements
{
    RowChange<DecisionRow> decisions;
    RowChange<CostRow> costs;
    QString outlook;
    QString replay;
    QString advice;
    bool hasLoad = false; ///< there is an utilisation in the range
};

QString outlookOf(const ClusterCourse &course,
                  std::span<const ScalingDecision> decisions,
                  const ScalingRule &rule,
                  Timestamp now,
                  const QTimeZone &zone)
{
    return cooldownText(cooldowns(decisions, {}), now, zone) + QChar(u'\n')
        + forecastText(forecastLoad(course, rule), rule, now, zone);
}

QString adviceOf(std::span<const HardwareCost> costs)
{
    QStringList sentences;
    for (const ClusterAdvice &advice : costAdvice(costs))
        sentences.append(adviceText(advice));
    return sentences.join(QChar(u'\n'));
}

} // namespace

ScalingView::ScalingView(PageContext context, QWidget *parent)
    : EvidenceView(std::move(context), wishes(), parent)
{
    layOutView(*this, makeCharts(), {makeDecisions(), 3}, {makeSide(), 2});
    tieThresholds();
    tiePrices();
}

QWidget *ScalingView::makeCharts()
{
    const LiveChart load(context(),
                         "chart-scaling-load",
                         tr("Load and decisions"),
                         {loadSelectors(), Transform::None, kLines, false});
    const LiveChart workers(context(),
                            "chart-scaling-workers",
                            tr("Workers"),
                            {{{"cluster_workers", {}}}, Transform::None, kLines, false});
    m_load = load.chart();
    m_load->setSeriesName([](const FrameSeries &series) { return metricTitle(series.info); });
    workers.chart()->setSeriesName(stateTitle);
    for (const LiveChart *live : {&load, &workers}) {
        live->chart()->setEmptyText(tr("Not reported by this cluster"),
                                    tr("Or not in this range; its exporter may know more"));
        run(live->feed());
    }
    return chartRow({{load.chart(), 3}, {workers.chart(), 2}});
}

QWidget *ScalingView::makeDecisions()
{
    m_decisionPanel
        = new TablePanel(context().style, m_decisions, "decisionTable", tr("Decisions"));
    m_decisionPanel->setEmptyText(
        tr("No decision in this range"),
        tr("Not every coordinator reports them: its Prometheus exporter or the DRM statistics over "
           "HTTP do. Choose a longer range above to look further back."));
    m_kept = new QCheckBox(tr("Also when nothing was &done"));
    m_kept->setObjectName(QStringLiteral("keptDecisions"));
    m_kept->setToolTip(tr("Evaluations that kept the workers as they were, with their reasons"));
    connect(m_kept, &QCheckBox::toggled, this, &ScalingView::judgeAgain);
    m_decisionPanel->addControl(m_kept);
    RowTable &table = m_decisionPanel->table();
    table.showColumns({ScalingModel::Time,
                       ScalingModel::Action,
                       ScalingModel::Count,
                       ScalingModel::Utilization,
                       ScalingModel::Load,
                       ScalingModel::Throughput,
                       ScalingModel::Queue,
                       ScalingModel::Reason},
                      ScalingModel::Reason);
    table.setYielding({ScalingModel::Utilization, ScalingModel::Queue, ScalingModel::Throughput});
    return m_decisionPanel;
}

QWidget *ScalingView::makeSide()
{
    m_outlook = sentences("scalingOutlook");
    auto *outlook = new Panel(context().style, tr("Outlook"));
    outlook->setContent(m_outlook);
    m_thresholds = new ThresholdPanel(context().style);
    m_costs = new CostPanel(context().style);
    return panelColumn({outlook, m_thresholds, m_costs});
}

/// What the user tries is drawn into the chart, kept in the view and can be undone.
void ScalingView::tieThresholds()
{
    connect(m_thresholds, &ThresholdPanel::ruleChanged, this, [this] {
        showThresholds();
        judgeAgain();
    });
    connect(m_thresholds, &ThresholdPanel::ruleEntered, this, [this](const ScalingRule &before) {
        const auto become = [panel = QPointer(m_thresholds)](const ScalingRule &rule) {
            if (panel)
                panel->setRule(rule);
        };
        context().history.note(
            tr("other thresholds"),
            [become, before] { become(before); },
            [become, after = m_thresholds->rule()] { become(after); });
    });
}

void ScalingView::tiePrices()
{
    connect(m_costs, &CostPanel::pricesChanged, this, &ScalingView::judgeAgain);
    connect(m_costs, &CostPanel::pricesEntered, this, [this](const HourlyPrices &before) {
        const auto become = [panel = QPointer(m_costs)](const HourlyPrices &prices) {
            if (panel)
                panel->setPrices(prices);
        };
        context().history.note(
            tr("price of hardware"),
            [become, before] { become(before); },
            [become, after = m_costs->prices()] { become(after); });
    });
}

/// A chart without lines has no scale to draw them on.
void ScalingView::showThresholds()
{
    if (!m_hasLoad)
        return m_load->setThresholds({});
    const ScalingRule rule = m_thresholds->rule();
    m_load->setThresholds({{rule.up, tr("add workers"), Severity::Warning},
                           {rule.down, tr("remove workers"), Severity::Info}});
}

ViewState ScalingView::view() const
{
    const ScalingRule rule = m_thresholds->rule();
    ViewState state{{kUpKey, QString::number(rule.up).toStdString()},
                    {kDownKey, QString::number(rule.down).toStdString()}};
    if (m_kept->isChecked())
        state.emplace(kKeptKey, "1");
    if (!m_costs->prices().empty())
        state.emplace(kPricesKey, pricesAsText(m_costs->prices()));
    return state;
}

void ScalingView::setView(const ViewState &state)
{
    const auto number = [&](const char *key, double otherwise) {
        const auto at = state.find(key);
        bool isNumber = false;
        const double value
            = at == state.end() ? 0 : QString::fromStdString(at->second).toDouble(&isNumber);
        return isNumber ? value : otherwise;
    };
    ScalingRule rule;
    rule.up = number(kUpKey, rule.up);
    rule.down = number(kDownKey, rule.down);
    m_thresholds->setRule(rule);
    m_kept->setChecked(state.contains(kKeptKey));
    if (const auto prices = state.find(kPricesKey); prices != state.end())
        m_costs->setPrices(pricesOfText(prices->second));
}

void ScalingView::judge(const Case &matter)
{
    judgeBeside(
        [matter,
         rule = m_thresholds->rule(),
         prices = m_costs->prices(),
         kept = m_kept->isChecked(),
         decisions = m_decisions.preparation(),
         costs = m_costs->model().preparation()] {
            const ClusterCourse course = clusterCourse(*matter.evidence->course);
            const std::vector<ScalingDecision> &made = matter.evidence->history->scaling;
            const std::vector<HardwareCost> spent
                = clusterCost(*matter.evidence->workers,
                              hardwareByWorker(matter.evidence->history->workers),
                              prices);
            Judgements findings{
                decisions(decisionRows(
                    made, scalingImpacts(made, course), kept, matter.now, matter.zone)),
                costs(costRows(spent)),
                outlookOf(course, made, rule, matter.now, matter.zone),
                course.utilization.empty()
                    ? tr("Not reported by this cluster: it tells no utilisation.")
                    : tr("In this range, on the load as it was: %1.")
                          .arg(replayText(replayScaling(course, rule), matter.now, matter.zone)),
                adviceOf(spent),
                !course.utilization.empty()};
            return findings;
        },
        [this](Judgements findings) {
            m_decisions.apply(std::move(findings.decisions));
            m_costs->model().apply(std::move(findings.costs));
            m_hasLoad = findings.hasLoad;
            showThresholds();
            m_outlook->setText(findings.outlook);
            m_thresholds->setResult(findings.replay);
            m_costs->setAdvice(findings.advice);
        });
}

} // namespace perfdeck
