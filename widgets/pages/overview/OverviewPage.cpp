// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/OverviewPage.h"

#include "core/engine/AlertDesk.h"
#include "core/engine/Session.h"
#include "widgets/models/Absence.h"
#include "widgets/pages/ChartGrid.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/pages/overview/OverviewCharts.h"
#include "widgets/pages/overview/TileBoard.h"
#include "widgets/pages/overview/Tiles.h"
#include "widgets/pages/regressions/FindingButton.h"
#include "widgets/panels/AbsenceText.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kPerRow = 3;
constexpr int kMinChartHeight = 150;
constexpr int kMinListHeight = 132;
constexpr int kMostGpuRows = 4;

std::vector<Selector> situationSelectors()
{
    return {machineSeries("cpu_utilization_ratio", {"core", "mode"}),
            machineSeries("memory_used_bytes"),
            machineSeries("memory_total_bytes"),
            machineSeries("pressure_ratio")};
}

bool isPressure(const SeriesKey &key, std::string_view resource)
{
    return key.metric == "pressure_ratio" && key.labels.get("resource") == resource
        && key.labels.get("kind") == "some";
}

void addMachine(Situation &situation, const LatestValues &values)
{
    std::optional<double> used, total;
    for (const LatestValue &value : values) {
        const SeriesKey &key = *value.key;
        const double number = value.sample.value;
        if (number != number)
            continue;
        if (key.metric == "cpu_utilization_ratio")
            situation.cpuRatio = number;
        else if (key.metric == "memory_used_bytes")
            used = number;
        else if (key.metric == "memory_total_bytes")
            total = number;
        else if (isPressure(key, "io"))
            situation.diskPressureRatio = number;
        else if (isPressure(key, "memory"))
            situation.memoryPressureRatio = number;
    }
    if (used && total.value_or(0) > 0)
        situation.memoryRatio = *used / *total;
}

} // namespace

OverviewPage::OverviewPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_processFeed(questionsTo(this->context().session), this->context().scope)
    , m_modelFeed(questionsTo(this->context().session), this->context().scope)
    , m_pressureFeed(questionsTo(this->context().session), this->context().scope)
    , m_gpuFeed(questionsTo(this->context().session), this->context().scope)
    , m_eventFeed(questionsTo(this->context().session), this->context().scope)
{
    auto *scroll = new VerticalScroll(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    startFeeds();
    connect(&this->context().session, &Session::sourcesChanged, this, &OverviewPage::showSources);
    connect(&this->context().session, &Session::clusterChanged, this, &OverviewPage::showSentence);
    connect(&this->context().session, &Session::storageChanged, this, &OverviewPage::showSentence);
    connect(&this->context().session, &Session::findingsChanged, this, &OverviewPage::showSentence);
    if (this->context().alerts != nullptr)
        connect(
            this->context().alerts, &AlertDesk::alertsChanged, this, &OverviewPage::showSentence);
    connect(&this->context().scope, &TimeScope::changed, this, &OverviewPage::showWhyNoModels);
    showSources();
}

QWidget *OverviewPage::makeContent()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    layout->addWidget(makeHead());
    m_tiles = new TileBoard(context());
    layout->addWidget(m_tiles);
    layout->addWidget(makeCharts(), 5);
    layout->addWidget(makeGpus());
    layout->addWidget(makeLists(), 2);
    return content;
}

QWidget *OverviewPage::makeHead()
{
    m_sentence = new StateLabel(context().style, TextSize::Normal);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *machine = new QToolButton;
    machine->setObjectName(QStringLiteral("showMachine"));
    machine->setText(tr("This machine …"));
    machine->setToolTip(tr("Its packages, caches, cores, devices and GPUs (Ctrl+M)"));
    machine->setProperty("flat", true);
    connect(machine, &QToolButton::clicked, this, [this] { context().showMachine(); });
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(new FindingButton(context()));
    layout->addWidget(machine);
    return head;
}

QWidget *OverviewPage::makeCharts()
{
    std::vector<ChartSpec> specs = overviewCharts();
    for (ChartSpec &spec : specs) {
        const LiveChart live(context(),
                             spec.objectName,
                             QCoreApplication::translate("OverviewCharts", spec.title),
                             std::move(spec.question));
        TimeSeriesChart *chart = live.chart();
        chart->setEmptyText(QCoreApplication::translate("OverviewCharts", spec.emptyHeadline),
                            QCoreApplication::translate("OverviewCharts", spec.emptyHint));
        if (spec.namer)
            chart->setSeriesName(spec.namer);
        run(live.feed());
        (spec.isAboutCluster ? m_clusterCharts : m_charts).push_back(chart);
        if (chart->objectName() == QStringLiteral("chart-latency"))
            m_latency = &live.feed();
        if (chart->objectName() == QStringLiteral("chart-gpu"))
            m_gpu = chart;
        else if (spec.isAboutModels)
            m_modelCharts.push_back(chart);
    }
    m_grid = new ChartGrid(context().style, kPerRow, kMinChartHeight);
    for (QWidget *chart : m_clusterCharts) {
        chart->setParent(m_grid);
        chart->hide();
    }
    m_grid->setCharts(m_charts);
    return m_grid;
}

