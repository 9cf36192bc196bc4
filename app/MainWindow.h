// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/SettingsStore.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/TimeScope.h"
#include "widgets/pages/Page.h"
#include "widgets/pages/PageContext.h"
#include "widgets/style/Style.h"

#include <QList>
#include <QMainWindow>
#include <QStringList>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class Banner;
class MachinePanel;
class Rail;
class Session;
class ShortcutSheet;
class SideStack;
class SourcesPanel;
class StatusStrip;
class TimeBar;

/// What a window is made over; all of it outlives the window.
struct WindowParts
{
    Session &session;
    Style &style;
    SettingsStore &settings;
    std::shared_ptr<const Clock> clock;
    QTimeZone zone;
    QStringList fixedSources; ///< given on the command line: not remembered
    std::string theme = {}; ///< asked for this time only; empty: the remembered one
};

/// Menu, navigation and geometry of the one window. Pages are made when they are first shown. GUI
/// thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] TimeScope &scope() { return m_scope; }

    [[nodiscard]] const Style &look() const { return m_parts.style; }

    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] int pageNumber() const;

    /// Where pictures and data are saved; the default asks with a file dialog that does not block.
    void setSavePathChooser(SavePathChooser chooser) { m_choosePath = std::move(chooser); }

    /// A fault to be told in the banner while nothing graver is.
    void warn(const QString &words);

    void showPage(int index);
    void setTheme(Style::Mode mode);
    void openSources();
    void exportPicture();
    void exportData();

    void quit() { close(); }

    void togglePaused() { m_scope.togglePaused(); }

    void backToLive() { m_scope.backToLive(); }

    void refresh();

    void shorterSpan() { stepSpan(-1); }

    void longerSpan() { stepSpan(1); }

    void find();

    void nextPage() { stepPage(1); }

    void previousPage() { stepPage(-1); }

    void switchTheme();

    void toggleFullScreen() { setWindowState(windowState() ^ Qt::WindowFullScreen); }

    void toggleMachine();
    void toggleShortcuts();
    void showAbout();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFrame();
    void connectSession();
    void showSources();
    void showStorage();
    void showBanner();
    void stepPage(int by);
    void stepSpan(int by);
    void setAwake(bool awake);
    void adopt(TimeSeriesChart *chart);
    [[nodiscard]] TimeSeriesChart *chosenChart() const;
    [[nodiscard]] PageContext pageContext();
    void restore();
    void remember();
    void rememberEndpoints();

    WindowParts m_parts;
    TimeScope m_scope;
    Crosshair m_crosshair;
    SavePathChooser m_choosePath;
    QString m_warning;
    QList<QAction *> m_actions;
    std::vector<Page *> m_pages; ///< null until first shown
    Rail *m_rail = nullptr;
    TimeBar *m_timeBar = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_empty = nullptr;
    SideStack *m_side = nullptr;
    StatusStrip *m_status = nullptr;
    SourcesPanel *m_sources = nullptr;
    MachinePanel *m_machine = nullptr;
    ShortcutSheet *m_shortcuts = nullptr;
};

} // namespace perfdeck
