// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimeZone>

#include <string>

namespace perfdeck {

class ActionRegistry;
class Session;
class SettingsStore;
class SettingsWindow;
class Style;

/// Opens the settings and puts what is changed there into effect. GUI thread.
class SettingsDesk final : public QObject
{
    Q_OBJECT

public:
    SettingsDesk(SettingsStore &settings,
                 Style &style,
                 ActionRegistry &actions,
                 Session &session,
                 QWidget &window);

    void open(const QString &section = {});

Q_SIGNALS:
    void applied();
    /// Another zone was chosen for times on screen.
    void zoneChosen();
    /// The language is another now: the window must be made anew.
    void windowOutdated();

private:
    void apply();

    SettingsStore &m_settings;
    Style &m_style;
    ActionRegistry &m_actions;
    Session &m_session;
    QWidget &m_window;
    QPointer<SettingsWindow> m_open;
    std::string m_language; ///< that the window was made with
    std::string m_zone;
};

/// Theme, text and motion as the settings have them. `theme` overrides the remembered one; empty:
/// no.
void applyLook(const SettingsStore &settings, Style &style, const std::string &theme = {});
/// "monday", "saturday", "sunday"; else as the language on screen has it.
[[nodiscard]] Qt::DayOfWeek firstDayNamed(const std::string &name);
/// "local", "UTC" or an IANA name; the system's zone where there is no such.
[[nodiscard]] QTimeZone zoneNamed(const std::string &name);

} // namespace perfdeck
