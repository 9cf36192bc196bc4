// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MainWindow.h"

#include "app/Actions.h"
#include "app/ChartExport.h"
#include "app/Pages.h"
#include "app/SourceOptions.h"
#include "core/engine/Session.h"
#include "widgets/models/SourcesModel.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/pages/models/ModelsPage.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/MachinePanel.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/ShortcutSheet.h"
#include "widgets/panels/SideStack.h"
#include "widgets/panels/SourcesPanel.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/panels/TimeBar.h"
#include "widgets/style/Icons.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr QSize kSmallest(800, 520);

Style::Mode modeNamed(const std::string &name)
{
    return name == "dark" ? Style::Mode::Dark
        : name == "light" ? Style::Mode::Light
                          : Style::Mode::System;
}

std::string nameOf(Style::Mode mode)
{
    return mode == Style::Mode::Dark ? "dark" : mode == Style::Mode::Light ? "light" : "system";
}

} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_scope(m_parts.clock)
    , m_choosePath(askSavePath())
    , m_pages(pageEntries().size())
{
    setWindowTitle(QStringLiteral("PerfDeck"));
    setWindowIcon(applicationIcon());
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    m_actions = fillMenus(*this);
    setCentralWidget(makeFrame());
    connectSession();
    restore();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeFrame()
{
    Style &style = m_parts.style;
    m_rail = new Rail(style);
    for (const PageEntry &entry : pageEntries())
        m_rail->addEntry(QStringLiteral("rail-") + QString::fromLatin1(entry.name),
                         QCoreApplication::translate("Pages", entry.title),
                         QString::fromLatin1(entry.icon),
                         QCoreApplication::translate("Pages", entry.hint));
    m_timeBar = new TimeBar(m_scope, style, m_parts.zone);
    m_banner = new Banner(style);
    m_stack = new QStackedWidget;
    m_side = new SideStack;
    m_status = new StatusStrip(style, QString::fromLatin1(m_parts.zone.id()));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_stack, 1);
    middle->addWidget(m_side);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_timeBar);
    right->addWidget(m_banner);
    right->addLayout(middle, 1);
    right->addWidget(m_status);
    auto *frame = new QWidget;
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_side, &SideStack::closed, this, [this] { setFocus(); });
    connect(m_status, &StatusStrip::sourcesClicked, this, &MainWindow::openSources);
    return frame;
}

void MainWindow::connectSession()
{
    connect(&m_parts.session, &Session::sourcesChanged, this, &MainWindow::showSources);
    connect(&m_parts.session, &Session::storageChanged, this, &MainWindow::showStorage);
    showSources();
    showStorage();
}

void MainWindow::showSources()
{
    m_status->setSources(m_parts.session.sources());
}

void MainWindow::showStorage()
{
    m_status->setStorage(m_parts.session.storage(), m_parts.session.config().readOnlyHistory);
    showBanner();
}

void MainWindow::warn(const QString &words)
{
    m_warning = words;
    showBanner();
}

void MainWindow::showBanner()
{
    const StorageStatus storage = m_parts.session.storage();
    const bool trouble = !m_parts.session.config().readOnlyHistory
        && (storage.state == StorageStatus::State::Failing
            || storage.state == StorageStatus::State::Refused);
    if (trouble)
        m_banner->say(CellState::Critical, QString::fromStdString(storage.problem));
    else
        m_banner->say(CellState::Warning, m_warning);
}

PageContext MainWindow::pageContext()
{
    return {m_parts.session,
            m_scope,
            m_parts.style,
            m_crosshair,
            m_parts.clock,
            m_parts.zone,
            [this] { openSources(); },
            [this] { toggleMachine(); }};
}

