// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <utility>
#include <vector>

namespace perfdeck {

/// A notification service as a desktop has it: records what it is given, and presses buttons when
/// told.
class NotificationStandIn final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Call
    {
        uint number = 0;
        uint replaces = 0;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int expires = 0;
    };

    NotificationStandIn(QDBusConnection bus, QStringList capabilities)
        : m_bus(std::move(bus))
        , m_capabilities(std::move(capabilities))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"),
                             this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    ~NotificationStandIn() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }

    NotificationStandIn(const NotificationStandIn &) = delete;
    NotificationStandIn &operator=(const NotificationStandIn &) = delete;

    void press(uint number, const QString &key) { Q_EMIT ActionInvoked(number, key); }

    void dismiss(uint number) { Q_EMIT NotificationClosed(number, 2); }

    std::vector<Call> calls;
    std::vector<uint> closedNumbers;
    bool refuses = false;

public Q_SLOTS:

    // As on the bus.
    QStringList GetCapabilities() { return m_capabilities; }

    uint Notify(const QString &,
                uint replaces,
                const QString &,
                const QString &summary,
                const QString &body,
                const QStringList &actions,
                const QVariantMap &hints,
                int expires)
    {
        if (refuses) {
            sendErrorReply(QDBusError::LimitsExceeded, QStringLiteral("too many"));
            return 0;
        }
        const uint number = replaces != 0 ? replaces : ++m_last;
        calls.push_back({number, replaces, summary, body, actions, hints, expires});
        return number;
    }

    void CloseNotification(uint number)
    {
        closedNumbers.push_back(number);
        Q_EMIT NotificationClosed(number, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &key);
    void NotificationClosed(uint number, uint reason);

private:
    QDBusConnection m_bus;
    QStringList m_capabilities;
    uint m_last = 0;
};

} // namespace perfdeck
