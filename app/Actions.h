// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perfdeck {

class ActionRegistry;
class MainWindow;

/// Registers every action of the window and fills its menu bar with them, each with its key. GUI
/// thread.
void fillMenus(MainWindow &window, ActionRegistry &actions);

} // namespace perfdeck
