// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace perfdeck {

class ActionRegistry;
class MachinePanel;
class Session;
class ShortcutSheet;
class SideStack;
class SourcesPanel;
class Style;

/// The panels that open at the right of the page; each is made at first use. GUI thread.
class SidePanels final : public QObject
{
    Q_OBJECT

public:
    SidePanels(SideStack &side,
               Session &session,
               Style &style,
               ActionRegistry &actions,
               QObject *parent = nullptr);

    void openSources();
    void toggleMachine();
    void toggleShortcuts();
    /// False when there was none.
    bool close();

Q_SIGNALS:
    /// Endpoints were added, changed or removed by hand.
    void sourcesEdited();

private:
    SideStack &m_side;
    Session &m_session;
    Style &m_style;
    ActionRegistry &m_actions;
    SourcesPanel *m_sources = nullptr;
    MachinePanel *m_machine = nullptr;
    ShortcutSheet *m_shortcuts = nullptr;
};

} // namespace perfdeck