void MainWindow::showPage(int index)
{
    if (index < 0 || index >= int(m_pages.size()))
        return;
    const PageEntry &entry = pageEntries()[std::size_t(index)];
    Page *&page = m_pages[std::size_t(index)];
    if (page == nullptr) {
        page = entry.make(pageContext()).release(); // the stack owns it
        page->setObjectName(QStringLiteral("page-") + QString::fromLatin1(entry.name));
        m_stack->addWidget(page);
        for (TimeSeriesChart *chart : page->findChildren<TimeSeriesChart *>())
            adopt(chart);
    }
    const bool hadFocus = m_stack->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(page);
    if (hadFocus)
        setFocus();
    m_rail->setCurrent(index);
    const QString title = QCoreApplication::translate("Pages", entry.title);
    m_timeBar->setTitle(title);
    setWindowTitle(tr("%1 – PerfDeck").arg(title));
    m_parts.settings.edit().page = entry.name;
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

int MainWindow::pageNumber() const
{
    return m_rail->current();
}

void MainWindow::stepPage(int by)
{
    const int count = int(m_pages.size());
    showPage((pageNumber() + by + count) % count);
}

void MainWindow::stepSpan(int by)
{
    const auto at
        = std::find_if(kSpanPresets.begin(), kSpanPresets.end(), [this](const SpanPreset &preset) {
              return preset.span >= m_scope.span();
          });
    const auto index = std::clamp<std::ptrdiff_t>(
        at - kSpanPresets.begin() + by, 0, std::ptrdiff_t(kSpanPresets.size()) - 1);
    m_scope.setSpan(kSpanPresets[std::size_t(index)].span);
}

void MainWindow::refresh()
{
    if (Page *page = currentPage())
        for (Feed *feed : page->findChildren<Feed *>())
            feed->refresh();
}

void MainWindow::find()
{
    if (auto *models = qobject_cast<ModelsPage *>(currentPage()))
        models->focusFilter();
}

void MainWindow::setTheme(Style::Mode mode)
{
    m_parts.style.setMode(mode);
    m_parts.settings.edit().theme = nameOf(mode);
}

void MainWindow::switchTheme()
{
    setTheme(m_parts.style.theme().isDark ? Style::Mode::Light : Style::Mode::Dark);
}

void MainWindow::openSources()
{
    m_side->open(m_side->panel(m_sources, m_parts.session, parseEndpoint, m_parts.style));
    connect(m_sources,
            &SourcesPanel::edited,
            this,
            &MainWindow::rememberEndpoints,
            Qt::UniqueConnection);
    m_sources->focusAddress();
}

void MainWindow::toggleMachine()
{
    if (m_side->closeShown(m_machine))
        return;
    m_side->open(m_side->panel(m_machine, m_parts.session, m_parts.style));
    m_machine->focusTree();
}

void MainWindow::toggleShortcuts()
{
    if (m_side->closeShown(m_shortcuts))
        return;
    m_side->open(m_side->panel(m_shortcuts, m_parts.style, m_actions));
    m_shortcuts->focusSearch();
}

void MainWindow::showAbout()
{
    m_status->announce(tr("PerfDeck %1, GPL-3.0-or-later, Qt %2")
                           .arg(QStringLiteral(PERFDECK_VERSION), QString::fromLatin1(qVersion())));
}

void MainWindow::adopt(TimeSeriesChart *chart)
{
    chart->setSavePathChooser(
        [this](QWidget *parent, const QString &name, const QString &filter, auto chosen) {
            m_choosePath(parent, name, filter, std::move(chosen));
        });
    connect(chart, &TimeSeriesChart::saved, this, [this](const QString &path) {
        m_status->announce(tr("Saved %1").arg(path));
    });
    connect(chart, &TimeSeriesChart::saveFailed, this, [this](const QString &message) {
        m_status->announce(message);
    });
}

TimeSeriesChart *MainWindow::chosenChart() const
{
    if (TimeSeriesChart *chart = chartAround(QApplication::focusWidget()))
        return chart;
    const Page *page = currentPage();
    return page == nullptr ? nullptr : page->findChild<TimeSeriesChart *>();
}

void MainWindow::exportPicture()
{
    if (TimeSeriesChart *chart = chosenChart())
        savePicture(*chart, m_choosePath);
    else
        m_status->announce(tr("There is no chart on this tab."));
}

void MainWindow::exportData()
{
    if (TimeSeriesChart *chart = chosenChart())
        saveData(*chart, m_choosePath);
    else
        m_status->announce(tr("There is no chart on this tab."));
}

/// Plain keys come here when nothing with the focus wanted them.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    const QString pressed = event->key() == Qt::Key_Space ? QStringLiteral("Space") : event->text();
    for (QAction *action : std::as_const(m_actions)) {
        if (plain && action->property("plainKeys").toStringList().contains(pressed)) {
            action->trigger();
            return;
        }
    }
    if (event->key() == Qt::Key_Escape && m_side->isVisible())
        m_side->closePanel();
    else if (event->key() == Qt::Key_Escape && isFullScreen())
        toggleFullScreen();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::setAwake(bool awake)
{
    for (Page *page : m_pages)
        if (page != nullptr)
            page->setAwake(awake);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        setAwake(!isMinimized());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (windowHandle() != nullptr)
        windowHandle()->installEventFilter(this);
    setFocus(); // keys belong to the window until something is chosen
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose && watched == windowHandle())
        setAwake(windowHandle()->isExposed() && !isMinimized());
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QMainWindow::closeEvent(event);
}

void MainWindow::restore()
{
    const Settings &settings = m_parts.settings.settings();
    m_parts.style.setMode(modeNamed(m_parts.theme.empty() ? settings.theme : m_parts.theme));
    restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(settings.geometry)));
    m_scope.setSpan(std::chrono::seconds(settings.spanSeconds));
    showPage(std::max(0, pageIndex(QString::fromStdString(settings.page))));
}

void MainWindow::remember()
{
    Settings &settings = m_parts.settings.edit();
    settings.geometry = saveGeometry().toBase64().toStdString();
    settings.spanSeconds = std::chrono::duration_cast<std::chrono::seconds>(m_scope.span()).count();
    if (const Status saved = m_parts.settings.save(); !saved)
        qWarning("%s", saved.error().message().c_str());
}

void MainWindow::rememberEndpoints()
{
    std::vector<SourceConfig> &endpoints = m_parts.settings.edit().endpoints;
    endpoints.clear();
    for (const SourceStatus &source : m_parts.session.sources())
        if (source.config.kind == SourceKind::Endpoint && source.config.origin.empty()
            && !m_parts.fixedSources.contains(sourceLabel(source.config)))
            endpoints.push_back(source.config);
    if (const Status saved = m_parts.settings.save(); !saved)
        m_status->announce(QString::fromStdString(saved.error().message()));
}

} // namespace perfdeck
