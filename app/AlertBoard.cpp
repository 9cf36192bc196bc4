// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertBoard.h"

#include "app/Pages.h"
#include "core/engine/AlertDesk.h"
#include "widgets/pages/alerts/editor/RuleEditor.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/StatusStrip.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

AlertBoard::AlertBoard(AlertDesk *desk,
                       std::function<PageContext()> context,
                       Rail &rail,
                       StatusStrip &status,
                       QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_context(std::move(context))
    , m_rail(rail)
    , m_status(status)
{
    if (m_desk != nullptr) {
        connect(m_desk, &AlertDesk::alertsChanged, this, &AlertBoard::showAlerts);
        connect(m_desk, &AlertDesk::silencesChanged, this, &AlertBoard::showStatus);
    }
    showAlerts();
}

/// Those that somebody has to look after; the gravest gives the colour.
void AlertBoard::showAlerts()
{
    int open = 0;
    Severity gravest = Severity::Info;
    if (m_desk != nullptr) {
        const Timestamp now = SystemClock().now();
        for (const AlertPtr &alert : *m_desk->alerts()) {
            if (!alert->isOpen(now) || alert->silence.isValid() || alert->isInhibited)
                continue;
            ++open;
            gravest = std::max(gravest, alert->severity);
        }
    }
    m_rail.setBadge(pageIndex(QStringLiteral("alerts")), open, gravest);
    showStatus();
}

void AlertBoard::showStatus()
{
    if (m_desk == nullptr || m_desk->status().isOff)
        return m_status.setAlerting(StatusStrip::Alerting::Off, {}, 0);
    const AlertStatus status = m_desk->status();
    const Timestamp now = SystemClock().now();
    const auto silences = std::ranges::count_if(
        *m_desk->silences(), [now](const Silence &each) { return each.range.contains(now); });
    m_status.setAlerting(status.isReadOnly             ? StatusStrip::Alerting::Past
                             : status.waitsFor.empty() ? StatusStrip::Alerting::On
                                                       : StatusStrip::Alerting::Waiting,
                         QString::fromStdString(status.waitsFor),
                         int(silences));
}

void AlertBoard::editRule(const AlertRule &rule, QWidget &window)
{
    if (m_desk == nullptr)
        return m_status.announce(tr("Alerts are switched off: start without --no-alerts."));
    if (m_editor.isNull()) {
        m_editor = new RuleEditor(m_context(), &window);
        m_editor->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_editor, &RuleEditor::saved, this, &AlertBoard::ruleSaved);
    }
    m_editor->edit(rule);
    m_editor->show();
    m_editor->raise();
    m_editor->activateWindow();
}

} // namespace perfdeck
