// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Notices.h"

#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace perfdeck {

class Deck;
class SettingsStore;

/// PerfDeck in the notification area of the desktop: how many sources are up and down, notices of
/// those that go down, the way back to the window, quitting. Nothing where the desktop has no such
/// area. GUI thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    Tray(Deck &deck, SettingsStore &settings);
    ~Tray() override;

    /// Whether the desktop has a place for it.
    [[nodiscard]] bool isThere() const { return m_icon != nullptr; }

    /// Whether closing the window leaves the program collecting.
    [[nodiscard]] bool keepsCollecting() const;

Q_SIGNALS:
    void openWanted();
    void sourcesWanted();
    void quitWanted();

private:
    void makeMenu();
    void showSources();

    Deck &m_deck;
    SettingsStore &m_settings;
    Notices m_notices;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    QAction *m_counts = nullptr;
};

} // namespace perfdeck
