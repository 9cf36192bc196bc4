// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/topology/TopologyView.h"

#include "core/analysis/WorkerSpread.h"
#include "core/engine/Session.h"
#include "widgets/charts/BarChart.h"
#include "widgets/pages/cluster/topology/ClusterMap.h"
#include "widgets/pages/cluster/topology/MachineMap.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr std::size_t kMostShares = 12;
constexpr int kSideWidth = 260;

/// In the order of their values.
constexpr std::array kColors{QT_TRANSLATE_NOOP("perfdeck::TopologyView", "State"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "CPU"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "Memory"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "GPU"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "Running tasks"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "Reliability")};
constexpr std::array kColorNames{"state", "cpu", "memory", "gpu", "tasks", "reliability"};
constexpr std::array kGroups{QT_TRANSLATE_NOOP("perfdeck::TopologyView", "Hardware"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "Host"),
                             QT_TRANSLATE_NOOP("perfdeck::TopologyView", "State")};
constexpr std::array kGroupNames{"hardware", "host", "state"};
constexpr std::array kPartNames{"cluster", "machine"};

template<std::size_t N>
int placeOf(const std::array<const char *, N> &names, const ViewState &state, const char *key)
{
    const auto at = state.find(key);
    const auto name = at == state.end() ? names.end() : std::ranges::find(names, at->second);
    return name == names.end() ? -1 : int(name - names.begin());
}

} // namespace

TopologyView::TopologyView(PageContext context, QWidget *parent)
    : ClusterView(std::move(context), parent)
    , m_busy(questionsTo(this->context().session), this->context().scope)
{
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeClusterPart());
    makeMachinePart();
    m_stack->addWidget(m_machine);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
}

QWidget *TopologyView::makeHead()
{
    m_parts = new QTabBar;
    m_parts->setObjectName(QStringLiteral("topologyParts"));
    m_parts->setAccessibleName(tr("What is drawn"));
    m_parts->setDrawBase(false);
    m_parts->addTab(tr("Cluster"));
    m_parts->addTab(tr("This machine"));
    auto *choices = new QWidget;
    auto *choiceLayout = new QHBoxLayout(choices);
    choiceLayout->setContentsMargins(0, 0, 0, 0);
    const auto addChoice = [&](const QString &title, const auto &words, const char *name) {
        auto *label = new QLabel(title);
        auto *box = new QComboBox;
        box->setObjectName(QString::fromLatin1(name));
        box->setAccessibleName(title);
        for (const char *word : words)
            box->addItem(tr(word));
        label->setBuddy(box);
        choiceLayout->addWidget(label);
        choiceLayout->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &TopologyView::makeScene);
        return box;
    };
    m_color = addChoice(tr("Colour"), kColors, "topologyColor");
    m_groups = addChoice(tr("Groups"), kGroups, "topologyGroups");
    auto *fit = new QToolButton;
    fit->setObjectName(QStringLiteral("topologyFit"));
    fit->setText(tr("Show all"));
    fit->setToolTip(tr("All of it in the window (0). The wheel and + − zoom, dragging moves."));
    choiceLayout->addWidget(fit);
    connect(fit, &QToolButton::clicked, m_map, &ClusterMap::fit);
    connect(m_parts, &QTabBar::currentChanged, this, [this, choices](int part) {
        choices->setVisible(part == 0);
        m_stack->setCurrentIndex(part);
        showMachine();
    });
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts);
    layout->addStretch(1);
    layout->addWidget(choices);
    return head;
}

QWidget *TopologyView::makeClusterPart()
{
    m_map = new ClusterMap(context().style);
    m_map->setObjectName(QStringLiteral("clusterMap"));
    m_map->setTitle(tr("Topology"));
    m_map->setTimeZone(context().scope.zone());
    m_map->setEmptyText(tr("No workers to draw"),
                        tr("They appear when a server of the cluster lists them."));
    const auto open = [this](int item) {
        if (const QString id = m_map->workerOf(item); !id.isEmpty())
            Q_EMIT viewWanted("workers", {{"worker", id.toStdString()}});
    };
    connect(m_map, &MapChart::clicked, this, open);
    connect(m_map, &PaintedChart::activated, this, open);
    m_capabilities = new BarChart(context().style);
    m_capabilities->setObjectName(QStringLiteral("capabilities"));
    m_capabilities->setTitle(tr("Workers by what they offer"));
    m_tasks = new BarChart(context().style);
    m_tasks->setObjectName(QStringLiteral("taskSpread"));
    m_tasks->setTitle(tr("Workers by running tasks"));
    auto *side = new QSplitter(Qt::Vertical);
    side->setChildrenCollapsible(false);
    side->setHandleWidth(kGap);
    side->addWidget(m_capabilities);
    side->addWidget(m_tasks);
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(m_map);
    split->addWidget(side);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({3 * kSideWidth, kSideWidth});
    return split;
}

