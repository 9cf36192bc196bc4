// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MainWindow.h"

#include "app/Actions.h"
#include "app/Pages.h"
#include "core/engine/Session.h"
#include "widgets/export/FileSaver.h"
#include "widgets/export/PictureMark.h"
#include "widgets/models/Feed.h"
#include "widgets/models/SourcesModel.h"
#include "widgets/pages/alerts/AlertsPage.h"
#include "widgets/pages/dashboard/DashboardPage.h"
#include "widgets/pages/models/ModelsPage.h"
#include "widgets/pages/profiling/ProfilingPage.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/SideStack.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/panels/TimeBar.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/style/Icons.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QThreadPool>
#include <QUrl>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr QSize kSmallest(800, 520);

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

/// Of the session where no other desk was given.
WindowParts withDesk(WindowParts parts)
{
    if (parts.alerts == nullptr)
        parts.alerts = &parts.session.alerts();
    return parts;
}

} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(withDesk(std::move(parts)))
    , m_endpoints(m_parts.session, m_parts.settings, m_parts.vault, m_parts.fixedSources)
    , m_scope(m_parts.clock, m_parts.zone)
    , m_views(m_scope)
    , m_chrome(new Chrome(m_scope, m_parts.style))
    , m_time({m_parts.session, m_scope, m_views, m_parts.style, *m_chrome})
    , m_navigator(m_chrome->rail(), m_chrome->pages(), [this] { return pageContext(); })
    , m_panels(
          m_chrome->side(), [this] { return pageContext(); }, m_actions)
    , m_charts(m_navigator, m_chrome->status())
    , m_saves(FileSaver::of(*this), m_chrome->tasks(), m_chrome->status())
    , m_status(m_parts.session, m_chrome->status(), m_chrome->banner())
    , m_alerts(
          m_parts.alerts,
          m_parts.quiet,
          [this] { return pageContext(); },
          m_chrome->rail(),
          m_chrome->status())
    , m_benchmarks(m_parts.benchmarks, m_chrome->rail())
    , m_finder(*this)
    , m_settingsDesk(m_parts.settings, m_parts.style, m_actions, m_parts.session, *this)
    , m_sessions(*this)
{
    setWindowTitle(QStringLiteral("PerfDeck"));
    setWindowIcon(applicationIcon());
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    setAcceptDrops(true);
    fillMenus(*this, m_actions);
    // A bar that was made at another size keeps it, whatever the font of the application becomes.
    const auto fitMenus = [this] { menuBar()->setFont(m_parts.style.font()); };
    connect(&m_parts.style, &Style::changed, this, fitMenus);
    setCentralWidget(m_chrome);
    connect(&m_navigator, &Navigator::shown, this, &MainWindow::showTitle);
    // What was asked before the history was open has not seen it, and the past is asked once.
    connect(&m_parts.session, &Session::storageChanged, this, [this, isOpen = false]() mutable {
        const StorageStatus::State state = m_parts.session.storage().state;
        const bool opensNow = !isOpen && state != StorageStatus::State::None
            && state != StorageStatus::State::Opening;
        isOpen |= opensNow;
        if (opensNow)
            refresh();
    });
    connect(&m_status, &StatusBoard::simulationSeen, this, &MainWindow::markSimulation);
    m_time.events().setAlerts(m_parts.alerts);
    connect(&m_chrome->status(), &StatusStrip::alertingClicked, this, [this] {
        m_navigator.show(pageIndex(QStringLiteral("alerts")));
    });
    m_endpoints.setGrace(UndoBar::kOffered);
    if (m_parts.isRemembered)
        connect(&m_panels, &SidePanels::sourcesEdited, &m_endpoints, &EndpointMemory::remember);
    connect(&m_endpoints, &EndpointMemory::failed, this, [this](const QString &words) {
        m_status.warn(words);
    });
    connect(&m_panels, &SidePanels::plotWanted, this, &MainWindow::plot);
    connect(&m_settingsDesk, &SettingsDesk::zoneChosen, this, [this] {
        m_scope.setZone(zoneNamed(m_parts.settings.settings().zone));
    });
    connect(&m_settingsDesk, &SettingsDesk::applied, this, &MainWindow::takeDefaults);
    connect(&m_time.events(), &EventLayer::findingActivated, &m_panels, &SidePanels::showFindings);
    connect(&m_time.events(), &EventLayer::alertActivated, this, &MainWindow::showAlert);
    connect(&m_time, &TimeDesk::exportWanted, &m_charts, &ChartDesk::exportRange);
    connect(&m_time, &TimeDesk::relatedWanted, &m_charts, &ChartDesk::askRelated);
    connect(&m_chrome->side(), &SideStack::closed, this, [this] { setFocus(); });
    connect(&m_chrome->status(), &StatusStrip::sourcesClicked, &m_panels, &SidePanels::openSources);
    restore();
    markSimulation();
    m_views.stack().clear(); // what the last start left is no step of this one
    if (m_parts.isRemembered)
        m_endpoints.recall();
}

