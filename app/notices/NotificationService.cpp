// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices/NotificationService.h"

#include <QDBusConnection>

namespace perfdeck {

NotificationService::NotificationService(const QDBusConnection &bus, QObject *parent)
    : QDBusAbstractInterface(
        QString::fromLatin1(kName), QString::fromLatin1(kPath), kName, bus, parent)
{
}

QDBusPendingReply<QStringList> NotificationService::capabilities()
{
    return asyncCall(QStringLiteral("GetCapabilities"));
}

QDBusPendingReply<uint> NotificationService::notify(const DesktopNotification &notification)
{
    return asyncCall(QStringLiteral("Notify"),
                     QStringLiteral("PerfDeck"),
                     notification.replaces,
                     QStringLiteral("org.perfdeck.PerfDeck"), // icon
                     notification.summary,
                     notification.body,
                     notification.actions,
                     notification.hints,
                     notification.expiresMs);
}

void NotificationService::closeNotification(std::uint32_t number)
{
    asyncCall(QStringLiteral("CloseNotification"), number);
}

} // namespace perfdeck
