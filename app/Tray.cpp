// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Tray.h"

#include "app/Deck.h"
#include "app/notices/QuietTime.h"
#include "core/engine/AlertDesk.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace perfdeck {

namespace {

constexpr int kIconSide = 64; ///< scaled by the desktop
constexpr int kBadgeSide = 38;
constexpr int kMostCounted = 99;

} // namespace

Tray::Tray(Deck &deck, SettingsStore &settings, QuietTime &quiet)
    : m_deck(deck)
    , m_settings(settings)
    , m_quiet(quiet)
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
    connect(&deck.alerts(), &AlertDesk::alertsChanged, this, &Tray::showAlerts);
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
    quiet->setChecked(m_quiet.isOn());
    connect(quiet, &QAction::triggered, this, [this](bool on) {
        if (on)
            m_quiet.start();
        else
            m_quiet.end();
    });
    connect(
        &m_quiet, &QuietTime::changed, quiet, [this, quiet] { quiet->setChecked(m_quiet.isOn()); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Quit")), &QAction::triggered, this, &Tray::quitWanted);
    m_icon->setContextMenu(m_menu.get());
}

void Tray::showSources()
{
    const std::vector<SourceStatus> sources = m_deck.session().sources();
    m_counts->setText(sourcesText(sources));
    showToolTip();
    tellFallen(sources);
}

void Tray::showAlerts()
{
    const OpenAlerts open = openAlerts(*m_deck.alerts().alerts(), m_quiet.now());
    if (open.bySeverity == m_open.bySeverity)
        return;
    m_open = open;
    m_icon->setIcon(trayIcon(open, m_deck.window().look().theme()));
    showToolTip();
}

void Tray::showToolTip()
{
    QStringList words{m_counts->text()};
    if (m_open.total() > 0)
        words.append(tr("%n alerts wait", nullptr, m_open.total()));
    m_icon->setToolTip(tr("PerfDeck: %1").arg(words.join(QStringLiteral(", "))));
}

/// Where alerts are on, the rule about sources tells it.
void Tray::tellFallen(const std::vector<SourceStatus> &sources)
{
    const auto notice = m_notices.update(sources);
    if (notice && m_deck.alerts().status().isOff && !m_quiet.isOn())
        tell(notice->headline, notice->words, Severity::Warning);
}

void Tray::tell(const QString &headline, const QString &words, Severity severity)
{
    if (m_icon == nullptr)
        return;
    m_icon->showMessage(headline,
                        words,
                        severity == Severity::Critical      ? QSystemTrayIcon::Critical
                            : severity == Severity::Warning ? QSystemTrayIcon::Warning
                                                            : QSystemTrayIcon::Information);
}

QIcon trayIcon(const OpenAlerts &open, const Theme &theme)
{
    if (open.total() == 0)
        return applicationIcon();
    QPixmap pixmap = applicationIcon().pixmap(kIconSide, kIconSide);
    const QColor fill = open.gravest() == Severity::Critical ? theme.critical
        : open.gravest() == Severity::Warning                ? theme.warn
                                                             : theme.dim;
    const QRect place(kIconSide - kBadgeSide, kIconSide - kBadgeSide, kBadgeSide, kBadgeSide);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(place, kBadgeSide / 2.0, kBadgeSide / 2.0);
    QFont font = painter.font();
    font.setPixelSize(open.total() > 9 ? kBadgeSide / 2 : kBadgeSide * 2 / 3);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(theme.textOn(fill));
    painter.drawText(place,
                     Qt::AlignCenter,
                     open.total() > kMostCounted ? QStringLiteral("99+")
                                                 : QString::number(open.total()));
    return QIcon(pixmap);
}

} // namespace perfdeck
