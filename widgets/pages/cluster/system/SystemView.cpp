// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/system/SystemView.h"

#include "core/engine/Session.h"
#include "widgets/pages/ChartGrid.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/Tile.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kListHeight = 136; ///< for text of the system's size

struct Quantity
{
    const char *objectName;
    const char *title;
    std::optional<double> ClusterTotals::*value;
    Unit unit;
};

constexpr std::array kQuantities{
    Quantity{"tile-health",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Health score"),
             &ClusterTotals::healthRatio,
             Unit::Ratio},
    Quantity{"tile-errors",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Errors"),
             &ClusterTotals::errors,
             Unit::Count},
    Quantity{"tile-queue",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Queue"),
             &ClusterTotals::queueLength,
             Unit::Count},
    Quantity{"tile-waiting",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Waiting tasks"),
             &ClusterTotals::tasksPending,
             Unit::Count},
    Quantity{"tile-rate",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Ended tasks"),
             &ClusterTotals::tasksPerSecond,
             Unit::PerSecond},
    Quantity{"tile-execution",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Mean execution"),
             &ClusterTotals::meanExecutionSeconds,
             Unit::Second},
    Quantity{"tile-allocation",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Allocation time"),
             &ClusterTotals::allocationSeconds,
             Unit::Second},
    Quantity{"tile-efficiency",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Resource efficiency"),
             &ClusterTotals::efficiencyRatio,
             Unit::Ratio},
};

struct ChartSpec
{
    const char *objectName;
    const char *title;
    std::vector<Selector> selectors;
};

std::vector<ChartSpec> charts()
{
    return {{"chart-system-queue",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Queue and waiting tasks"),
             {{"cluster_queue_length", {}},
              {"cluster_tasks", {{"state", Selector::Match::Equal, "pending"}}}}},
            {"chart-system-rate",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Ended tasks per second"),
             {{"cluster_tasks_per_second", {}}}},
            {"chart-system-times",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Execution and allocation time"),
             {{"cluster_task_execution_mean_seconds", {}}, {"cluster_allocation_seconds", {}}}},
            {"chart-system-health",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Health and efficiency"),
             {{"cluster_health_ratio", {}}, {"cluster_efficiency_ratio", {}}}},
            {"chart-system-errors",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Errors"),
             {{"cluster_errors_total", {}}}},
            {"chart-system-answers",
             QT_TRANSLATE_NOOP("perfdeck::SystemView", "Answer time of the servers"),
             {}}};
}

} // namespace

SystemView::SystemView(PageContext context, QWidget *parent)
    : ClusterView(std::move(context), parent)
{
    m_lists = new QSplitter(Qt::Vertical);
    auto *lists = static_cast<QSplitter *>(m_lists);
    lists->setChildrenCollapsible(false);
    lists->setHandleWidth(kGap);
    lists->addWidget(makeServers());
    lists->addWidget(makePools());
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(kGap);
    inside->addWidget(makeTiles());
    inside->addWidget(m_lists, 2);
    inside->addWidget(makeCharts(), 3);
    auto *scroll = new VerticalScroll(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(&this->context().session, &Session::sourcesChanged, this, [this] {
        if (isVisible())
            showServers();
    });
}

QWidget *SystemView::makeTiles()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    for (const Quantity &quantity : kQuantities) {
        m_tiles.push_back(new Tile(context().style, tr(quantity.title)));
        m_tiles.back()->setObjectName(QString::fromLatin1(quantity.objectName));
        layout->addWidget(m_tiles.back(), 1);
    }
    return row;
}

