// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractInterface>
#include <QDBusPendingReply>
#include <QStringList>
#include <QVariantMap>

namespace perfdeck {

/// One notification as the service of the desktop takes it.
struct DesktopNotification
{
    std::uint32_t replaces = 0; ///< number of the one it takes the place of; 0: none
    QString summary;
    QString body; ///< markup where the service can show that
    QStringList actions; ///< key, words, key, words …
    QVariantMap hints;
    int expiresMs = -1; ///< -1: as the service thinks fit

    static constexpr int kNever = 0;
};

/// The notification service of the desktop over D-Bus: Desktop Notifications Specification 1.2
/// (freedesktop.org). Calls return at once. GUI thread.
class NotificationService final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    explicit NotificationService(const QDBusConnection &bus, QObject *parent = nullptr);

    /// "actions", "body", "body-markup" …
    [[nodiscard]] QDBusPendingReply<QStringList> capabilities();
    /// Answers with the number of the notification.
    [[nodiscard]] QDBusPendingReply<uint> notify(const DesktopNotification &notification);
    void closeNotification(std::uint32_t number);

    static constexpr const char *kName = "org.freedesktop.Notifications";
    static constexpr const char *kPath = "/org/freedesktop/Notifications";

Q_SIGNALS:
    // Named as on the bus: that ties them to its signals.
    void ActionInvoked(uint number, const QString &key);
    void NotificationClosed(uint number, uint reason);
};

} // namespace perfdeck
