// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Notices.h"
#include "core/model/Event.h"
#include "widgets/models/OpenAlerts.h"

#include <QIcon>
#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace perfdeck {

class Deck;
class QuietTime;
class SettingsStore;
struct Theme;

/// PerfDeck in the notification area of the desktop: how many sources are up and down, how many
/// alerts wait, the way back to the window, quitting. Where alerts are off it tells itself of
/// sources that go down. Nothing where the desktop has no such area. GUI thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    Tray(Deck &deck, SettingsStore &settings, QuietTime &quiet);
    ~Tray() override;

    /// Whether the desktop has a place for it.
    [[nodiscard]] bool isThere() const { return m_icon != nullptr; }

    /// Whether closing the window leaves the program collecting.
    [[nodiscard]] bool keepsCollecting() const;

    /// In a balloon of the area, where there is one.
    void tell(const QString &headline, const QString &words, Severity severity);

Q_SIGNALS:
    void openWanted();
    void sourcesWanted();
    void quitWanted();

private:
    void makeMenu();
    void showSources();
    void showAlerts();
    void showToolTip();
    void tellFallen(const std::vector<SourceStatus> &sources);

    Deck &m_deck;
    SettingsStore &m_settings;
    QuietTime &m_quiet;
    Notices m_notices;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    QAction *m_counts = nullptr;
    OpenAlerts m_open;
};

/// The icon of the program with the number of alerts on it, in the colour of the gravest.
[[nodiscard]] QIcon trayIcon(const OpenAlerts &open, const Theme &theme);

} // namespace perfdeck