QWidget *SystemView::makeServers()
{
    using S = ServersModel;
    auto *panel = new TablePanel(context().style, m_servers, "clusterServers", tr("Servers"));
    panel->setEmptyText(tr("No server is asked"), {});
    m_serverTable = &panel->table();
    m_serverTable->showColumns({S::Name,
                                S::Kind,
                                S::State,
                                S::LastReading,
                                S::Latency,
                                S::RequestRate,
                                S::ByteRate,
                                S::Requests,
                                S::Bytes,
                                S::Limits},
                               S::Name);
    m_serverTable->setYielding({S::Requests, S::Bytes, S::LastReading, S::Limits});
    m_serverTable->setSelectionMode(QAbstractItemView::SingleSelection);
    panel->setMinimumHeight(context().style.scaled(kListHeight));
    connect(m_serverTable, &RowTable::currentIdChanged, this, &SystemView::showDetails);
    m_details = new QLabel;
    m_details->setObjectName(QStringLiteral("serverDetails"));
    m_details->setAccessibleName(tr("What the chosen server tells"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *scroll = new VerticalScroll(m_details);
    scroll->setSeenThrough();
    auto *details = new Panel(context().style, tr("What it tells"));
    details->setContent(scroll);
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(panel);
    split->addWidget(details);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 3);
    split->setSizes({500, 300});
    return split;
}

QWidget *SystemView::makePools()
{
    using P = PoolsModel;
    m_poolPanel = new TablePanel(context().style, m_pools, "resourcePools", tr("Resource pools"));
    m_poolPanel->table().showColumns({P::Hardware,
                                      P::Workers,
                                      P::Tasks,
                                      P::Cores,
                                      P::CoresBusy,
                                      P::CoresReserved,
                                      P::CoresFree,
                                      P::Memory,
                                      P::MemoryFree,
                                      P::Gpus,
                                      P::GpusBusy},
                                     P::Hardware);
    m_poolPanel->setMinimumHeight(context().style.scaled(kListHeight));
    return m_poolPanel;
}

QWidget *SystemView::makeCharts()
{
    auto *grid = new ChartGrid(context().style);
    std::vector<QWidget *> shown;
    for (ChartSpec &spec : charts()) {
        const LiveChart live(context(),
                             spec.objectName,
                             tr(spec.title),
                             {std::move(spec.selectors), Transform::None, 12, false});
        live.chart()->setEmptyText(tr("Not reported by this cluster"), tr("or not in this range"));
        live.chart()->setSeriesName([](const FrameSeries &series) {
            const std::string_view source = series.key->labels.get("source");
            return series.key->metric == "scrape_duration_seconds"
                ? QString::fromUtf8(source.data(), qsizetype(source.size()))
                : metricTitle(series.info);
        });
        run(live.feed());
        shown.push_back(live.chart());
        m_answers = &live.feed(); // the last of them
    }
    grid->setCharts(shown);
    return grid;
}

void SystemView::showCluster(const ClusterPtr &cluster)
{
    m_cluster = cluster;
    m_lists->setVisible(cluster != nullptr);
    showTotals(cluster ? &cluster->totals : nullptr);
    if (!cluster)
        return;
    m_loads.take(*cluster);
    showServers();
    askAnswers();
    m_poolPanel->setEmptyText(cluster->workers ? tr("No worker is registered")
                                               : tr("No server of this cluster lists workers"),
                              {});
    m_background.run(
        [cluster, prepare = m_pools.preparation()] {
            return prepare(cluster->workers ? poolRows(resourcePools(*cluster->workers))
                                            : std::vector<PoolRow>());
        },
        [this](RowChange<PoolRow> change) { m_pools.apply(std::move(change)); });
}

/// Other sources have answer times too.
void SystemView::askAnswers()
{
    ChartQuestion question;
    for (const ClusterServer &server : m_cluster->servers)
        question.selectors.push_back(
            {"scrape_duration_seconds", {{"source", Selector::Match::Equal, server.name}}});
    if (question.selectors != m_answers->question().selectors)
        m_answers->setQuestion(std::move(question));
}

/// What no server reports is said to be so.
void SystemView::showTotals(const ClusterTotals *totals)
{
    for (std::size_t at = 0; at < kQuantities.size(); ++at) {
        const Quantity &quantity = kQuantities[at];
        TileReading reading;
        reading.value = QStringLiteral("–");
        if (totals && totals->*quantity.value) {
            const Formatted text = formatValue(*(totals->*quantity.value), quantity.unit);
            reading.value = text.value;
            reading.unit = text.unit;
        } else
            reading.change = tr("not reported");
        m_tiles[at]->setReading(reading);
    }
}

void SystemView::showServers()
{
    if (!m_cluster)
        return;
    m_servers.setRows(serverRows(*m_cluster,
                                 context().session.sources(),
                                 m_loads,
                                 context().clock->now(),
                                 context().scope.zone()));
    if (m_serverTable->currentId().isEmpty() && !m_servers.rows().empty())
        m_serverTable->selectId(m_servers.rows().front().id);
    showDetails();
}

void SystemView::showDetails()
{
    const ServerRow *row = m_servers.rowAt(m_servers.rowOf(m_serverTable->currentId()));
    m_details->setText(row ? row->details : QString());
}

} // namespace perfdeck