/// Its charts come with its first numbers, and stay.
void OverviewPage::showCluster()
{
    if (!m_tiles->hasCluster() || m_clusterCharts.empty())
        return;
    std::ranges::move(std::exchange(m_clusterCharts, {}), std::back_inserter(m_charts));
    m_grid->setCharts(m_charts);
}

QWidget *OverviewPage::makeGpus()
{
    auto *panel = new Panel(context().style, tr("GPUs of this machine"));
    panel->setObjectName(QStringLiteral("gpuPanel"));
    m_gpuTable = new RowTable(m_gpus, context().style);
    m_gpuTable->setObjectName(QStringLiteral("gpuTable"));
    m_gpuTable->setAccessibleName(tr("GPUs of this machine"));
    m_gpuTable->showColumns({GpusModel::Device,
                             GpusModel::Name,
                             GpusModel::Busy,
                             GpusModel::Memory,
                             GpusModel::Power,
                             GpusModel::Temperature,
                             GpusModel::Clock,
                             GpusModel::Slowness},
                            GpusModel::Name);
    panel->setContent(m_gpuTable);
    panel->hide();
    m_gpuPanel = panel;
    return panel;
}

QWidget *OverviewPage::makeLists()
{
    auto *grid = new ChartGrid(context().style, kPerRow, kMinListHeight);
    grid->setCharts({makeProcesses(), makeSources(), makeEvents()});
    return grid;
}

QWidget *OverviewPage::makeProcesses()
{
    auto *panel = new Panel(context().style, tr("Hottest processes"));
    auto *table = new RowTable(m_processes, context().style);
    table->setObjectName(QStringLiteral("processTable"));
    table->setAccessibleName(tr("Hottest processes"));
    table->showColumns(
        {ProcessesModel::Name, ProcessesModel::Pid, ProcessesModel::Cpu, ProcessesModel::Memory},
        ProcessesModel::Name);
    table->setYielding({ProcessesModel::Pid, ProcessesModel::Memory});
    m_processStack = new QStackedWidget;
    m_processStack->addWidget(table);
    m_processStack->addWidget(
        new EmptyState(context().style,
                       tr("No processes seen"),
                       tr("They are listed while this machine is collected.")));
    m_processStack->setCurrentIndex(1);
    panel->setContent(m_processStack);
    return panel;
}

QWidget *OverviewPage::makeSources()
{
    auto *panel = new Panel(context().style, tr("Sources"));
    auto *table = new RowTable(m_sources, context().style);
    table->setObjectName(QStringLiteral("sourceTable"));
    table->setAccessibleName(tr("Sources"));
    table->showColumns({SourcesModel::Name, SourcesModel::State, SourcesModel::Rate},
                       SourcesModel::State);
    table->setYielding({SourcesModel::Rate});
    m_sourceStack = new QStackedWidget;
    m_sourceStack->addWidget(table);
    m_sourceStack->addWidget(new EmptyState(context().style,
                                            tr("Nothing is being collected"),
                                            tr("What is shown was stored earlier.")));
    panel->setContent(m_sourceStack);
    return panel;
}

QWidget *OverviewPage::makeEvents()
{
    auto *panel = new Panel(context().style, tr("Recent events"));
    auto *table = new RowTable(m_events, context().style);
    table->setObjectName(QStringLiteral("eventTable"));
    table->setAccessibleName(tr("Recent events"));
    table->showColumns({EventsModel::Time, EventsModel::Text}, EventsModel::Text);
    m_eventStack = new QStackedWidget;
    m_eventStack->addWidget(table);
    m_eventStack->addWidget(
        new EmptyState(context().style,
                       tr("Nothing happened"),
                       tr("Sources that go down or come back are noted here.")));
    m_eventStack->setCurrentIndex(1);
    panel->setContent(m_eventStack);
    return panel;
}

/// Three lines for each of many models would hide one another.
void OverviewPage::showLatencies()
{
    const bool isMany = m_modelCount > kFewModels;
    if (std::exchange(m_showsWorst, isMany) == isMany)
        return;
    m_latency->setQuestion(latencyQuestion(m_modelCount));
    chartAround(qobject_cast<QWidget *>(m_latency->parent()))
        ->setTitle(isMany ? tr("Latency of the slowest models") : tr("Latency"));
}

