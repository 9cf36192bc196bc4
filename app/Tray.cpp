// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Tray.h"

#include "app/Deck.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/style/Icons.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace perfdeck {

Tray::Tray(Deck &deck, SettingsStore &settings)
    : m_deck(deck)
    , m_settings(settings)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon = new QSystemTrayIcon(applicationIcon(), this);
    makeMenu();
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::sourcesWanted);
    connect(m_icon,
            &QSystemTrayIcon::activated,
            this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT openWanted();
            });
    connect(&deck.session(), &Session::sourcesChanged, this, &Tray::showSources);
    showSources();
    m_icon->show();
}

Tray::~Tray() = default;

bool Tray::keepsCollecting() const
{
    return isThere() && m_settings.settings().keepCollecting;
}

void Tray::makeMenu()
{
    m_menu = std::make_unique<QMenu>();
    m_counts = m_menu->addAction(QString());
    m_counts->setEnabled(false);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Open PerfDeck")), &QAction::triggered, this, &Tray::openWanted);
    QAction *quiet = m_menu->addAction(tr("&Do not disturb"));
    quiet->setCheckable(true);
    quiet->setChecked(!m_settings.settings().notices);
    connect(quiet, &QAction::toggled, this, [this](bool on) {
        m_settings.edit().notices = !on;
        if (const Status saved = m_settings.save(); !saved)
            qWarning("%s", saved.error().message().c_str());
    });
    connect(m_menu.get(), &QMenu::aboutToShow, quiet, [this, quiet] {
        quiet->setChecked(!m_settings.settings().notices);
    });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Quit")), &QAction::triggered, this, &Tray::quitWanted);
    m_icon->setContextMenu(m_menu.get());
}

void Tray::showSources()
{
    const std::vector<SourceStatus> sources = m_deck.session().sources();
    const QString counts = sourcesText(sources);
    m_counts->setText(counts);
    m_icon->setToolTip(tr("PerfDeck: %1").arg(counts));
    const auto notice = m_notices.update(sources);
    if (notice && m_settings.settings().notices)
        m_icon->showMessage(notice->headline, notice->words, QSystemTrayIcon::Warning);
}

} // namespace perfdeck
