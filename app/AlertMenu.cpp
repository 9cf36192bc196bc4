// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertMenu.h"

#include "app/MainWindow.h"
#include "app/notices/QuietTime.h"
#include "widgets/models/ActionRegistry.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/style/Format.h"

#include <QAction>
#include <QCoreApplication>
#include <QCursor>
#include <QDateTime>
#include <QMenu>
#include <QMenuBar>
#include <QTimeZone>

#include <functional>

#include <array>

namespace perfdeck {

namespace {

/// Something to be done with the alerts that are chosen on their page.
struct AlertCommand
{
    const char *id; ///< as the settings call it: never to be changed
    const char *words;
    const char *action; ///< of the page
};

constexpr std::array kCommands{
    AlertCommand{"alert-acknowledge",
                 QT_TRANSLATE_NOOP("AlertMenu", "&Acknowledge the chosen alerts"),
                 "alertAcknowledge"},
    AlertCommand{"alert-snooze",
                 QT_TRANSLATE_NOOP("AlertMenu", "Snoo&ze the chosen alerts …"),
                 "alertSnooze"},
    AlertCommand{"alert-resolve",
                 QT_TRANSLATE_NOOP("AlertMenu", "&Resolve the chosen alerts"),
                 "alertResolve"},
    AlertCommand{"alert-comment",
                 QT_TRANSLATE_NOOP("AlertMenu", "&Comment on the chosen alerts …"),
                 "alertComment"},
    AlertCommand{"alert-silence",
                 QT_TRANSLATE_NOOP("AlertMenu", "&Silence the chosen alerts …"),
                 "alertSilence"},
    AlertCommand{
        "alert-undo", QT_TRANSLATE_NOOP("AlertMenu", "&Undo the last of these"), "alertUndo"},
};

QString say(const char *words)
{
    return QCoreApplication::translate("AlertMenu", words);
}

/// Eight in the morning of the next day, in the zone of the window.
Timestamp tomorrow(const QTimeZone &zone, Timestamp now)
{
    const QDateTime morning(zonedTime(now, zone).date().addDays(1), QTime(8, 0), zone);
    return Timestamp(std::chrono::milliseconds(morning.toMSecsSinceEpoch()));
}

void addQuiet(MainWindow &window, ActionRegistry &actions, QMenu &alerts)
{
    QuietTime *quiet = window.quiet();
    if (quiet == nullptr)
        return;
    QMenu *menu = alerts.addMenu(say(QT_TRANSLATE_NOOP("AlertMenu", "&Do not disturb")));
    const auto add = [&](const char *id, const char *words, const std::function<void()> &run) {
        QAction *action
            = actions.add(QString::fromLatin1(id), alerts.title(), say(words), QString());
        menu->addAction(action);
        QObject::connect(action, &QAction::triggered, &window, run);
        return action;
    };
    add("quiet-hour", QT_TRANSLATE_NOOP("AlertMenu", "For an &hour"), [quiet] {
        quiet->startUntil(quiet->now() + std::chrono::hours(1));
    });
    add("quiet-tomorrow",
        QT_TRANSLATE_NOOP("AlertMenu", "Until &tomorrow, 8:00"),
        [quiet, &window] { quiet->startUntil(tomorrow(window.zone(), quiet->now())); });
    add("quiet-on", QT_TRANSLATE_NOOP("AlertMenu", "Until I &end it"), [quiet] { quiet->start(); });
    QAction *end = add("quiet-off", QT_TRANSLATE_NOOP("AlertMenu", "&May disturb again"), [quiet] {
        quiet->end();
    });
    const auto offer = [quiet, end] { end->setEnabled(quiet->isOn()); };
    QObject::connect(quiet, &QuietTime::changed, end, offer);
    offer();
    QObject::connect(&window.chrome().status(), &StatusStrip::quietClicked, menu, [menu] {
        menu->popup(QCursor::pos());
    });
}

} // namespace

void fillAlertMenu(MainWindow &window, ActionRegistry &actions)
{
    QMenu *menu = window.menuBar()->addMenu(say(QT_TRANSLATE_NOOP("AlertMenu", "&Alerts")));
    QAction *rule = actions.add(QStringLiteral("new-alert-rule"),
                                menu->title(),
                                say(QT_TRANSLATE_NOOP("AlertMenu", "&New alert rule …")),
                                QStringLiteral("Ctrl+Shift+A"));
    menu->addAction(rule);
    QObject::connect(rule, &QAction::triggered, &window, [&window] { window.editRule({}); });
    QAction *plan = actions.add(QStringLiteral("alert-channels"),
                                menu->title(),
                                say(QT_TRANSLATE_NOOP("AlertMenu", "&Channels and routes …")),
                                QString());
    menu->addAction(plan);
    QObject::connect(plan, &QAction::triggered, &window, [&window] { window.editPlan(); });
    addQuiet(window, actions, *menu);
    menu->addSeparator();
    for (const AlertCommand &command : kCommands) {
        // Their keys are those of the page: letters mean something else elsewhere.
        QAction *action
            = actions.add(QString::fromLatin1(command.id), menu->title(), say(command.words), {});
        menu->addAction(action);
        QObject::connect(action, &QAction::triggered, &window, [&window, &command] {
            window.actOnAlerts(command.action);
        });
    }
}

} // namespace perfdeck
