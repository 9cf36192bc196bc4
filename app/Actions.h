// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace perfdeck {

class MainWindow;

/// Fills the menu bar of the window; returns every action in the order of the menus. GUI thread.
QList<QAction *> fillMenus(MainWindow &window);

} // namespace perfdeck
