// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices/NoticeDesk.h"

#include "app/notices/QuietTime.h"
#include "core/engine/AlertDesk.h"

#include <utility>

namespace perfdeck {

NoticeDesk::NoticeDesk(AlertDesk &alerts,
                       QuietTime &quiet,
                       const QDBusConnection &bus,
                       DesktopNotices::Fallback fallback,
                       QObject *parent)
    : QObject(parent)
    , m_alerts(alerts)
    , m_quiet(quiet)
    , m_notices(bus, std::move(fallback))
{
    connect(&alerts, &AlertDesk::noticed, this, &NoticeDesk::take);
    connect(&alerts, &AlertDesk::alertsChanged, this, [this] {
        m_notices.closeSettled(*m_alerts.alerts(), m_quiet.now());
    });
    connect(&quiet, &QuietTime::ended, this, &NoticeDesk::tellHeld);
    connect(&m_notices, &DesktopNotices::acknowledgeWanted, this, &NoticeDesk::acknowledge);
    connect(&m_notices, &DesktopNotices::openWanted, this, &NoticeDesk::openWanted);
}

/// Who tries a channel wants to see it, whatever the hour.
void NoticeDesk::take(const NoticePtr &notice)
{
    if (m_quiet.isOn() && notice->status != NoticeStatus::Test)
        m_quiet.hold();
    else
        m_notices.show(notice);
}

void NoticeDesk::tellHeld(int held)
{
    if (held == 0)
        return;
    Notice summary;
    summary.groupKey = "held back";
    summary.status = NoticeStatus::Test; // nothing in it is to be acknowledged
    summary.title = tr("%n notices were held back", nullptr, held).toStdString();
    summary.text = tr("The Alerts tab shows what they were about.").toStdString();
    m_notices.show(std::make_shared<const Notice>(std::move(summary)));
}

void NoticeDesk::acknowledge(const std::vector<AlertId> &alerts)
{
    std::vector<AlertAction> actions;
    for (const AlertId alert : alerts) {
        AlertAction &action = actions.emplace_back();
        action.kind = AlertAction::Kind::Acknowledge;
        action.alert = alert;
    }
    m_alerts.act(std::move(actions));
}

} // namespace perfdeck
