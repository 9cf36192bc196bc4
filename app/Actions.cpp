// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Actions.h"

#include "app/MainWindow.h"
#include "app/Pages.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <array>

namespace perfdeck {

namespace {

struct ActionSpec
{
    const char *objectName;
    const char *words;
    const char *keys; ///< separated by ';'
    void (MainWindow::*slot)();
};

using W = MainWindow;
constexpr ActionSpec kSeparator{nullptr, nullptr, nullptr, nullptr};

constexpr std::array kFile{
    ActionSpec{"addEndpointAction",
               QT_TRANSLATE_NOOP("Actions", "&Add model endpoint …"),
               "Ctrl+N",
               &W::openSources},
    ActionSpec{"exportAction",
               QT_TRANSLATE_NOOP("Actions", "&Export chart as picture …"),
               "Ctrl+E",
               &W::exportPicture},
    ActionSpec{"exportDataAction",
               QT_TRANSLATE_NOOP("Actions", "Export chart &data …"),
               "Ctrl+Shift+E",
               &W::exportData},
    kSeparator,
    ActionSpec{"quitAction", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", &W::quit},
};
constexpr std::array kTime{
    ActionSpec{"pauseAction",
               QT_TRANSLATE_NOOP("Actions", "&Pause or go live"),
               "Space",
               &W::togglePaused},
    ActionSpec{"liveAction", QT_TRANSLATE_NOOP("Actions", "&Back to live"), "0", &W::backToLive},
    ActionSpec{"refreshAction", QT_TRANSLATE_NOOP("Actions", "&Refresh"), "F5", &W::refresh},
    ActionSpec{"shorterAction",
               QT_TRANSLATE_NOOP("Actions", "&Shorter range"),
               "Ctrl+Up",
               &W::shorterSpan},
    ActionSpec{
        "longerAction", QT_TRANSLATE_NOOP("Actions", "&Longer range"), "Ctrl+Down", &W::longerSpan},
};
constexpr std::array kView{
    ActionSpec{"findAction", QT_TRANSLATE_NOOP("Actions", "&Find in view"), "Ctrl+F", &W::find},
    ActionSpec{
        "nextPageAction", QT_TRANSLATE_NOOP("Actions", "&Next tab"), "Ctrl+Tab", &W::nextPage},
    ActionSpec{"previousPageAction",
               QT_TRANSLATE_NOOP("Actions", "&Previous tab"),
               "Ctrl+Shift+Tab",
               &W::previousPage},
    ActionSpec{"machineAction",
               QT_TRANSLATE_NOOP("Actions", "Parts of this &machine"),
               "Ctrl+M",
               &W::toggleMachine},
    ActionSpec{"themeAction",
               QT_TRANSLATE_NOOP("Actions", "&Switch light and dark"),
               "Ctrl+T",
               &W::switchTheme},
    ActionSpec{"fullScreenAction",
               QT_TRANSLATE_NOOP("Actions", "Full s&creen"),
               "F11",
               &W::toggleFullScreen},
};
constexpr std::array kHelp{
    ActionSpec{"shortcutsAction",
               QT_TRANSLATE_NOOP("Actions", "&Keys and gestures"),
               "F1;?",
               &W::toggleShortcuts},
    ActionSpec{"aboutAction", QT_TRANSLATE_NOOP("Actions", "&About PerfDeck"), "", &W::showAbout},
};

/// Keys without Ctrl act only where nothing with the focus wants them: the window hears of them
/// last.
bool isPlain(const QKeySequence &keys)
{
    return keys.count() == 1 && keys[0].keyboardModifiers() == Qt::NoModifier
        && (keys[0].key() < Qt::Key_F1 || keys[0].key() > Qt::Key_F35);
}

void setKeys(QAction &action, const char *keys)
{
    QList<QKeySequence> sequences;
    QStringList plain;
    for (const QString &text : QString::fromLatin1(keys).split(QChar(u';'), Qt::SkipEmptyParts)) {
        const QKeySequence sequence(text);
        isPlain(sequence) ? plain.append(sequence.toString()) : sequences.append(sequence);
    }
    action.setShortcuts(sequences);
    action.setProperty("plainKeys", plain);
    if (sequences.isEmpty() && !plain.isEmpty())
        action.setText(action.text() + QChar(u'\t') + plain.first());
}

template<std::size_t size>
QMenu *addMenu(MainWindow &window,
               const QString &title,
               const std::array<ActionSpec, size> &specs,
               QList<QAction *> &all)
{
    QMenu *menu = window.menuBar()->addMenu(title);
    for (const ActionSpec &spec : specs) {
        if (spec.words == nullptr) {
            menu->addSeparator();
            continue;
        }
        QAction *action = menu->addAction(QCoreApplication::translate("Actions", spec.words));
        action->setObjectName(QString::fromLatin1(spec.objectName));
        setKeys(*action, spec.keys);
        QObject::connect(action, &QAction::triggered, &window, spec.slot);
        all.append(action);
    }
    return menu;
}

void addPages(MainWindow &window, QList<QAction *> &all)
{
    QMenu *menu = window.menuBar()->addMenu(QCoreApplication::translate("Actions", "&Go"));
    int index = 0;
    for (const PageEntry &entry : pageEntries()) {
        QAction *action = menu->addAction(QCoreApplication::translate("Pages", entry.title));
        action->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(index + 1)));
        QObject::connect(
            action, &QAction::triggered, &window, [&window, index] { window.showPage(index); });
        all.append(action);
        ++index;
    }
}

void addThemes(MainWindow &window, QMenu &menu)
{
    QMenu *themes = menu.addMenu(QCoreApplication::translate("Actions", "&Theme"));
    auto *group = new QActionGroup(themes);
    constexpr std::array<std::pair<const char *, Style::Mode>, 3> kModes{{
        {QT_TRANSLATE_NOOP("Actions", "&Light"), Style::Mode::Light},
        {QT_TRANSLATE_NOOP("Actions", "&Dark"), Style::Mode::Dark},
        {QT_TRANSLATE_NOOP("Actions", "As the &system"), Style::Mode::System},
    }};
    for (const auto &[words, mode] : kModes) {
        QAction *action = group->addAction(QCoreApplication::translate("Actions", words));
        action->setCheckable(true);
        themes->addAction(action);
        QObject::connect(action, &QAction::triggered, &window, [&window, mode = mode] {
            window.setTheme(mode);
        });
        QObject::connect(themes, &QMenu::aboutToShow, action, [&window, action, mode = mode] {
            action->setChecked(window.look().mode() == mode);
        });
    }
}

} // namespace

QList<QAction *> fillMenus(MainWindow &window)
{
    const auto title
        = [](const char *words) { return QCoreApplication::translate("Actions", words); };
    QList<QAction *> all;
    addMenu(window, title(QT_TRANSLATE_NOOP("Actions", "&File")), kFile, all);
    addPages(window, all);
    addMenu(window, title(QT_TRANSLATE_NOOP("Actions", "&Time")), kTime, all);
    addThemes(window, *addMenu(window, title(QT_TRANSLATE_NOOP("Actions", "&View")), kView, all));
    addMenu(window, title(QT_TRANSLATE_NOOP("Actions", "&Help")), kHelp, all);
    return all;
}

} // namespace perfdeck
