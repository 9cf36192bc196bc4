// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notices/DesktopNotices.h"

#include <QObject>

namespace perfdeck {

class AlertDesk;
class QuietTime;

/// Brings the notices of alerts to the desktop, unless it is not to be disturbed, and what is done
/// there back to the alerts. GUI thread.
class NoticeDesk final : public QObject
{
    Q_OBJECT

public:
    NoticeDesk(AlertDesk &alerts,
               QuietTime &quiet,
               const QDBusConnection &bus,
               DesktopNotices::Fallback fallback,
               QObject *parent = nullptr);

Q_SIGNALS:
    /// None: all of them.
    void openWanted(perfdeck::AlertId alert);

private:
    void take(const NoticePtr &notice);
    void tellHeld(int held);
    void acknowledge(const std::vector<AlertId> &alerts);

    AlertDesk &m_alerts;
    QuietTime &m_quiet;
    DesktopNotices m_notices;
};

} // namespace perfdeck
