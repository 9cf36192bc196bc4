// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertMenu.h"

#include "app/MainWindow.h"
#include "widgets/models/ActionRegistry.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace perfdeck {

namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("AlertMenu", words);
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
}

} // namespace perfdeck