void TopologyView::makeMachinePart()
{
    m_machine = new MachineMap(context().style);
    m_machine->setObjectName(QStringLiteral("machineMap"));
    m_machine->setTitle(tr("This machine"));
    m_machine->setEmptyText(tr("Its parts are not known"),
                            tr("They are read while this machine is collected."));
    m_busy.setSelectors({{"cpu_utilization_ratio", {}}});
    connect(&m_busy, &LatestFeed::valuesReady, this, [this](const LatestValuesPtr &values) {
        std::map<std::string, double> busy;
        for (const LatestValue &value : *values) {
            const std::string_view core = value.key->labels.get("core");
            if (!core.empty() && value.key->labels.get("mode").empty())
                busy["CPU " + std::string(core)] = value.sample.value;
        }
        m_machine->setBusy(std::move(busy));
    });
    run(m_busy);
    connect(&context().session, &Session::sourcesChanged, this, [this] {
        if (isVisible())
            showMachine();
    });
}

void TopologyView::showMachine()
{
    m_machine->setMachine(context().session.machine());
}

void TopologyView::showCluster(const ClusterPtr &cluster)
{
    m_cluster = cluster;
    makeScene();
    showMachine();
}

void TopologyView::makeScene()
{
    ClusterPtr shown = m_cluster;
    if (!shown || !shown->workers) {
        auto bare = std::make_shared<Cluster>(shown ? *shown : Cluster());
        bare->workers = std::make_shared<const std::vector<Worker>>();
        shown = std::move(bare);
    }
    m_background.run([cluster = std::move(shown),
                      groups = TopologyGroups(m_groups->currentIndex()),
                      color = TopologyColor(m_color->currentIndex()),
                      before = m_scene] { return topologyScene(cluster, groups, color, before); },
                     [this](const TopologyScenePtr &scene) {
                         m_scene = scene;
                         m_map->setScene(scene);
                         showSpread(scene->workers());
                     });
}

void TopologyView::showSpread(const std::vector<Worker> &workers)
{
    BarFrame capabilities;
    capabilities.info = {"workers", tr("Workers").toStdString(), Unit::Count};
    capabilities.groups = {{}};
    BarFrame tasks = capabilities;
    tasks.categoryTitle = tr("Tasks").toStdString();
    for (const CapabilityCount &each : capabilityCounts(workers))
        capabilities.categories.push_back(
            {each.name.empty() ? tr("not reported").toStdString() : each.name,
             {{double(each.workers), std::nullopt}}});
    for (const TaskShare &each : taskShares(workers, kMostShares)) {
        const QString least = QString::number(each.least);
        const QString name = each.least == each.most
            ? least
            : tr("%1 to %2").arg(least, QString::number(each.most));
        tasks.categories.push_back({name.toStdString(), {{double(each.workers), std::nullopt}}});
    }
    const bool isEmpty = workers.empty();
    for (BarChart *chart : {m_capabilities, m_tasks})
        chart->setEmptyText(
            isEmpty ? tr("No workers to count") : tr("Not reported by this cluster"), {});
    m_capabilities->setFrame(std::make_shared<const BarFrame>(std::move(capabilities)));
    m_tasks->setFrame(std::make_shared<const BarFrame>(std::move(tasks)));
}

ViewState TopologyView::view() const
{
    return {{"part", kPartNames[std::size_t(m_parts->currentIndex())]},
            {"color", kColorNames[std::size_t(m_color->currentIndex())]},
            {"groups", kGroupNames[std::size_t(m_groups->currentIndex())]}};
}

void TopologyView::setView(const ViewState &state)
{
    if (const int part = placeOf(kPartNames, state, "part"); part >= 0)
        m_parts->setCurrentIndex(part);
    if (const int color = placeOf(kColorNames, state, "color"); color >= 0)
        m_color->setCurrentIndex(color);
    if (const int groups = placeOf(kGroupNames, state, "groups"); groups >= 0)
        m_groups->setCurrentIndex(groups);
}

} // namespace perfdeck
