// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perfdeck {

class ActionRegistry;
class MainWindow;

/// The menu about alerts: rules, what is done about the chosen ones, and whether the desktop may be
/// disturbed.
void fillAlertMenu(MainWindow &window, ActionRegistry &actions);

} // namespace perfdeck
