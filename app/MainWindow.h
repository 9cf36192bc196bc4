// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/AlertBoard.h"
#include "app/BenchmarkBoard.h"
#include "app/ChartDesk.h"
#include "app/Chrome.h"
#include "app/EndpointMemory.h"
#include "app/Finder.h"
#include "app/Navigator.h"
#include "app/SaveBoard.h"
#include "app/SessionDesk.h"
#include "app/settings/SettingsDesk.h"
#include "app/SettingsStore.h"
#include "app/SidePanels.h"
#include "app/StatusBoard.h"
#include "app/TimeDesk.h"
#include "core/model/Alert.h"
#include "widgets/models/ActionRegistry.h"
#include "widgets/models/TimeScope.h"
#include "widgets/models/ViewHistory.h"
#include "widgets/pages/PageContext.h"
#include "widgets/style/Style.h"

#include <QMainWindow>
#include <QStringList>

#include <memory>

namespace perfdeck {

class AlertDesk;
class QuietTime;
class Session;

/// What a window is made over; all of it outlives the window.
struct WindowParts
{
    Session &session;
    Style &style;
    SettingsStore &settings;
    SecretVault &vault;
    std::shared_ptr<const Clock> clock;
    QTimeZone zone;
    QStringList fixedSources; ///< given on the command line: not remembered
    std::string theme = {}; ///< asked for this time only; empty: the remembered one
    QString note = {}; ///< said in the title, of a window that only looks at a file
    bool isRemembered = true; ///< how it is set up counts at the next start
    AlertDesk *alerts = nullptr; ///< in place of that of the session
    QuietTime *quiet = nullptr; ///< of the desktop; null: nobody asks
    BenchmarkDesk *benchmarks = nullptr; ///< null: nothing can be measured or kept
    ProfileDesk *profiles = nullptr; ///< null: profiles cannot be opened
};

/// The one window: joins its parts (actions, navigation, panels, charts, status), hears of keys and
/// visibility, keeps the geometry. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    // The parts, for the actions.
    [[nodiscard]] TimeScope &scope() { return m_scope; }

    [[nodiscard]] ViewHistory &views() { return m_views; }

    [[nodiscard]] TimeDesk &timeDesk() { return m_time; }

    [[nodiscard]] TimeBar &timeBar() { return m_chrome->timeBar(); }

    [[nodiscard]] ActionRegistry &actionRegistry() { return m_actions; }

    [[nodiscard]] Navigator &navigator() { return m_navigator; }

    [[nodiscard]] SidePanels &panels() { return m_panels; }

    [[nodiscard]] ChartDesk &charts() { return m_charts; }

    [[nodiscard]] StatusBoard &status() { return m_status; }

    [[nodiscard]] SettingsDesk &settingsDesk() { return m_settingsDesk; }

    [[nodiscard]] SessionDesk &sessions() { return m_sessions; }

    [[nodiscard]] Chrome &chrome() { return *m_chrome; }

    [[nodiscard]] Finder &finder() { return m_finder; }

    /// Null where the window shows nothing on the desktop.
    [[nodiscard]] QuietTime *quiet() const { return m_parts.quiet; }

    [[nodiscard]] Session &session() { return m_parts.session; }

    [[nodiscard]] SettingsStore &settings() { return m_parts.settings; }

    [[nodiscard]] const QTimeZone &zone() const { return m_scope.zone(); }

    [[nodiscard]] const Style &look() const { return m_parts.style; }

    /// In a window of its own; without an id it is a new one.
    void editRule(const AlertRule &rule);
    /// Channels and routes likewise.
    void editPlan();
    void setTheme(Style::Mode mode);
    void switchTheme();
    void refresh();
    /// To the next shorter (-1) or longer (1) relative span.
    void stepSpan(int by);
    void find();
    /// The tab of models with this one chosen.
    void showModel(const QString &name);
    /// The tab of alerts with this one chosen.
    void showAlert(AlertId id);
    /// The tab of profiles with these files, which are read there.
    void showProfiles(const QStringList &paths);
    /// Does what AlertsPage::perform() does; without alerts to do it to it says so.
    void actOnAlerts(const char *action);
    /// A chart of this series on the dashboard.
    void plot(const Selector &selector, bool isRate);
    /// The dashboard kept in this file.
    void showDashboard(const QString &file);
    /// Where the dashboards of the user are kept.
    [[nodiscard]] QString dashboardFolder() const;
    /// Ends the selection, else closes what is open at the side, else leaves full screen.
    void dismiss();

    void toggleFullScreen() { setWindowState(windowState() ^ Qt::WindowFullScreen); }

    void showAbout();
    /// Something that just happened, at the foot of the window for a few seconds.
    void announce(const QString &words);

Q_SIGNALS:
    /// It was closed by the user.
    void closed();
    void quitWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] PageContext pageContext();
    /// To a tab, at the model or worker of this name.
    void goTo(const QString &page, const QString &name);
    /// False while nobody can see the window.
    void setAwake(bool awake);
    void showTitle(int page);
    void markSimulation();
    void restore();
    void takeDefaults();
    void remember();

    WindowParts m_parts;
    EndpointMemory m_endpoints;
    TimeScope m_scope;
    ViewHistory m_views;
    ActionRegistry m_actions;
    Chrome *m_chrome; ///< the window owns it
    TimeDesk m_time;
    Navigator m_navigator;
    SidePanels m_panels;
    ChartDesk m_charts;
    SaveBoard m_saves;
    StatusBoard m_status;
    AlertBoard m_alerts;
    BenchmarkBoard m_benchmarks;
    Finder m_finder;
    SettingsDesk m_settingsDesk;
    SessionDesk m_sessions;
};

} // namespace perfdeck