/// Jobs that still run speak the language of the application: they end before it goes.
MainWindow::~MainWindow()
{
    QThreadPool::globalInstance()->waitForDone();
}

PageContext MainWindow::pageContext()
{
    return {m_parts.session,
            m_scope,
            m_parts.style,
            m_time.crosshair(),
            m_time.selection(),
            m_time.events(),
            m_views,
            m_parts.clock,
            [this](const Note &note, const QWidget *beside) { m_time.editNote(note, beside); },
            dashboardFolder(),
            [this] { m_panels.openSources(); },
            [this] { m_panels.openConnectCluster(); },
            [this] { m_panels.toggleMachine(); },
            [this](FindingId finding) { m_panels.showFindings(finding); },
            [this](const RelatedQuery &query) { m_panels.showRelated(query); },
            m_parts.alerts,
            m_parts.benchmarks,
            m_parts.profiles,
            [this](const AlertRule &rule) { editRule(rule); },
            [this](const QString &page, const QString &name) { goTo(page, name); }};
}

void MainWindow::showTitle(int page)
{
    const PageEntry &entry = pageEntries()[std::size_t(page)];
    const QString title = QCoreApplication::translate("Pages", entry.title);
    m_chrome->timeBar().setTitle(title);
    QStringList words{title};
    for (const QString &note : {m_parts.note, pictureMark(*this)})
        if (!note.isEmpty())
            words.append(note);
    setWindowTitle(tr("%1 – PerfDeck").arg(words.join(QStringLiteral(" – "))));
}

/// In the title and in every picture that is taken from here on.
void MainWindow::markSimulation()
{
    setPictureMark(*this, m_status.isSimulated() ? tr("Simulated cluster") : QString());
    showTitle(m_navigator.current());
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
    for (Feed *feed : findChildren<Feed *>())
        feed->refresh();
}

/// Where nothing can be narrowed, all is searched.
void MainWindow::find()
{
    Page *page = m_navigator.page();
    if (page == nullptr || !page->focusFilter())
        m_finder.openPlaces();
}

void MainWindow::goTo(const QString &page, const QString &name)
{
    if (page == QStringLiteral("models"))
        return showModel(name);
    m_navigator.show(pageIndex(page));
    m_navigator.page()->setView({{"view", "workers"}, {"workers.worker", name.toStdString()}});
}

void MainWindow::showAlert(AlertId id)
{
    m_navigator.show(pageIndex(QStringLiteral("alerts")));
    if (auto *alerts = qobject_cast<AlertsPage *>(m_navigator.page()))
        alerts->choose(id);
}

void MainWindow::showProfiles(const QStringList &paths)
{
    m_navigator.show(pageIndex(QStringLiteral("profiling")));
    if (auto *profiles = qobject_cast<ProfilingPage *>(m_navigator.page()))
        profiles->open(paths);
}

void MainWindow::actOnAlerts(const char *action)
{
    m_navigator.show(pageIndex(QStringLiteral("alerts")));
    auto *alerts = qobject_cast<AlertsPage *>(m_navigator.page());
    if (alerts == nullptr || !alerts->perform(action))
        announce(tr("Choose alerts in the view Active first"));
}

