// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/SettingsDesk.h"

#include "app/settings/SettingsWindow.h"
#include "core/engine/Session.h"
#include "widgets/style/Style.h"

#include <QLocale>

#include <utility>

namespace perfdeck {

namespace {

Style::Mode modeNamed(const std::string &name)
{
    return name == "dark" ? Style::Mode::Dark
        : name == "light" ? Style::Mode::Light
                          : Style::Mode::System;
}

} // namespace

SettingsDesk::SettingsDesk(SettingsStore &settings,
                           Style &style,
                           ActionRegistry &actions,
                           Session &session,
                           QWidget &window)
    : m_settings(settings)
    , m_style(style)
    , m_actions(actions)
    , m_session(session)
    , m_window(window)
    , m_language(settings.settings().language)
    , m_zone(settings.settings().zone)
{
}

void SettingsDesk::open(const QString &section)
{
    if (m_open.isNull()) {
        const StorageStatus storage = m_session.storage();
        const SettingsFacts facts{QString::fromStdString(m_session.config().databasePath),
                                  storage.fileBytes,
                                  QString::fromStdString(m_settings.path())};
        m_open = new SettingsWindow(m_settings, m_style, m_actions, facts, &m_window);
        m_open->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_open, &SettingsWindow::changed, this, &SettingsDesk::apply);
    }
    if (!section.isEmpty())
        m_open->showSection(section);
    m_open->show();
    m_open->raise();
    m_open->activateWindow();
}

void SettingsDesk::apply()
{
    applyLook(m_settings, m_style);
    Q_EMIT applied();
    const Settings &now = m_settings.settings();
    if (std::exchange(m_zone, now.zone) != now.zone)
        Q_EMIT zoneChosen();
    if (now.language != m_language)
        Q_EMIT windowOutdated();
}

void applyLook(const SettingsStore &settings, Style &style, const std::string &theme)
{
    const Settings &now = settings.settings();
    style.setReducedMotion(now.reducedMotion);
    style.setTextPercent(int(now.textPercent));
    style.setMode(modeNamed(theme.empty() ? now.theme : theme));
}

Qt::DayOfWeek firstDayNamed(const std::string &name)
{
    return name == "monday"  ? Qt::Monday
        : name == "saturday" ? Qt::Saturday
        : name == "sunday"   ? Qt::Sunday
                             : QLocale().firstDayOfWeek();
}

QTimeZone zoneNamed(const std::string &name)
{
    const QTimeZone zone(QByteArray::fromStdString(name));
    return name != "local" && zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

} // namespace perfdeck
