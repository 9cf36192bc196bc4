// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notices/NotificationService.h"
#include "core/model/Notice.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// Notices of alerts on the desktop: one notification a group, replaced by what becomes of it and
/// taken away once nobody has to look after it. It can be acknowledged and opened from there. Where
/// there is no notification service, `fallback` tells instead. GUI thread.
class DesktopNotices final : public QObject
{
    Q_OBJECT

public:
    using Fallback
        = std::function<void(const QString &headline, const QString &words, Severity severity)>;

    DesktopNotices(const QDBusConnection &bus, Fallback fallback, QObject *parent = nullptr);

    void show(NoticePtr notice);
    /// Takes away those of whose alerts none is open any more at `now`.
    void closeSettled(const Alerts &alerts, Timestamp now);
    /// Takes away all that are shown.
    void closeAll();

Q_SIGNALS:
    void acknowledgeWanted(const std::vector<perfdeck::AlertId> &alerts);
    /// The first alert of the notice; none where it is about none.
    void openWanted(perfdeck::AlertId alert);

private:
    /// What the desktop shows of a group.
    struct Shown
    {
        std::uint32_t number = 0; ///< 0: not told yet
        NoticePtr notice;
        NoticePtr next; ///< came while the service had not answered yet
        bool isAsked = false; ///< the service has not answered yet
        bool isOver = false; ///< to be closed once it has a number
    };

    void askCapabilities();
    void takeCapabilities(const QStringList &capabilities);
    void failCapabilities();
    void send(const std::string &group, NoticePtr notice);
    void answered(const std::string &group, std::optional<std::uint32_t> number);
    void close(Shown &shown);
    void forget();
    void invoked(std::uint32_t number, const QString &key);
    void closed(std::uint32_t number);
    void tellInstead(const Notice &notice) const;
    [[nodiscard]] DesktopNotification notification(const Notice &notice) const;
    [[nodiscard]] bool can(const char *capability) const;

    QDBusConnection m_bus;
    Fallback m_fallback;
    NotificationService m_service;
    QDBusServiceWatcher m_watcher;
    std::optional<QStringList> m_capabilities; ///< none: not known
    bool m_isAsking = false;
    std::vector<NoticePtr> m_waiting; ///< for the capabilities
    std::map<std::string, Shown> m_shown; ///< by group
};

} // namespace perfdeck