void MainWindow::showModel(const QString &name)
{
    m_navigator.show(pageIndex(QStringLiteral("models")));
    if (auto *models = qobject_cast<ModelsPage *>(m_navigator.page()))
        models->chooseModel(name);
}

/// Beside the settings. A picture of a page is drawn without them, but with the dashboards.
QString MainWindow::dashboardFolder() const
{
    const std::string path
        = m_parts.settings.path().empty() ? SettingsStore::defaultPath() : m_parts.settings.path();
    return QFileInfo(QString::fromStdString(path)).dir().filePath(QStringLiteral("dashboards"));
}

void MainWindow::plot(const Selector &selector, bool isRate)
{
    m_navigator.show(pageIndex(QStringLiteral("dashboards")));
    if (auto *dashboards = qobject_cast<DashboardPage *>(m_navigator.page()))
        dashboards->plot(selector, isRate);
}

void MainWindow::showDashboard(const QString &file)
{
    m_navigator.show(pageIndex(QStringLiteral("dashboards")));
    if (auto *dashboards = qobject_cast<DashboardPage *>(m_navigator.page()))
        dashboards->showDashboard(file);
}

void MainWindow::editRule(const AlertRule &rule)
{
    m_alerts.editRule(rule, *this);
}

void MainWindow::editPlan()
{
    m_alerts.editPlan(m_parts.vault, *this);
}

void MainWindow::setTheme(Style::Mode mode)
{
    m_parts.style.setMode(mode);
    m_parts.settings.edit().theme = mode == Style::Mode::Dark ? "dark"
        : mode == Style::Mode::Light                          ? "light"
                                                              : "system";
}

void MainWindow::switchTheme()
{
    setTheme(m_parts.style.theme().isDark ? Style::Mode::Light : Style::Mode::Dark);
}

void MainWindow::dismiss()
{
    if (!m_time.clearSelection() && !m_panels.close() && isFullScreen())
        toggleFullScreen();
}

void MainWindow::showAbout()
{
    announce(tr("PerfDeck %1, GPL-3.0-or-later, Qt %2")
                 .arg(QStringLiteral(PERFDECK_VERSION), QString::fromLatin1(qVersion())));
}

void MainWindow::announce(const QString &words)
{
    m_chrome->status().announce(words);
}

/// Plain keys come here when nothing with the focus wanted them.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (!m_actions.triggerPlain(*event))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::setAwake(bool awake)
{
    m_navigator.setAwake(awake);
    m_time.events().setAwake(awake);
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
    Q_EMIT closed();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT m_sessions.filesWanted(localFiles(*event->mimeData()));
}

void MainWindow::restore()
{
    const Settings &settings = m_parts.settings.settings();
    applyLook(m_parts.settings, m_parts.style, m_parts.theme);
    m_actions.setOverrides(settings.keys);
    takeDefaults();
    QStringList ranges;
    for (const std::string &range : settings.recentRanges)
        ranges.append(QString::fromStdString(range));
    timeBar().setRecent(ranges);
    m_sessions.restore(settings);
}

void MainWindow::takeDefaults()
{
    timeBar().setFirstDay(firstDayNamed(m_parts.settings.settings().firstDay));
    m_panels.setEndpointInterval(std::chrono::seconds(m_parts.settings.settings().intervalSeconds));
}

void MainWindow::remember()
{
    if (!m_parts.isRemembered)
        return;
    Settings &settings = m_parts.settings.edit();
    settings.keys = m_actions.overrides();
    settings.recentRanges.clear();
    for (const QString &range : timeBar().recent())
        settings.recentRanges.push_back(range.toStdString());
    Workspace workspace = m_sessions.workspace();
    if (m_scope.zone() == zoneNamed(settings.zone))
        workspace.shownZone.clear(); // the settings have the word
    static_cast<Workspace &>(settings) = std::move(workspace);
    if (const Status saved = m_parts.settings.save(); !saved)
        qWarning("%s", saved.error().message().c_str());
}

} // namespace perfdeck