void OverviewPage::startFeeds()
{
    m_processFeed.setSelectors(processSelectors());
    m_modelFeed.setSelectors(modelSelectors());
    m_pressureFeed.setSelectors(situationSelectors());
    connect(&m_processFeed, &LatestFeed::valuesReady, this, [this](const LatestValuesPtr &values) {
        m_processes.setRows(processRows(*values));
        m_processStack->setCurrentIndex(m_processes.rows().empty() ? 1 : 0);
    });
    m_modelFeed.digest(
        [this](const LatestValuesPtr &values) {
            return [values,
                    sources = context().session.sources(),
                    until = context().scope.range().to,
                    isPast = !context().scope.isLive()] {
                const std::vector<ModelRow> models = modelRows(*values, sources, until, isPast);
                Situation served;
                addModels(served, models);
                return std::pair(std::move(served), models.size());
            };
        },
        [this](std::pair<Situation, std::size_t> models) {
            const bool wereNone = m_modelCount == 0;
            std::tie(m_served, m_modelCount) = std::move(models);
            if (wereNone != (m_modelCount == 0))
                showWhyNoModels();
            showLatencies();
            showSentence();
        });
    connect(&m_pressureFeed, &LatestFeed::valuesReady, this, [this](const LatestValuesPtr &values) {
        m_pressure = values;
        showSentence();
        showGpuState();
    });
    m_gpuFeed.setSelectors(gpuSelectors());
    connect(&m_gpuFeed, &LatestFeed::valuesReady, this, [this](const LatestValuesPtr &values) {
        showGpus(*values);
    });
    connect(&m_eventFeed, &EventsFeed::eventsReady, this, [this](const EventsPtr &events) {
        m_events.setRows(eventRows(*events, context().clock->now(), context().scope.zone()));
        m_eventStack->setCurrentIndex(events->empty() ? 1 : 0);
    });
    for (Feed *feed : std::initializer_list<Feed *>{
             &m_processFeed, &m_modelFeed, &m_pressureFeed, &m_gpuFeed, &m_eventFeed})
        run(*feed);
    connect(m_tiles, &TileBoard::frameChanged, this, &OverviewPage::showCluster);
    run(m_tiles->now());
    run(m_tiles->before());
}

void OverviewPage::showSources()
{
    m_sources.setRows(sourceRows(context().session.sources(), context().clock->now()));
    m_sourceStack->setCurrentIndex(m_sources.rows().empty() ? 1 : 0);
    showWhyNoModels();
    showSentence();
}

void OverviewPage::showSentence()
{
    Situation situation = m_served;
    situation.isPast = !context().scope.isLive() || context().session.config().readOnlyHistory;
    if (!situation.isPast)
        addSources(situation, context().session.sources());
    if (!situation.isPast && context().alerts != nullptr)
        situation.alerts = openAlerts(*context().alerts->alerts(), context().clock->now());
    if (!situation.isPast)
        addFindings(situation, *context().session.findings());
    if (const ClusterPtr cluster = context().session.cluster(); cluster && !situation.isPast)
        addCluster(situation, *cluster);
    addStorage(situation, context().session.storage());
    if (m_pressure)
        addMachine(situation, *m_pressure);
    const Sentence sentence = describe(situation);
    m_sentence->setState(sentence.level, sentence.text);
}

/// Not set up, down, not heard of yet, or not in this range: told apart as on the tab of models.
void OverviewPage::showWhyNoModels()
{
    const bool past = !context().scope.isLive() || context().session.config().readOnlyHistory;
    const std::vector<SourceStatus> sources = context().session.sources();
    const Absence absence = whyNothing({sources, past});
    const AbsenceText text
        = describeAbsence(absence, context().clock->now(), context().scope.zone());
    const QString hint = absence.kind == Absence::Kind::NotConfigured ? tr("Add one with Ctrl+N")
        : absence.kind == Absence::Kind::NothingSaid
        ? tr("Rates and latency need two polls and some traffic")
        : text.hint.section(QChar(u'\n'), 0, 0);
    const bool isServed = m_modelCount > 0;
    for (TimeSeriesChart *chart : m_modelCharts)
        chart->setEmptyText(isServed ? tr("The served models do not report this") : text.headline,
                            isServed ? QString() : hint);
}

/// As high as its rows; many GPUs scroll.
void OverviewPage::showGpus(const LatestValues &values)
{
    m_gpus.setRows(gpuRows(values, context().session.machine(), context().scope.range().to));
    const int rows = std::min(m_gpus.rowCount(), kMostGpuRows);
    m_gpuTable->setFixedHeight(m_gpuTable->horizontalHeader()->sizeHint().height()
                               + rows * m_gpuTable->verticalHeader()->defaultSectionSize()
                               + 2 * m_gpuTable->frameWidth());
    m_gpuPanel->setVisible(rows > 0);
}

void OverviewPage::showGpuState()
{
    const EntityTreePtr machine = context().session.machine();
    if (!machine || m_gpu == nullptr)
        return;
    for (const Entity &entity : *machine) {
        if (entity.kind == Entity::Kind::Gpu) {
            m_gpu->setEmptyText(
                tr("%1 reports no numbers").arg(QString::fromStdString(entity.name)),
                tr("Its driver's library was not found or gave none"));
            return;
        }
    }
}

} // namespace perfdeck
