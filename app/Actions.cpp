// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Actions.h"

#include "app/AlertMenu.h"
#include "app/MainWindow.h"
#include "app/Pages.h"
#include "widgets/models/ActionRegistry.h"
#include "widgets/pages/benchmarks/BenchmarksPage.h"
#include "widgets/panels/TimeBar.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <array>
#include <span>

namespace perfdeck {

namespace {

/// One row of a menu; without an id a line between two groups.
struct Command
{
    const char *id; ///< as the settings call it: never to be changed
    const char *words;
    const char *keys; ///< separated by a space
    void (*run)(MainWindow &window);
};

using W = MainWindow;
constexpr double kZoomStep = 1.5;
constexpr double kPanStep = 0.1; // of the range
constexpr const char *kUndo = QT_TRANSLATE_NOOP("Actions", "&Undo %1");
constexpr const char *kRedo = QT_TRANSLATE_NOOP("Actions", "&Redo %1");
constexpr const char *kNothing = QT_TRANSLATE_NOOP("Actions", "Nothing yet");
constexpr Command kSeparator{nullptr, nullptr, nullptr, nullptr};

/// The form for a new run in the tab of benchmarks.
void newBenchmark(MainWindow &window)
{
    window.navigator().show(pageIndex(QStringLiteral("benchmarks")));
    if (auto *benchmarks = qobject_cast<BenchmarksPage *>(window.navigator().page()))
        benchmarks->write();
}

constexpr std::array kFile{
    Command{"open",
            QT_TRANSLATE_NOOP("Actions", "&Open …"),
            "Ctrl+O",
            [](W &window) { window.sessions().open(); }},
    Command{"save-session",
            QT_TRANSLATE_NOOP("Actions", "Save session &as …"),
            "Ctrl+S",
            [](W &window) { window.sessions().saveAs(); }},
    Command{"copy-link",
            QT_TRANSLATE_NOOP("Actions", "Copy &link to this view"),
            "Ctrl+Shift+K",
            [](W &window) { window.sessions().copyLink(); }},
    kSeparator,
    Command{"connect",
            QT_TRANSLATE_NOOP("Actions", "Co&nnect a model server …"),
            "",
            [](W &window) { window.panels().openConnect(); }},
    Command{"connect-cluster",
            QT_TRANSLATE_NOOP("Actions", "Connect a &test cluster …"),
            "",
            [](W &window) { window.panels().openConnectCluster(); }},
    Command{"add-endpoint",
            QT_TRANSLATE_NOOP("Actions", "&Add model endpoint …"),
            "Ctrl+N",
            [](W &window) { window.panels().openSources(); }},
    Command{"new-benchmark",
            QT_TRANSLATE_NOOP("Actions", "New &benchmark run …"),
            "Ctrl+Shift+B",
            newBenchmark},
    kSeparator,
    Command{"export-picture",
            QT_TRANSLATE_NOOP("Actions", "&Export chart as picture …"),
            "Ctrl+E",
            [](W &window) { window.charts().exportPicture(); }},
    Command{"export-data",
            QT_TRANSLATE_NOOP("Actions", "Export chart &data …"),
            "Ctrl+Shift+E",
            [](W &window) { window.charts().exportData(); }},
    kSeparator,
    Command{"settings",
            QT_TRANSLATE_NOOP("Actions", "&Settings …"),
            "Ctrl+,",
            [](W &window) { window.settingsDesk().open(); }},
    Command{"quit",
            QT_TRANSLATE_NOOP("Actions", "&Quit"),
            "Ctrl+Q",
            [](W &window) { Q_EMIT window.quitWanted(); }},
};
constexpr std::array kFind{
    Command{"commands",
            QT_TRANSLATE_NOOP("Actions", "Find a &command …"),
            "Ctrl+Shift+P",
            [](W &window) { window.finder().openCommands(); }},
    Command{"places",
            QT_TRANSLATE_NOOP("Actions", "&Go to anything …"),
            "Ctrl+P",
            [](W &window) { window.finder().openPlaces(); }},
};
constexpr std::array kTime{
    Command{"pause",
            QT_TRANSLATE_NOOP("Actions", "&Pause or go live"),
            "Space",
            [](W &window) { window.scope().togglePaused(); }},
    Command{"live",
            QT_TRANSLATE_NOOP("Actions", "&Back to live"),
            "0",
            [](W &window) { window.scope().backToLive(); }},
    Command{"refresh",
            QT_TRANSLATE_NOOP("Actions", "&Refresh"),
            "F5",
            [](W &window) { window.refresh(); }},
    Command{"shorter-range",
            QT_TRANSLATE_NOOP("Actions", "&Shorter range"),
            "Ctrl+Up",
            [](W &window) { window.stepSpan(-1); }},
    Command{"longer-range",
            QT_TRANSLATE_NOOP("Actions", "&Longer range"),
            "Ctrl+Down",
            [](W &window) { window.stepSpan(1); }},
    kSeparator,
    Command{"set-range",
            QT_TRANSLATE_NOOP("Actions", "&Type a range …"),
            "Ctrl+L",
            [](W &window) { window.timeBar().editRange(); }},
    Command{"choose-range",
            QT_TRANSLATE_NOOP("Actions", "&Calendar and recent ranges …"),
            "Ctrl+Shift+L",
            [](W &window) { window.timeBar().openPopup(); }},
    Command{"copy-range",
            QT_TRANSLATE_NOOP("Actions", "C&opy the range"),
            "Ctrl+Alt+C",
            [](W &window) { window.timeBar().copyRange(); }},
    Command{"paste-range",
            QT_TRANSLATE_NOOP("Actions", "P&aste a range"),
            "Ctrl+Alt+V",
            [](W &window) { window.timeBar().pasteRange(); }},
    kSeparator,
    Command{"zoom-in",
            QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
            "W +",
            [](W &window) { window.scope().zoom(1 / kZoomStep); }},
    Command{"zoom-out",
            QT_TRANSLATE_NOOP("Actions", "Zoom o&ut"),
            "S -",
            [](W &window) { window.scope().zoom(kZoomStep); }},
    Command{"pan-earlier",
            QT_TRANSLATE_NOOP("Actions", "&Earlier"),
            "A",
            [](W &window) { window.scope().pan(-kPanStep); }},
    Command{"pan-later",
            QT_TRANSLATE_NOOP("Actions", "Lat&er"),
            "D",
            [](W &window) { window.scope().pan(kPanStep); }},
    kSeparator,
    Command{"next-event",
            QT_TRANSLATE_NOOP("Actions", "Next e&vent"),
            ".",
            [](W &window) { window.timeDesk().stepEvent(1); }},
    Command{"previous-event",
            QT_TRANSLATE_NOOP("Actions", "Previ&ous event"),
            ",",
            [](W &window) { window.timeDesk().stepEvent(-1); }},
    Command{"zoom-selection",
            QT_TRANSLATE_NOOP("Actions", "Zoom to the se&lection"),
            "F",
            [](W &window) { window.timeDesk().zoomToSelection(); }},
    Command{"compare-selection",
            QT_TRANSLATE_NOOP("Actions", "Compare the selection with be&fore"),
            "",
            [](W &window) { window.timeDesk().compareSelection(); }},
    Command{"related",
            QT_TRANSLATE_NOOP("Actions", "W&hat else changed"),
            "Ctrl+Shift+R",
            [](W &window) { window.charts().askRelated(); }},
    kSeparator,
    Command{"write-note",
            QT_TRANSLATE_NOOP("Actions", "&Write a note …"),
            "N",
            [](W &window) { window.timeDesk().writeNote(); }},
    Command{"notes",
            QT_TRANSLATE_NOOP("Actions", "All &notes"),
            "Ctrl+Shift+N",
            [](W &window) { window.timeDesk().toggleNotes(); }},
    kSeparator,
    Command{"compare-day",
            QT_TRANSLATE_NOOP("Actions", "Compare with a &day earlier"),
            "Ctrl+D",
            [](W &window) { window.scope().compareWith(std::chrono::days(1)); }},
    Command{"compare-previous",
            QT_TRANSLATE_NOOP("Actions", "Compare with the range &before"),
            "Ctrl+Shift+D",
            [](W &window) { window.timeBar().comparePrevious(); }},
    Command{"compare-nothing",
            QT_TRANSLATE_NOOP("Actions", "E&nd the comparison"),
            "",
            [](W &window) { window.scope().compareWith(Duration(0)); }},
    kSeparator,
    Command{"utc",
            QT_TRANSLATE_NOOP("Actions", "UTC or local &time"),
            "U",
            [](W &window) { window.timeBar().toggleUtc(); }},
};
constexpr std::array kView{
    Command{"undo",
            QT_TRANSLATE_NOOP("Actions", "&Undo"),
            "Ctrl+Z",
            [](W &window) { window.views().stack().undo(); }},
    Command{"redo",
            QT_TRANSLATE_NOOP("Actions", "&Redo"),
            "Ctrl+Shift+Z Ctrl+Y",
            [](W &window) { window.views().stack().redo(); }},
    kSeparator,
    Command{"find",
            QT_TRANSLATE_NOOP("Actions", "&Find in view"),
            "Ctrl+F",
            [](W &window) { window.find(); }},
    Command{"next-tab",
            QT_TRANSLATE_NOOP("Actions", "&Next tab"),
            "Ctrl+Tab",
            [](W &window) { window.navigator().step(1); }},
    Command{"previous-tab",
            QT_TRANSLATE_NOOP("Actions", "&Previous tab"),
            "Ctrl+Shift+Tab",
            [](W &window) { window.navigator().step(-1); }},
    Command{"browse-series",
            QT_TRANSLATE_NOOP("Actions", "&Browse all series"),
            "Ctrl+B",
            [](W &window) { window.panels().toggleBrowser(); }},
    Command{"readout",
            QT_TRANSLATE_NOOP("Actions", "&Values at the cursor"),
            "Ctrl+Shift+V",
            [](W &window) { window.panels().toggleReadout(); }},
    Command{"machine",
            QT_TRANSLATE_NOOP("Actions", "Parts of this &machine"),
            "Ctrl+M",
            [](W &window) { window.panels().toggleMachine(); }},
    Command{"regressions",
            QT_TRANSLATE_NOOP("Actions", "&Regressions"),
            "Ctrl+R",
            [](W &window) { window.panels().toggleFindings(); }},
    kSeparator,
    Command{"switch-theme",
            QT_TRANSLATE_NOOP("Actions", "&Switch light and dark"),
            "Ctrl+T",
            [](W &window) { window.switchTheme(); }},
    Command{"full-screen",
            QT_TRANSLATE_NOOP("Actions", "Full s&creen"),
            "F11",
            [](W &window) { window.toggleFullScreen(); }},
    Command{"dismiss",
            QT_TRANSLATE_NOOP("Actions", "Close panel, lea&ve full screen"),
            "Esc",
            [](W &window) { window.dismiss(); }},
};
constexpr std::array kHelp{
    Command{"keys",
            QT_TRANSLATE_NOOP("Actions", "&Keys and gestures"),
            "F1 ?",
            [](W &window) { window.panels().toggleShortcuts(); }},
    Command{"about",
            QT_TRANSLATE_NOOP("Actions", "&About PerfDeck"),
            "",
            [](W &window) { window.showAbout(); }},
};

QString say(const char *words)
{
    return QCoreApplication::translate("Actions", words);
}

/// Words from outside as they are, not as a key of the menu.
QString menuWords(QString words)
{
    return words.replace(QChar(u'&'), QStringLiteral("&&"));
}

void addCommands(MainWindow &window,
                 ActionRegistry &actions,
                 QMenu &menu,
                 std::span<const Command> commands)
{
    for (const Command &command : commands) {
        if (command.id == nullptr) {
            menu.addSeparator();
            continue;
        }
        QAction *action = actions.add(QString::fromLatin1(command.id),
                                      menu.title(),
                                      say(command.words),
                                      QString::fromLatin1(command.keys));
        menu.addAction(action);
        QObject::connect(
            action, &QAction::triggered, &window, [&window, run = command.run] { run(window); });
    }
}

QMenu *addMenu(MainWindow &window,
               ActionRegistry &actions,
               const char *title,
               std::span<const Command> commands)
{
    QMenu *menu = window.menuBar()->addMenu(say(title));
    addCommands(window, actions, *menu, commands);
    return menu;
}

/// Filled when it is about to be seen.
void addDashboards(MainWindow &window, QMenu &go)
{
    QMenu *menu = go.addMenu(say(QT_TRANSLATE_NOOP("Actions", "&Dashboards one by one")));
    menu->setObjectName(QStringLiteral("goDashboards"));
    QObject::connect(menu, &QMenu::aboutToShow, &window, [&window, menu] {
        window.finder().askDashboards(
            menu, [&window, menu](const std::vector<ShelvedDashboard> &found) {
                menu->clear();
                for (const ShelvedDashboard &kept : found)
                    menu->addAction(menuWords(QString::fromStdString(kept.dashboard.title)),
                                    &window,
                                    [&window, file = kept.file] { window.showDashboard(file); });
                if (menu->isEmpty())
                    menu->addAction(say(kNothing))->setEnabled(false);
            });
    });
}

void addPages(MainWindow &window, ActionRegistry &actions)
{
    QMenu *menu = window.menuBar()->addMenu(say(QT_TRANSLATE_NOOP("Actions", "&Go")));
    addCommands(window, actions, *menu, kFind);
    menu->addSeparator();
    int index = 0;
    for (const PageEntry &entry : pageEntries()) {
        QAction *action = actions.add(QStringLiteral("go-") + QString::fromLatin1(entry.name),
                                      menu->title(),
                                      QCoreApplication::translate("Pages", entry.title),
                                      QStringLiteral("Alt+%1").arg(index + 1));
        menu->addAction(action);
        QObject::connect(action, &QAction::triggered, &window, [&window, index] {
            window.navigator().show(index);
        });
        ++index;
    }
    addDashboards(window, *menu);
}

/// Filled when it is about to be seen.
void addRecentFiles(MainWindow &window, QMenu &file)
{
    auto *recent = new QMenu(say(QT_TRANSLATE_NOOP("Actions", "Open &recent")), &file);
    file.insertMenu(file.actions().at(1), recent);
    QObject::connect(recent, &QMenu::aboutToShow, &window, [&window, recent] {
        recent->clear();
        for (const std::string &path : window.settings().settings().recentFiles) {
            const QString text = QString::fromStdString(path);
            QAction *action = recent->addAction(menuWords(text));
            QObject::connect(action, &QAction::triggered, &window, [&window, text] {
                Q_EMIT window.sessions().filesWanted({text});
            });
        }
        if (recent->isEmpty())
            recent->addAction(say(kNothing))->setEnabled(false);
    });
}

struct ThemeChoice
{
    const char *id;
    const char *words;
    Style::Mode mode;
};

constexpr std::array kThemes{
    ThemeChoice{"theme-light", QT_TRANSLATE_NOOP("Actions", "&Light theme"), Style::Mode::Light},
    ThemeChoice{"theme-dark", QT_TRANSLATE_NOOP("Actions", "&Dark theme"), Style::Mode::Dark},
    ThemeChoice{
        "theme-system", QT_TRANSLATE_NOOP("Actions", "Theme of the &system"), Style::Mode::System},
};

void addThemes(MainWindow &window, ActionRegistry &actions, QMenu &view)
{
    QMenu *themes = view.addMenu(say(QT_TRANSLATE_NOOP("Actions", "&Theme")));
    auto *group = new QActionGroup(themes);
    for (const ThemeChoice &choice : kThemes) {
        QAction *action
            = actions.add(QString::fromLatin1(choice.id), view.title(), say(choice.words), {});
        action->setCheckable(true);
        themes->addAction(group->addAction(action));
        QObject::connect(action, &QAction::triggered, &window, [&window, mode = choice.mode] {
            window.setTheme(mode);
        });
        QObject::connect(
            themes, &QMenu::aboutToShow, action, [&window, action, mode = choice.mode] {
                action->setChecked(window.look().mode() == mode);
            });
    }
}

/// "Undo zoom to 14:00–15:30": what would be undone and redone, in the menu itself.
void nameSteps(MainWindow &window, ActionRegistry &actions)
{
    const QUndoStack &stack = window.views().stack();
    QAction *undo = actions.action(QStringLiteral("undo"));
    QAction *redo = actions.action(QStringLiteral("redo"));
    const auto show = [undo, redo, &stack] {
        undo->setEnabled(stack.canUndo());
        redo->setEnabled(stack.canRedo());
        undo->setText(say(kUndo).arg(stack.undoText()).trimmed());
        redo->setText(say(kRedo).arg(stack.redoText()).trimmed());
    };
    QObject::connect(&stack, &QUndoStack::indexChanged, undo, show);
    QObject::connect(&stack, &QUndoStack::undoTextChanged, undo, show);
    show();
}

} // namespace

void fillMenus(MainWindow &window, ActionRegistry &actions)
{
    addRecentFiles(window, *addMenu(window, actions, QT_TRANSLATE_NOOP("Actions", "&File"), kFile));
    addPages(window, actions);
    QMenu *time = addMenu(window, actions, QT_TRANSLATE_NOOP("Actions", "&Time"), kTime);
    window.timeDesk().events().fillMenu(
        *time->addMenu(say(QT_TRANSLATE_NOOP("Actions", "Events on cha&rts"))), window.views());
    fillAlertMenu(window, actions);
    addThemes(
        window, actions, *addMenu(window, actions, QT_TRANSLATE_NOOP("Actions", "&View"), kView));
    addMenu(window, actions, QT_TRANSLATE_NOOP("Actions", "&Help"), kHelp);
    nameSteps(window, actions);
}

} // namespace perfdeck
