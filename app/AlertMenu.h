// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perfdeck {

class ActionRegistry;
class MainWindow;

/// The menu about alerts: rules, and whether the desktop may be disturbed.
void fillAlertMenu(MainWindow &window, ActionRegistry &actions);

} // namespace perfdeck
